"""What a diagnosis is seen from, and headings that help to write it (診断根拠)."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.fields import Field
from app.ui.kit.look import px
from app.ui.kit.memo_edit import MemoEdit
from app.ui.parts.freeze import freeze
from app.words import field_word

_HEADINGS: tuple[tuple[str, Callable[[Wording], str]], ...] = (
    ("symptoms", lambda say: say("Symptoms")),
    ("findings", lambda say: say("Findings")),
    ("labs", lambda say: say("Lab values")),
    ("course", lambda say: say("Course")),
)
_MARK = ": "


class Basis:
    """The memo for the basis with its aids; `field` is what stands in the form."""

    def __init__(self, say: Wording) -> None:
        self._headings = [words(say) for _, words in _HEADINGS]
        self.edit = MemoEdit(
            "basis",
            example=say(
                "e.g. 38.9 °C, sore throat and odynophagia for 2 days; exudate on both tonsils; WBC 14,200; CRP 8.6."
            ),
        )
        aids = QWidget()
        row = QHBoxLayout(aids)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        self._aids, self._buttons = QButtonGroup(aids), list[Button]()
        for place, (name, _) in enumerate(_HEADINGS):
            aid = Button(self._headings[place], "soft", name=f"add_{name}", icon="plus", height=24)
            self._aids.addButton(aid, place)
            self._buttons.append(aid)
            row.addWidget(aid)
        self._aids.setExclusive(False)
        self._aids.idClicked.connect(self._on_aid)
        self.field = Field(
            field_word("basis", say), self.edit, hint=say("NPB criterion 1"), aside=aids
        )

    def text(self) -> str:
        """Return what is written; a heading with nothing behind it states nothing and is left out."""
        empty = {f"{heading}{_MARK}".strip() for heading in self._headings}
        lines = self.edit.text().splitlines()
        return "\n".join(line for line in lines if line.strip() not in empty).strip()

    def set_text(self, text: str) -> None:
        """Write this instead; what somebody sees replaced can be brought back (Ctrl+Z)."""
        if self.edit.isVisible():
            self.edit.rewrite(text)
        else:
            self.edit.set_text(text)

    def controls(self) -> list[QWidget]:
        """Return what can be operated, in reading order."""
        return [self.edit, *self._aids.buttons()]

    def set_narrow(self, narrow: bool) -> None:
        """Leave the signs of the aids out in a small window: there may be a mark before them."""
        for aid in self._buttons:
            aid.set_icon("" if narrow else "plus")

    def set_read_only(self, frozen: bool) -> None:
        """Let nobody change anything here; the aids go where they help nobody."""
        freeze([self.edit], frozen)
        for aid in self._aids.buttons():
            aid.setVisible(not frozen)

    def _on_aid(self, place: int) -> None:
        self.edit.add_text(f"{self._headings[place]}{_MARK}")
