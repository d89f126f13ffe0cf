"""What an amendment changes, field by field: as it was, and as it will be."""

from app.domain.measurements import TypedMeasurement
from app.domain.treatments import Draft, DraftLine
from app.i18n import Wording
from app.words import certainty_word, field_word, iv_reason_word, measure_word

_TEXTS = (
    "started",
    "ended",
    "setting",
    "physician",
    "diagnosis",
    "icd10",
    "onset",
    "basis",
    "iv_reason",
    "off_label_reason",
    "late_reason",
)


def draft_changes(before: Draft, after: Draft, say: Wording) -> tuple[tuple[str, str, str], ...]:
    """Return each field that differs: its name, what stood there, what stands there now."""
    told = zip(_told(before, say), _told(after, say), strict=True)
    return tuple((name, old, new) for (name, old), (_, new) in told if old != new)


def _told(draft: Draft, say: Wording) -> list[tuple[str, str]]:
    """Return everything that a form states, name and words."""
    texts = [(field_word(name, say), str(getattr(draft, name) or "")) for name in _TEXTS]
    return [
        *texts,
        (say("Certainty"), certainty_word(draft.certainty, say)),
        (say("Why intravenous"), _why(draft, say)),
        (say("Measured"), _measured(draft.measurements, say)),
        (say("Products"), _lines(draft.lines)),
    ]


def _why(draft: Draft, say: Wording) -> str:
    return "" if draft.iv_reason_code is None else iv_reason_word(draft.iv_reason_code, say)


def _measured(measured: tuple[TypedMeasurement, ...], say: Wording) -> str:
    return "\n".join(f"{measure_word(one.measure, say)} {one.value}" for one in measured)


def _lines(lines: tuple[DraftLine, ...]) -> str:
    return "\n".join(
        "  ".join(
            part
            for part in (
                one.product,
                f"{one.dose} {one.unit}",
                one.route or "",
                f"{one.volume_ml} mL",
                one.indication,
                one.lot,
                one.expiry,
            )
            if part.strip()
        )
        for one in lines
    )
