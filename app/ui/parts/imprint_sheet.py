"""What stands beside the physician's name on certificates: a free place, a drawn seal, a picture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Refused
from app.domain.imprints import (
    LARGEST_PICTURE,
    MOST_IN_ROUND,
    MOST_IN_SQUARE,
    Imprint,
    ImprintKind,
    checked_imprint,
    signs,
)
from app.faults import fault_sentence
from app.i18n import Wording
from app.problems import explain
from app.ui.kit.buttons import Button
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.parts.filing_sheet import FilingSheet
from app.ui.parts.paper_strip import PaperStrip
from app.ui.parts.pdf_view import Picture

_WIDE, _HIGH = 505, 140


class ImprintSheet(FilingSheet):
    """Offers the kinds of seal, and shows the one that is chosen as certificates will."""

    changed = Signal(object)  # what is to be shown: answer with show_preview or show_trouble
    file_wanted = Signal()  # answer with take_picture or show_trouble

    def __init__(self, kept: Imprint, clinic: str, say: Wording) -> None:
        super().__init__("imprint_sheet", say)
        self._picture = kept.picture
        options = [
            Option(ImprintKind.NONE, say("None")),
            Option(ImprintKind.ROUND, say("Round")),
            Option(ImprintKind.SQUARE, say("Square")),
            Option(ImprintKind.PICTURE, say("Own picture")),
        ]
        self._kind = Segmented("imprint_kind", options, spoken=say("Seal"))
        is_square, is_short = kept.kind is ImprintKind.SQUARE, len(signs(clinic)) <= MOST_IN_SQUARE
        self._round = LineEdit("imprint_round")
        self._round.setText("" if is_square else kept.words)
        self._square = LineEdit("imprint_square")
        self._square.setText(kept.words if is_square else clinic if is_short else "")
        self._choose = Button(say("Choose a picture…"), name="imprint_choose")
        self._preview = PaperStrip("imprint_preview", say("Preview"), _WIDE, _HIGH)
        self._fields = self._make_fields(say)
        self._lay_out(say)
        self._kind.set_value(kept.kind)
        self._on_kind()
        self._kind.on_change(self._on_kind)
        for line in (self._round, self._square):
            line.on_change(self.announce)
        self._choose.clicked.connect(self.file_wanted)
        self.setFocusProxy(self._kind)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        chosen = self._chosen()
        return (chosen.kind, chosen.words, chosen.picture)

    def value(self) -> Imprint:
        """Return the choice; raises Refused."""
        return checked_imprint(self._chosen())

    def announce(self) -> None:
        """Ask for a preview of what is chosen, where there is something to be seen."""
        try:
            self.changed.emit(self.value())
        except Refused as refused:
            self.show_trouble(refused)

    def take_picture(self, png: bytes) -> None:
        """Take a picture that certificates can show."""
        self._picture = png
        self._fields[ImprintKind.PICTURE].clear_error()
        self.announce()

    def show_preview(self, picture: Picture) -> None:
        """Show how certificates will look."""
        self._preview.show_picture(picture)

    def show_trouble(self, error: Exception) -> None:
        """Tell beside the field why there is nothing to be shown; the keyboard stays where it is."""
        chosen = self._chosen()
        # A file that is refused leaves the picture before in its place, and in sight.
        if not chosen.picture:
            self._preview.show_picture(None)
        field = self._fields.get(chosen.kind)
        if field is None:
            return
        is_new = isinstance(error, Refused) and error.faults[0].code == "picture_missing"
        if isinstance(error, Refused):
            # Nobody has chosen a file yet: that is no fault before it is to be saved.
            field.set_error("" if is_new else fault_sentence(error.faults[0], self._say))
        else:
            field.set_error(str(explain(error, self._say)))

    def _chosen(self) -> Imprint:
        kind = self._kind.value()
        if not isinstance(kind, ImprintKind) or kind is ImprintKind.NONE:
            return Imprint()
        if kind is ImprintKind.PICTURE:
            return Imprint(kind, picture=self._picture)
        return Imprint(kind, (self._round if kind is ImprintKind.ROUND else self._square).text())

    def _on_kind(self) -> None:
        kind = self._chosen().kind
        for of, field in self._fields.items():
            field.setVisible(of is kind)
            field.clear_error()
        shown = self._fields.get(kind)
        place = "picture" if kind is ImprintKind.PICTURE else "words"
        self.fields = {} if shown is None else {place: shown}
        self.announce()

    def _make_fields(self, say: Wording) -> dict[ImprintKind, Field]:
        row = QWidget()
        row.setObjectName("imprint_picture")
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._choose)
        inner.addStretch(1)
        row.setFocusProxy(self._choose)
        largest = LARGEST_PICTURE // 1024 // 1024
        name = say("Name on the seal")
        return {
            ImprintKind.ROUND: Field(
                name,
                self._round,
                hint=say(
                    "up to {most} characters; empty: the physician's family name",
                    most=MOST_IN_ROUND,
                ),
            ),
            ImprintKind.SQUARE: Field(
                name, self._square, hint=say("up to {most} characters", most=MOST_IN_SQUARE)
            ),
            ImprintKind.PICTURE: Field(
                say("Picture of the seal"),
                row,
                hint=say("PNG or JPEG up to {most} MB; white lets the paper through", most=largest),
            ),
        }

    def _lay_out(self, say: Wording) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._kind)
        for field in self._fields.values():
            column.addWidget(field)
        column.addWidget(Label(say("Preview"), size=12, ink="text2"))
        column.addWidget(self._preview)
