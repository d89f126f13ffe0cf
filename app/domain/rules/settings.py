"""Where an infusion may be given, in a body's eyes (rules C.1)."""

from collections.abc import Iterator

from app.domain.rules.case import Case
from app.domain.rules.look import Look, Rule
from app.domain.treatments import Setting
from app.domain.values import dataclass
from app.domain.verdicts import Finding, Outcome


def place(setting: str, beds: int) -> str:
    """Return a setting with what the facility's beds make of it: an outpatient's counts only with beds."""
    if setting == Setting.OUTPATIENT:
        return "outpatient_beds" if beds > 0 else "outpatient_no_beds"
    return setting


@dataclass(frozen=True, slots=True)
class MedicalSetting(Rule):
    """The infusion belongs to the course of a medical institution (NPB's setting sentence)."""

    clause: str

    def examine(self, case: Case, look: Look) -> Iterator[Finding]:
        """Find a setting that needs a second look or that is no medical one (rules A9)."""
        setting, emergency = case.entry.setting, case.entry.is_emergency
        if setting is Setting.VENUE:
            outcome = Outcome.CAUTION if emergency else Outcome.REVIEW
            yield Finding("VENUE_SETTING", outcome, clause=self.clause, field="setting")
        elif setting is Setting.HOME:
            yield Finding("HOME_SETTING", Outcome.REVIEW, clause=self.clause, field="setting")
        elif setting is Setting.OTHER:
            yield Finding(
                "SETTING_NOT_MEDICAL", Outcome.NOT_LEGITIMATE, clause=self.clause, field="setting"
            )
