"""The course of an infusion at the bedside: what was done at the drip, step by step."""

from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from app.domain.calendar import local, read_moment
from app.domain.errors import Fault, Refused, StepOutOfTurn
from app.domain.keys import StaffId
from app.domain.quantities import NotANumber, read_decimal, show_decimal
from app.domain.text import states_nothing
from app.domain.values import dataclass

# Clocks of bed and desk may differ by so much; what lies further ahead did not happen yet.
AHEAD = timedelta(minutes=1)
# What is written down later than this after it happened is late (事後入力).
LATE_AFTER = timedelta(hours=24)


class Act(StrEnum):
    """What was done, or seen, at the drip."""

    BEGUN = "begun"
    RATE_CHANGED = "rate_changed"
    INTERRUPTED = "interrupted"
    RESUMED = "resumed"
    REACTION = "reaction"
    REMARK = "remark"
    ENDED = "ended"


class Stage(StrEnum):
    """How far an infusion is: ordered (指示), running (投与中) or given (投与済)."""

    ORDERED = "ordered"
    RUNNING = "running"
    GIVEN = "given"


class CheckedBy(StrEnum):
    """How it was made sure: by reading a code, or by eyes and ears (手で照合)."""

    SCAN = "scan"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Check:
    """That it is the right person, or the right product (照合): `line` is its place, None the person."""

    line: int | None
    how: CheckedBy
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done at the drip: when it happened, by whom (実施者), when it was written down.

    `delivered_ml` is what had flowed in by then in all, in mL; `rate_ml_h` the rate from then on;
    `checks` what was made sure of before it began.
    """

    id: UUID
    act: Act
    at: datetime
    by: StaffId
    written: datetime
    delivered_ml: Decimal | None = None
    rate_ml_h: Decimal | None = None
    note: str = ""
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedGiven:
    """What the nurse states of one product: nothing where it is as ordered."""

    lot: str = ""
    expiry: str = ""
    dose: str = ""
    volume_ml: str = ""


@dataclass(frozen=True, slots=True)
class TypedStep:
    """One step as typed; `id` is made once, so that a step told twice is one step."""

    id: UUID
    act: Act
    at: str
    delivered_ml: str = ""
    rate_ml_h: str = ""
    note: str = ""
    late_reason: str = ""
    lines: tuple[TypedGiven, ...] = ()
    checks: tuple[Check, ...] = ()


# What may be done next, by what was done last to the flow; a remark is always in order, and
# somebody may react before the first drop flows (to the needle, to the sight of it).
_NEXT = {
    None: (Act.BEGUN, Act.REACTION),
    Act.BEGUN: (Act.RATE_CHANGED, Act.INTERRUPTED, Act.REACTION, Act.ENDED),
    Act.INTERRUPTED: (Act.RESUMED, Act.REACTION, Act.ENDED),
    Act.ENDED: (Act.REACTION,),
}
_FLOW = {Act.BEGUN: Act.BEGUN, Act.RESUMED: Act.BEGUN}
_TELLS_VOLUME = (Act.INTERRUPTED, Act.ENDED)


def stage_of(course: tuple[Step, ...]) -> Stage:
    """Return how far an ordered infusion is by what was done so far."""
    flow = _flow(course)
    if flow is None:
        return Stage.ORDERED
    return Stage.GIVEN if flow is Act.ENDED else Stage.RUNNING


def next_acts(course: tuple[Step, ...]) -> tuple[Act, ...]:
    """Return what can be done next at the drip."""
    return (*_NEXT[_flow(course)], Act.REMARK)


def performer(course: tuple[Step, ...]) -> StaffId | None:
    """Return who gave the infusion (実施者): whoever began it; None before that."""
    return next((step.by for step in course if step.act is Act.BEGUN), None)


def is_interrupted(course: tuple[Step, ...]) -> bool:
    """Tell whether the flow stands still for now."""
    return _flow(course) is Act.INTERRUPTED


def delivered_ml(course: tuple[Step, ...]) -> Decimal:
    """Return what was last told to have flowed in, in mL; 0 where nothing was told."""
    told = [step.delivered_ml for step in course if step.delivered_ml is not None]
    return told[-1] if told else Decimal(0)


def read_step(
    typed: TypedStep, course: tuple[Step, ...], ordered_ml: Decimal, by: StaffId, now: datetime
) -> Step:
    """Return a typed step as what happened; `ordered_ml` is what the order lets flow in, in mL.

    Raises:
        StepOutOfTurn: it cannot follow what was done before.
        Refused: with every field that is missing, unreadable or cannot be.
    """
    if typed.act not in next_acts(course):
        raise StepOutOfTurn(typed.act.value)
    faults: list[Fault] = []
    at = _when(typed, course, now, faults)
    asks_volume = typed.act in _TELLS_VOLUME and ordered_ml > 0
    delivered = _amount("delivered_ml", typed.delivered_ml, asks_volume, faults)
    states_rate = typed.act is Act.BEGUN and not states_nothing(typed.rate_ml_h)
    asks_rate = states_rate or typed.act is Act.RATE_CHANGED
    rate = _amount("rate_ml_h", typed.rate_ml_h, asks_rate, faults)
    if delivered is not None:
        faults += _volume_faults(typed, delivered, course, ordered_ml)
    if typed.act in (Act.REACTION, Act.REMARK) and states_nothing(typed.note):
        faults.append(Fault("note", "missing"))
    if faults or at is None:
        raise Refused(tuple(faults))
    note = typed.note.strip()
    checks = typed.checks if typed.act is Act.BEGUN else ()
    return Step(typed.id, typed.act, at, by, now, delivered, rate, note, checks)


def shares(
    volumes: tuple[Decimal, ...], doses: tuple[Decimal, ...], delivered: Decimal
) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return dose and volume of each product of a mixture of which only so much flowed in.

    Each shrinks by the same share; the volumes add up to what was delivered, exactly, since
    the last one takes what rounding leaves.
    """
    total = sum(volumes, Decimal(0))
    found = []
    left = delivered
    wet = [place for place, volume in enumerate(volumes) if volume > 0]
    for place, (volume, dose) in enumerate(zip(volumes, doses, strict=True)):
        own = volume * delivered / total
        part = left if wet[-1:] == [place] else min(left, round(own, 3))
        left -= part if volume > 0 else 0
        found.append((_rounded(dose * delivered / total), part if volume > 0 else volume))
    return tuple(found)


def _rounded(dose: Decimal) -> Decimal:
    """Return a dose to a thousandth, and something so small to what can still be kept."""
    return round(dose, 3) or max(round(dose, 6), Decimal("0.000001"))


def _flow(course: tuple[Step, ...]) -> Act | None:
    """Return what was last done to the flow; going on is as having begun."""
    last: Act | None = None
    for step in course:
        if step.act in (Act.BEGUN, Act.RESUMED, Act.INTERRUPTED, Act.ENDED):
            last = _FLOW.get(step.act, step.act)
    return last


def _when(
    typed: TypedStep, course: tuple[Step, ...], now: datetime, faults: list[Fault]
) -> datetime | None:
    at = read_moment(typed.at, local(now).date())
    if at is None:
        faults.append(Fault("at", "missing" if states_nothing(typed.at) else "unreadable"))
    elif at > now + AHEAD:
        faults.append(Fault("at", "ahead"))
    elif course and at < min(_floor(course), now):
        faults.append(Fault("at", "before_the_last", (("last", _clock(_floor(course))),)))
    elif now - at > LATE_AFTER and states_nothing(typed.late_reason):
        faults.append(Fault("late_reason", "REC_LATE_REASON_MISSING"))
    return at


def _floor(course: tuple[Step, ...]) -> datetime:
    """Return the moment before which nothing more can have happened: the latest, to its minute."""
    return max(step.at for step in course).replace(second=0, microsecond=0)


def _clock(at: datetime) -> str:
    return local(at).strftime("%Y-%m-%d %H:%M")


def _amount(field: str, typed: str, is_asked: bool, faults: list[Fault]) -> Decimal | None:
    if not is_asked:
        return None
    if states_nothing(typed):
        faults.append(Fault(field, "missing"))
        return None
    try:
        amount = read_decimal(typed)
    except NotANumber:
        faults.append(Fault(field, "unreadable"))
        return None
    if amount == 0 and field == "rate_ml_h":
        faults.append(Fault(field, "unreadable"))
    return amount


def _volume_faults(
    typed: TypedStep, delivered: Decimal, course: tuple[Step, ...], ordered_ml: Decimal
) -> list[Fault]:
    before = delivered_ml(course)
    if delivered < before:
        return [Fault("delivered_ml", "less_than_before", (("ml", show_decimal(before)),))]
    if delivered > ordered_ml:
        return [Fault("delivered_ml", "more_than_ordered", (("ml", show_decimal(ordered_ml)),))]
    if delivered == 0 and typed.act is Act.ENDED:
        # What never flowed in was not given: the physician takes the order back.
        return [Fault("delivered_ml", "nothing_given")]
    return []
