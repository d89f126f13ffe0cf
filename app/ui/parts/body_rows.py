"""What each of the patient's bodies would say, the worst first."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.formulary import BlockedName
from app.domain.verdicts import Outcome, Peak, Verdict
from app.findings import headline, outcome_word
from app.i18n import Wording
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.verdict_row import VerdictRow
from app.ui.parts.refusal import classes_of
from app.words import body_word, ml_word


class BodyRows(QWidget):
    """One row for each body that the patient answers to."""

    def __init__(self, bodies: Sequence[str], say: Wording) -> None:
        super().__init__()
        self.setObjectName("bodies")
        self._say = say
        self._rows = {
            body: VerdictRow(body_word(body), name=f"body_{body.lower()}") for body in bodies
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._order: tuple[str, ...] = ()
        none = Label(say("The patient answers to no body."), size=13, ink="text2", name="no_body")
        none.setContentsMargins(px(8), px(4), px(8), px(4))
        self._column.addWidget(none)
        none.setVisible(not bodies)
        self._arrange(tuple(bodies))

    def show_verdicts(
        self,
        verdicts: Sequence[Verdict],
        peak: Peak | None,
        sources: Mapping[str, str] | None = None,
    ) -> None:
        """Show what the bodies say of the infusion as it stands; by which rule, where `sources` tell it."""
        ranked = sorted(verdicts, key=lambda one: one.outcome.rank)
        self._arrange(tuple(one.body for one in ranked))
        for verdict in verdicts:
            self._rows[verdict.body].show_verdict(
                verdict.outcome.value,
                outcome_word(verdict.outcome, self._say),
                _told(reason_of(verdict, peak, self._say), (sources or {}).get(verdict.body, "")),
                detail=_detail(verdict),
            )

    def show_blocked(self, blocked: BlockedName) -> None:
        """Show what the bodies would say if a blocked product were used."""
        for body, row in self._rows.items():
            row.show_verdict(
                Outcome.BLOCKED.value,
                outcome_word(Outcome.BLOCKED, self._say),
                _blocked_reason(body, blocked, self._say),
                detail="BLOCKED_PRODUCT",
            )

    def set_close(self, close: bool) -> None:
        """Stand closer together in a low window."""
        for row in self._rows.values():
            row.set_close(close)

    def _arrange(self, order: tuple[str, ...]) -> None:
        if order != self._order:
            self._order = order
            for body in order:
                self._column.addWidget(self._rows[body])


def reason_of(verdict: Verdict, peak: Peak | None, say: Wording) -> str:
    """Return in one line why a body says what it says."""
    worst = [
        one
        for one in verdict.findings
        if one.outcome is verdict.outcome and one.code not in ("OK", "REC_NOT_FINALISED")
    ]
    if verdict.outcome is not Outcome.LEGITIMATE and worst:
        first = headline(worst[0], say)
        fields = {one.field for one in worst}
        more = len(fields) - 1 if verdict.outcome is Outcome.INCOMPLETE else 0
        return say("{reason} and {count} more", reason=first, count=more) if more else first
    if verdict.body != "NPB" and peak is not None:
        return say(
            "{volume} mL in {hours} h, within the limit",
            volume=ml_word(peak.rate_weighted_ml),
            hours=peak.window_hours,
        )
    return say("Criteria 1 and 2 are met") if verdict.body == "NPB" else ""


def _told(reason: str, source: str) -> str:
    return "  ·  ".join(filter(None, (reason, source)))


def _blocked_reason(body: str, blocked: BlockedName, say: Wording) -> str:
    if body == "NPB":
        return say("Criterion 2 (approval) is not met")
    codes = say(", ").join(classes_of(blocked))
    return say("May fall under {classes}", classes=codes) if codes else say("Not approved")


def _detail(verdict: Verdict) -> str:
    told = (f"{one.code}  {one.clause}".strip() for one in verdict.findings)
    return "\n".join(dict.fromkeys(told))
