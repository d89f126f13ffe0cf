"""Facts of a certificate as short phrases: moments, doses, places, reasons."""

from datetime import datetime
from decimal import Decimal

from app.domain.calendar import local
from app.domain.certificates import Certificate
from app.domain.facilities import FacilityKind
from app.domain.measurements import written
from app.domain.quantities import Dose, show_decimal
from app.domain.treatments import Given, LineRole, Treatment
from app.pdf.words import (
    BEDS,
    BODIES,
    GIVERS,
    MEASURES,
    PHRASES,
    REASONS,
    ROLES,
    SETTINGS,
    UNITS,
    Both,
)

NOTHING = "–"


def moment(at: datetime) -> str:
    """Return a moment to the minute, as a clock in Japan shows it."""
    return f"{local(at):%Y-%m-%d %H:%M}"


def moment_with_offset(at: datetime) -> str:
    """Return a moment with how far its clock is from UTC."""
    return f"{moment(at)} +09:00"


def span(start: datetime, end: datetime) -> str:
    """Return from when to when; the second day only where it is another."""
    until = f"{local(end):%H:%M}" if local(start).date() == local(end).date() else moment(end)
    return f"{moment(start)} – {until} (UTC+9)"


def fingerprint(sha256: str) -> str:
    """Return the beginning of a hash in groups that the eye can compare."""
    return " ".join(sha256[at : at + 4] for at in range(0, 16, 4))


def entered(treatment: Treatment) -> Both:
    """Return when this version was written, and that it is a late entry or an amendment where it is."""
    late = treatment.is_late
    kind = "amended" if treatment.is_amended else "entered"
    return PHRASES[f"{kind}_late" if late else kind].fill(at=moment(treatment.recorded.at))


def beds(treatment: Treatment, kind: FacilityKind) -> Both:
    """Return whether the place had beds for inpatients, as recorded."""
    return BEDS[kind].fill(beds=treatment.beds)


def place(treatment: Treatment) -> Both:
    """Return in what course of care the infusion was given."""
    words = SETTINGS[treatment.setting]
    if not treatment.is_emergency:
        return words
    return Both(words.ja + PHRASES["emergency"].ja, f"{words.en} {PHRASES['emergency'].en}")


def measured(treatment: Treatment) -> Both:
    """Return what was measured, in one line of each language, or nothing."""
    values = [(MEASURES[one.measures], one.value) for one in written(treatment.measurements)]
    return Both(
        "、".join(f"{words.ja} {value}" for words, value in values),
        ", ".join(f"{words.en} {value}" for words, value in values),
    )


def reason(treatment: Treatment) -> Both:
    """Return why by vein: the ground of the insurance rules, and what the physician wrote."""
    code = treatment.iv_reason_code
    ground = Both("", "") if code is None else REASONS[code]
    parts = [part for part in (ground.ja, treatment.iv_reason.strip()) if part]
    if not parts:
        return PHRASES["not_stated"]
    return Both("。".join(part.rstrip("。") for part in parts) + "。", ground.en)


def dose(given: Dose) -> Both:
    """Return a dose with its unit in both languages."""
    amount, unit = show_decimal(given.amount), UNITS.get(given.unit, Both(given.unit, given.unit))
    plural = "s" if given.is_containers and given.amount != Decimal(1) else ""
    return Both(f"{amount} {unit.ja}", f"{amount} {unit.en}{plural}")


def indication(given: Given, certificate: Certificate) -> Both:
    """Return for what approved indication a product was given, or what it did for another."""
    if given.role is not LineRole.DRUG:
        return ROLES[given.role]
    product = certificate.product(given.product)
    approved = None if product is None else product.indication(given.indication)
    return Both(given.indication or NOTHING, "" if approved is None else approved.text_en)


def body_name(body: str) -> str:
    """Return how a body is named on paper."""
    return BODIES.get(body, body)


def rate(treatment: Treatment) -> Both | None:
    """Return how fast it flowed in on average, or None where no time is told."""
    lasted = (treatment.ended or treatment.started) - treatment.started
    hours = Decimal(int(lasted.total_seconds())) / 3600
    if hours <= 0 or not treatment.iv_volume_ml:
        return None
    return PHRASES["rate"].fill(rate=show_decimal(round(treatment.iv_volume_ml / hours, 1)))


def agreed(certificate: Certificate) -> Both | None:
    """Return who agreed that it is handed on, and when."""
    consent = certificate.consent
    if consent is None:
        return None
    return GIVERS[consent.giver].fill(day=f"{consent.on:%Y-%m-%d}", name=consent.guardian)
