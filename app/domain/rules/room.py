"""What of the volume limit an infusion and its neighbours use, and what may still be given."""

from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from app.domain.quantities import round_up
from app.domain.rules.case import Case
from app.domain.rules.volume import Dripped, places
from app.domain.rules.volume_limit import VolumeLimit, share_a_window
from app.domain.values import dataclass
from app.domain.verdicts import Peak

_INSTANT = timedelta.resolution


@dataclass(frozen=True, slots=True)
class Share:
    """What one infusion brings into the worst window, in mL.

    Exempt volume counts for nothing; it is told wherever one window can touch both infusions.
    """

    started: datetime
    ml: Decimal
    is_own: bool = False
    is_elsewhere: bool = False
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """The worst window of an infusion, part by part.

    `until` is when the earliest infusion before this one starts to leave the window, or when one
    that is planned comes within reach; None where there is none, or where that lies behind already.
    """

    peak: Peak
    shares: tuple[Share, ...]
    until: datetime | None

    @property
    def counted_ml(self) -> Decimal:
        """Return what counts against the limit, exempt volume left out."""
        return Decimal(0) if self.peak.is_exempt else self.peak.rate_weighted_ml

    @property
    def left_ml(self) -> Decimal:
        """Return what may still be given, never more than exactly that."""
        return max(self.peak.limit_ml - self.counted_ml, Decimal(0))

    @property
    def over_ml(self) -> Decimal:
        """Return by how much the limit is exceeded."""
        return max(self.counted_ml - self.peak.limit_ml, Decimal(0))


def room(limit: VolumeLimit, case: Case) -> Room | None:
    """Return how much of a limit is used around an infusion, or None before its start is known."""
    if case.entry.started is None:
        return None
    measured = limit.around(case)
    own, peak = measured.own, limit.peak(measured)
    opens, closes = peak.window_from, peak.window_from + limit.window
    counted = (own, *limit.counted(measured.others))
    shares = [
        Share(
            started=one.started,
            ml=_within(one, opens, closes, case.now) if one in counted else one.volume_ml,
            is_own=one is own,
            is_elsewhere=one.is_elsewhere,
            is_exempt=peak.is_exempt if one is own else one not in counted,
        )
        for one in sorted((own, *measured.others), key=lambda one: (one.started, one is own))
        if one in counted or share_a_window(one, own, limit.window, case.now)
    ]
    held = tuple(share for share in shares if share.ml > 0)
    leaves = [
        share.started + limit.window
        for share in held
        if not share.is_own and not share.is_exempt and share.started <= own.started
    ]
    first = min(leaves, default=None)
    turns = [] if first is None or first <= own.started else [first]
    # From then on a later infusion shares a window with what is given.
    turns += [
        one.started - limit.window
        for one in limit.counted(tuple(case.others))
        if one.volume_ml and one.started - limit.window > (own.ended or own.started)
    ]
    return Room(peak, held, min(turns, default=None))


def _within(one: Dripped, opens: datetime, closes: datetime, now: datetime | None) -> Decimal:
    """Return what of an infusion ran in the half-open window [opens, closes), at an even rate.

    Without an end it stands as a bolus at its start, or at `now`, as the limit counts it.
    """
    if one.ended is None or one.ended <= one.started:
        end = None if one.ended is None else one.started
        moments = [at for at, _ in places(one.started, end, now)]
        return one.volume_ml if any(opens <= at < closes for at in moments) else Decimal(0)
    if one.ended <= opens or one.started >= closes:
        return Decimal(0)
    ran, lasts = min(one.ended, closes) - max(one.started, opens), one.ended - one.started
    return round_up(Fraction(one.volume_ml) * Fraction(ran // _INSTANT, lasts // _INSTANT))
