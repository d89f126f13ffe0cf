"""The athlete's file: exemptions, competitions, bans, infusions received elsewhere."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.card import Card, Hairline
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.athlete_rows import FileRow
from app.ui.parts.file_list import FileList
from app.ui.parts.tall_enough import TallEnough

EXEMPTIONS, COMPETITIONS, OUTSIDE, BANS = "exemptions", "competitions", "outside", "bans"

WIDE = 760  # from this width on the lists stand side by side


class AthleteFile(Card):
    """Lists of what is filed, each with the way to add to it and to withdraw from it."""

    added = Signal(str)  # the name of the list
    withdrawal_asked = Signal(object)  # the FileRow

    def __init__(
        self,
        say: Wording,
        names: tuple[str, ...] = (EXEMPTIONS, COMPETITIONS, BANS, OUTSIDE),
        name: str = "athlete_file",
    ) -> None:
        super().__init__(name)
        self.body.setContentsMargins(px(10), px(14), px(6), px(10))
        self._lists = {one.objectName(): one for one in _lists(say) if one.objectName() in names}
        self._lines: dict[str, Hairline] = {}
        content = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        self._box.setContentsMargins(0, 0, px(8), 0)
        self._box.setSpacing(px(14))
        for of, one in self._lists.items():
            self._box.addWidget(one)
            if of != names[-1]:
                self._lines[of] = Hairline()
                self._box.addWidget(self._lines[of])
            one.added.connect(self.added)
            one.withdrawal_asked.connect(self.withdrawal_asked)
        self._box.addStretch(1)
        TallEnough(content)
        self._scroller = Scroller(content, name=f"{name}_scroll")
        self.body.addWidget(self._scroller, 1)

    def show_file(self, rows: Mapping[str, Sequence[FileRow]], *, is_athlete: bool) -> None:
        """Show what is filed; who is no athlete needs no exemption and has no competition."""
        for name, one in self._lists.items():
            one.show_rows(rows[name])
            one.setVisible(is_athlete or one.has_rows() or name == OUTSIDE)
        self._arrange()

    def permit(self, adding: frozenset[str], *, withdrawing: bool) -> None:
        """Offer only what is this person's to do; `adding` names the lists."""
        for name, one in self._lists.items():
            one.permit(adding=name in adding, withdrawing=withdrawing)

    def focus(self, key: object) -> None:
        """Bring the keyboard to a row."""
        for one in self._lists.values():
            row = one.focus(key)
            if row is not None:
                self._scroller.ensureWidgetVisible(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists side by side where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        across = self.width() >= px(WIDE)
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if across else way.TopToBottom)
        for name, one in self._lists.items():
            self._box.setStretchFactor(one, int(across))
            if name in self._lines:
                self._lines[name].setVisible(not across and not one.isHidden())
        self._box.setStretch(self._box.count() - 1, int(not across))


def _lists(say: Wording) -> tuple[FileList, ...]:
    return (
        FileList(
            EXEMPTIONS,
            say("Exemptions (TUE)"),
            say("Add an exemption"),
            say("No exemption is filed."),
            say,
        ),
        FileList(
            COMPETITIONS,
            say("Competitions"),
            say("Add a competition"),
            say("No competition is filed."),
            say,
        ),
        FileList(
            BANS,
            say("Bans"),
            say("Add a ban"),
            say("No ban is filed."),
            say,
        ),
        FileList(
            OUTSIDE,
            say("Infusions received elsewhere"),
            say("Add an infusion received elsewhere"),
            say("None is filed."),
            say,
        ),
    )
