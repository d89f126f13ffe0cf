"""What each body would say of a product that somebody asks about, by which clause and edition."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.formulary import BlockedName
from app.domain.verdicts import Assessment, Verdict
from app.i18n import Wording
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.body_rows import BodyRows
from app.ui.parts.legitimacy_panel import sentences_of
from app.ui.parts.notes import Notes


class UseAnswer(QWidget):
    """The bodies' verdicts, and in sentences what else is to be known."""

    def __init__(self, bodies: Sequence[str], titles: Mapping[str, str], say: Wording) -> None:
        """Show nothing yet; `titles` name each body's edition."""
        super().__init__()
        self.setObjectName("use_answer")
        self._say, self._titles = say, titles
        self._rows, self._notes = BodyRows(bodies, say), Notes(say)
        words = say(
            "For a person who has what the indication names. The record still needs diagnosis and basis; the volume of the last hours is not counted here."
        )
        self._record = Label(words, size=12, ink="text2", wrap=True, name="use_record")
        # As far in as the words of the bodies.
        self._record.setContentsMargins(px(14), 0, px(12), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (self._rows, self._notes, self._record):
            column.addWidget(part)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what the bodies would say."""
        sources = {one.body: self._source(one) for one in assessment.verdicts}
        self._rows.show_verdicts(assessment.verdicts, assessment.peak, sources)
        self._notes.show_notes(sentences_of(assessment, self._say))
        self._record.show()

    def show_blocked(self, blocked: BlockedName) -> None:
        """Show what the bodies would say of a product that nobody may be given."""
        self._rows.show_blocked(blocked)
        self._notes.show_notes(())
        self._record.hide()

    def _source(self, verdict: Verdict) -> str:
        own = [one for one in verdict.findings if one.body == verdict.body and one.clause]
        weighty = [one.clause for one in own if one.outcome is verdict.outcome]
        clause = (weighty or [one.clause for one in own] or [""])[0]
        if not any(sign.isdigit() for sign in clause):
            clause = ""  # a clause without a number only says what the title says
        return self._say(", ").join(filter(None, (clause, self._titles.get(verdict.body, ""))))
