"""What a body says differently of one entry: the editions, and the reasons that came and went."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.changes import Change
from app.domain.verdicts import Finding, Verdict
from app.findings import sentence
from app.i18n import Wording
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.edition_shelf import short_hash
from app.ui.parts.patient_words import body


class ChangeDetail(QWidget):
    """The whole of one change in sentences; scrolls where there are many."""

    def __init__(self, say: Wording, same_edition: str) -> None:
        """Make it empty; ``same_edition`` tells why an unchanged edition can say something else."""
        super().__init__()
        self.setObjectName("change_detail")
        self._say, self._same_edition = say, same_edition
        self._head = Label(size=12, ink="text2", wrap=True, name="change_editions")
        self._lines = QWidget()
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(px(6))
        self._place.addWidget(self._head)
        self._place.addWidget(self._lines)
        self._place.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._place)
        self._scroller = Scroller(inside, name="change_reasons")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(8), px(10), 0)
        column.addWidget(self._scroller, 1)

    def show_change(self, change: Change) -> None:
        """Show another change."""
        self._head.setText(self._editions(change))
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        for place, (word, text) in enumerate(self._reasons(change)):
            above = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Label(word, size=12, ink="text2"), place, 0, above)
            grid.addWidget(Label(text, wrap=True, name=f"change_reason_{place}"), place, 1)
        self._place.replaceWidget(self._lines, lines)
        self._lines.setParent(None)
        self._lines.deleteLater()
        self._lines = lines
        lines.show()

    def _editions(self, change: Change) -> str:
        say, name = self._say, body(change.body)
        before, after = _edition(change.before, say), _edition(change.after, say)
        if before != after:
            return say("{body}: {before} → {after}.", body=name, before=before, after=after)
        words = say("{body}: {edition}.", body=name, edition=after)
        # A Japanese full stop brings its own gap.
        gap = "" if say.language == "ja" else " "
        return f"{words}{gap}{self._same_edition}".strip()

    def _reasons(self, change: Change) -> list[tuple[str, str]]:
        say = self._say
        reasons = _told(say("New"), change.came, say) + _told(say("No longer"), change.went, say)
        return reasons or [("", say("The reasons are the same, but they weigh differently."))]


def _edition(verdict: Verdict, say: Wording) -> str:
    if not verdict.edition:
        return say("no edition")
    return say("edition {name} ({hash})", name=verdict.edition, hash=short_hash(verdict.sha256))


def _told(word: str, findings: Sequence[Finding], say: Wording) -> list[tuple[str, str]]:
    return [(word, sentence(one, say)) for one in findings]
