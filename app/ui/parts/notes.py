"""What else was found, in sentences; more than a few fold into one line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.look import px
from app.ui.kit.notice import Notice

_MOST = 3


class Notes(QWidget):
    """Sentences with the tone of what they say, the weightiest first."""

    def __init__(self, say: Wording, *, name: str = "note") -> None:
        super().__init__()
        self.setObjectName(f"{name}s")
        self._say = say
        self._notices = [Notice(f"{name}_{place}") for place in range(_MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), 0, px(8), 0)
        column.setSpacing(px(6))
        for notice in self._notices:
            column.addWidget(notice)

    def show_notes(self, notes: Sequence[tuple[str, str]]) -> None:
        """Show sentences, each with its tone."""
        shown = list(notes)
        if len(shown) > _MOST:
            rest = shown[_MOST - 1 :]
            folded = self._say("{count} more", count=len(rest))
            shown = [*shown[: _MOST - 1], ("quiet", folded)]
            self._notices[-1].setToolTip("\n".join(words for _, words in rest))
        else:
            self._notices[-1].setToolTip("")
        for place, notice in enumerate(self._notices):
            if place < len(shown):
                notice.tell(*shown[place])
            else:
                notice.clear()
        self.setVisible(bool(shown))
