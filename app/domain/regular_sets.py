"""Regular sets of a clinic (定型セット): what is often given together, never why."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from app.domain.calendar import local, read_moment
from app.domain.errors import Fault, Refused
from app.domain.formulary import Product
from app.domain.keys import Stamp
from app.domain.text import fold, states_nothing
from app.domain.treatments import Draft, DraftLine
from app.domain.values import dataclass, replace

SetId = UUID
# A drip longer than this is no regular one.
LONGEST = 24 * 60


@dataclass(frozen=True, slots=True)
class RegularSet:
    """One set: products with dose, route, volume and use, and how long they run, in minutes.

    It holds neither diagnosis nor basis: those are the patient's alone (NPB criterion 1). A change
    is a new version; a set that is no longer used stays, inactive.
    """

    id: SetId
    name: str
    lines: tuple[DraftLine, ...]
    minutes: int = 0
    is_active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class KeptSet:
    """A version of a set, with who wrote it and when."""

    set: RegularSet
    kept: Stamp


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with a set in it, and the products that were left out of it."""

    draft: Draft
    left_out: tuple[str, ...] = ()


def plain_line(line: DraftLine) -> DraftLine:
    """Return a line as a set keeps it: the package of one day is not that of the next."""
    return replace(line, lot="", expiry="")


def set_of(draft: Draft, name: str) -> RegularSet:
    """Return a new set of the products in a form, and of how long they run there."""
    began = read_moment(draft.started)
    ended = None if began is None else read_moment(draft.ended, local(began).date())
    lasted = timedelta() if began is None or ended is None else ended - began
    minutes = lasted // timedelta(minutes=1)
    lines = tuple(map(plain_line, draft.lines))
    return RegularSet(draft.entry, name, lines, minutes if 0 < minutes <= LONGEST else 0, version=0)


def check_set(one: RegularSet) -> None:
    """Refuse a set without name or products, or one that runs for longer than a day.

    Raises:
        Refused: with every faulty field.
    """
    faults = []
    if states_nothing(one.name):
        faults.append(Fault("name", "missing"))
    if not one.lines:
        faults.append(Fault("lines", "missing"))
    if not 0 <= one.minutes <= LONGEST:
        faults.append(Fault("minutes", "number"))
    if faults:
        raise Refused(tuple(faults))


def fill(draft: Draft, one: RegularSet, product: Callable[[str], Product | None]) -> Filled:
    """Return a form with a set's products behind its own, and the end that the set leads to.

    What is put aside, no longer in force on the day, or no product any more, is left out and named.
    An end that was typed stays.
    """
    started = read_moment(draft.started)
    lines, left_out = list(draft.lines), []
    for line in one.lines:
        found = product(line.product)
        if found is None:
            left_out.append(line.product)
        elif found.is_stopped or (
            started is not None and not found.is_in_force(local(started).date())
        ):
            left_out.append(found.brand_ja)
        else:
            lines.append(line)
    ended = draft.ended
    if not ended.strip() and one.minutes and started is not None:
        ended = f"{local(started + timedelta(minutes=one.minutes)):%Y-%m-%d %H:%M}"
    return Filled(replace(draft, lines=tuple(lines), ended=ended), tuple(left_out))


def narrowed(sets: tuple[RegularSet, ...], typed: str) -> tuple[RegularSet, ...]:
    """Return the active sets whose name holds what was typed, those that begin with it first."""
    folded = fold(typed)
    active = [one for one in sets if one.is_active and folded in fold(one.name)]
    return tuple(
        sorted(active, key=lambda one: (not fold(one.name).startswith(folded), fold(one.name)))
    )
