"""How far a drip has come: what has flowed in by now, and when it will be over."""

from datetime import datetime, timedelta
from decimal import Decimal

from app.domain.course import Act, Step
from app.domain.treatments import Treatment
from app.domain.values import dataclass

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Flow:
    """A drip at work: so much had flowed in at a moment, in mL, and so fast it goes on.

    `since` is nothing where it stands still, `rate_ml_h` where neither order nor course tells it.
    """

    begun: datetime
    total_ml: Decimal
    flowed_ml: Decimal
    since: datetime | None
    rate_ml_h: Decimal | None

    def flowed_at(self, now: datetime) -> Decimal:
        """Return what has flowed in by now, in mL: never more than was ordered."""
        if self.since is None or self.rate_ml_h is None:
            return self.flowed_ml
        span = max(now - self.since, timedelta(0))
        return min(self.flowed_ml + self.rate_ml_h * _hours(span), self.total_ml)

    @property
    def ends(self) -> datetime | None:
        """Return when all of it will have flowed in, where that can be told."""
        if self.since is None or self.rate_ml_h is None:
            return None
        return self.since + float((self.total_ml - self.flowed_ml) / self.rate_ml_h) * _HOUR

    def left(self, now: datetime) -> timedelta | None:
        """Return how long it still runs; less than nothing where it should be over."""
        return None if self.ends is None else self.ends - now


def flow_of(running: Treatment, planned: Treatment) -> Flow:
    """Return how a drip runs by its course, at the rate that its order planned until it was changed."""
    total = running.iv_volume_ml
    flowed, since, rate = Decimal(0), None, _planned_rate(planned, total)
    for step in running.course:
        flow = Flow(step.at, total, flowed, since, rate)
        flowed = flow.flowed_at(step.at) if step.delivered_ml is None else step.delivered_ml
        since = _goes_on(step, since)
        rate = step.rate_ml_h or rate
    if not running.course:
        since = running.started
    return Flow(running.started, total, flowed, since, rate)


def _goes_on(step: Step, since: datetime | None) -> datetime | None:
    """Return since when it flows after a step; nothing where it stands still."""
    if step.act in (Act.INTERRUPTED, Act.ENDED):
        return None
    if step.act in (Act.BEGUN, Act.RESUMED) or since is not None:
        return step.at
    return None


def _planned_rate(planned: Treatment, total_ml: Decimal) -> Decimal | None:
    if planned.ended is None or planned.ended <= planned.started or not total_ml:
        return None
    return total_ml / _hours(planned.ended - planned.started)


def _hours(span: timedelta) -> Decimal:
    return Decimal(span // timedelta(microseconds=1)) / Decimal(_HOUR // timedelta(microseconds=1))
