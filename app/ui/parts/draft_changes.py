"""What an amendment changes, field by field: as it was, and as it will be."""

from app.domain.treatments import Draft, DraftLine, LineRole
from app.i18n import Wording
from app.ui.parts.draft_facts import Known, facility_of
from app.ui.parts.measured_line import measured_line
from app.words import (
    certainty_word,
    codes_word,
    field_word,
    iv_reason_word,
    role_word,
    route_word,
    setting_word,
    unit_word,
)

_TEXTS = (
    "started",
    "ended",
    "diagnosis",
    "icd10",
    "onset",
    "basis",
    "iv_reason",
    "off_label_reason",
    "late_reason",
)
# Where nobody tells the names, the numbers stand.
_UNNAMED = Known(str, str)
_GAP = "  "


def draft_changes(
    before: Draft, after: Draft, say: Wording, known: Known = _UNNAMED
) -> tuple[tuple[str, str, str], ...]:
    """Return each field that differs: its name, what stood there, what stands there now."""
    told = zip(_told(before, known, say), _told(after, known, say), strict=True)
    return tuple((name, old, new) for (name, old), (_, new) in told if old != new)


def _told(draft: Draft, known: Known, say: Wording) -> list[tuple[str, str]]:
    """Return everything that a form states, name and words."""
    texts = [(field_word(name, say), str(getattr(draft, name) or "")) for name in _TEXTS]
    setting, physician, why = draft.setting, draft.physician, draft.iv_reason_code
    beds = known.premises.beds(draft.branch)
    return [
        *texts,
        (field_word("diagnosis_codes", say), codes_word(draft.diagnosis_codes, say)),
        (field_word("branch", say), facility_of(draft, known.premises, say)),
        (
            field_word("setting", say),
            "" if setting is None else setting_word(setting, beds, say),
        ),
        (field_word("physician", say), "" if physician is None else known.person(physician)),
        (say("Certainty"), certainty_word(draft.certainty, say)),
        (say("Why intravenous"), "" if why is None else iv_reason_word(why, say)),
        # As they are usually written: 1.03 and 1.030 are the same.
        (say("Measured"), measured_line(draft.measurements, say)),
        (say("Products"), "\n".join(_line(one, known, say) for one in draft.lines)),
    ]


def _line(line: DraftLine, known: Known, say: Wording) -> str:
    told = (
        known.product(line.product) or line.product,
        "" if line.role is LineRole.DRUG else role_word(line.role, say),
        f"{line.dose} {unit_word(line.unit, say)}",
        "" if line.route is None else route_word(line.route, say),
        f"{line.volume_ml} mL",
        line.indication,
        line.lot,
        line.expiry,
    )
    return _GAP.join(part for part in told if part.strip())
