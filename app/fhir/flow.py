"""The stretches of an infusion with one rate each: JP Core wants an administration for each of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.domain.course import Act, Step
from app.domain.keys import StaffId
from app.domain.treatments import Treatment

_SECONDS = Decimal(3600)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when something flowed, by whose hand, how much, and at which rate where it is known.

    A volume that was not told but follows from rate and time is marked.
    """

    start: datetime
    end: datetime | None
    volume_ml: Decimal
    by: StaffId
    rate_ml_h: Decimal | None = None
    is_computed: bool = False


def whole(one: Treatment, volume_ml: Decimal) -> Stretch:
    """Return an infusion as one stretch."""
    return Stretch(one.started, one.ended, volume_ml, one.performer or one.physician)


def stretches(one: Treatment) -> tuple[Stretch, ...]:
    """Return what entered a vein, stretch by stretch.

    Where the course does not account for exactly what the record states (times or volumes were
    corrected since), the record counts: one stretch.
    """
    found: list[Stretch] = []
    flowing: list[Step] = []
    for step in one.course:
        if step.act in (Act.BEGUN, Act.RESUMED, Act.RATE_CHANGED):
            flowing.append(step)
        elif step.act in (Act.INTERRUPTED, Act.ENDED):
            told = (step.delivered_ml or Decimal(0)) - _volume(found)
            if flowing and told > 0:
                found += _between(flowing, step.at, told)
            elif found and told > 0:
                # Told at the end only: it flowed in before the interruption.
                found[-1] = replace(found[-1], volume_ml=found[-1].volume_ml + told)
            flowing = []
    return tuple(found) if _accounts_for(one, found) else (whole(one, one.iv_volume_ml),)


def _accounts_for(one: Treatment, found: list[Stretch]) -> bool:
    # One that ended while it stood still flowed no longer than until it was interrupted.
    ended = [step.at for step in one.course if step.act is Act.ENDED]
    is_whole = bool(found) and _volume(found) == one.iv_volume_ml
    return is_whole and found[0].start == one.started and ended == [one.ended]


def _between(steps: list[Step], end: datetime, told: Decimal) -> list[Stretch]:
    """Return the stretches between two told volumes; only the first may be without a rate."""
    ends = [*(step.at for step in steps[1:]), end]
    # The rate at the beginning was set, not measured: the first stretch takes what is left.
    rates = [None, *(step.rate_ml_h for step in steps[1:])]
    volumes = [
        Decimal(0) if rate is None else _flowed(rate, step.at, until)
        for step, rate, until in zip(steps, rates, ends, strict=True)
    ]
    rest = told - sum(volumes, Decimal(0))
    if len(steps) == 1:
        return [Stretch(steps[0].at, end, told, steps[0].by)]
    if rest <= 0 or min(volumes[1:]) <= 0 or steps[0].at == ends[0]:
        # Rates and volume contradict each other: what was told of the volume counts.
        return [Stretch(steps[0].at, end, told, steps[0].by)]
    return [
        Stretch(step.at, until, volume or rest, step.by, rate, is_computed=True)
        for step, rate, until, volume in zip(steps, rates, ends, volumes, strict=True)
    ]


def _flowed(rate_ml_h: Decimal, start: datetime, end: datetime) -> Decimal:
    return round(rate_ml_h * Decimal(int((end - start).total_seconds())) / _SECONDS, 3)


def _volume(found: list[Stretch]) -> Decimal:
    return sum((one.volume_ml for one in found), Decimal(0))
