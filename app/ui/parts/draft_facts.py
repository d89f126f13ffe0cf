"""What a form or a record states, fact by fact, in words to be read before anybody answers for it."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.facilities import Facility, Premises
from app.domain.staff import StaffId
from app.domain.treatments import Draft, DraftLine, LineRole, Setting
from app.i18n import Wording
from app.ui.parts.measured_line import measured_line
from app.words import (
    certainty_word,
    codes_word,
    facility_word,
    field_word,
    iv_reason_word,
    role_word,
    route_word,
    setting_word,
    unit_word,
)

_GAP = "  "
# Where nobody tells of facilities.
NO_PREMISES = Premises(Facility("", "", "", "", "", 0))


@dataclass(frozen=True, slots=True)
class Known:
    """Tells the names behind the numbers that a form holds."""

    product: Callable[[str], str]
    person: Callable[[StaffId], str]
    premises: Premises = NO_PREMISES


def draft_facts(draft: Draft, known: Known, say: Wording) -> tuple[tuple[str, str], ...]:
    """Return everything that is stated, each with its name; what is empty is left out."""
    facts = (
        (say("Infusion"), _span(draft.started, draft.ended)),
        (say("Diagnosis"), _diagnosis(draft, say)),
        (say("Products"), "\n".join(_line(one, known, say) for one in draft.lines)),
        (say("Basis of diagnosis"), draft.basis),
        (say("Measured"), measured_line(draft.measurements, say)),
        (say("Why intravenous"), _why(draft, say)),
        (field_word("off_label_reason", say), draft.off_label_reason),
        (field_word("late_reason", say), draft.late_reason),
        (field_word("branch", say), facility_of(draft, known.premises, say)),
        (
            field_word("setting", say),
            _setting(draft.setting, known.premises.beds(draft.branch), say),
        ),
        (
            field_word("physician", say),
            "" if draft.physician is None else known.person(draft.physician),
        ),
    )
    return tuple((name, text) for name, text in facts if text.strip())


def facility_of(draft: Draft, premises: Premises, say: Wording) -> str:
    """Return where it is given; a clinic of one facility need not say so."""
    return facility_word(premises.at(draft.branch), say) if premises.branches else ""


def _span(started: str, ended: str) -> str:
    day, _, time = ended.rpartition(" ")
    same_day = day and started.startswith(f"{day} ")
    return f"{started} – {time if same_day else ended}" if ended else started


def _diagnosis(draft: Draft, say: Wording) -> str:
    if not draft.diagnosis:
        return ""
    code = f" ({draft.icd10})" if draft.icd10 else ""
    told = (certainty_word(draft.certainty, say), codes_word(draft.diagnosis_codes, say))
    return _GAP.join((f"{draft.diagnosis}{code}", *filter(None, told)))


def _why(draft: Draft, say: Wording) -> str:
    code = draft.iv_reason_code
    word = "" if code is None else iv_reason_word(code, say)
    return "\n".join(filter(None, (word, draft.iv_reason)))


def _setting(setting: Setting | None, beds: int, say: Wording) -> str:
    return "" if setting is None else setting_word(setting, beds, say)


def _line(line: DraftLine, known: Known, say: Wording) -> str:
    dose = f"{line.dose} {unit_word(line.unit, say)}" if line.dose else ""
    told = (
        known.product(line.product) or line.product,
        "" if line.role is LineRole.DRUG else role_word(line.role, say),
        dose,
        "" if line.route is None else route_word(line.route, say),
        f"{line.volume_ml} mL" if line.volume_ml else "",
    )
    return _GAP.join(filter(None, told))
