"""Which products flowed in together (RP): those of one route into a vein; anything else stands alone."""

from decimal import Decimal

from app.domain.quantities import Dose
from app.domain.treatments import Given, Treatment
from app.fhir.drugs import Poured
from app.fhir.flow import Stretch, stretches, whole

Group = tuple[Given, ...]
Portion = tuple[Stretch, tuple[Poured, ...]]


def groups(one: Treatment) -> tuple[Group, ...]:
    """Return the products of an infusion in the order of the record, mixtures together."""
    found: dict[object, list[Given]] = {}
    for place, given in enumerate(one.given):
        is_mixed = given.route.is_vein and given.volume_ml > 0
        found.setdefault(given.route if is_mixed else place, []).append(given)
    return tuple(tuple(group) for group in found.values())


def portions(one: Treatment, group: Group) -> tuple[Portion, ...]:
    """Return when how much of a group was given: by stretch, where the course tells of this group alone."""
    volume = sum((given.volume_ml for given in group), Decimal(0))
    if volume == 0 or not group[0].route.is_vein or volume != one.iv_volume_ml:
        return ((whole(one, volume), tuple((given, given.dose) for given in group)),)
    found: list[Portion] = []
    flowed = Decimal(0)
    for stretch in stretches(one):
        before, flowed = flowed, flowed + stretch.volume_ml
        at_start, at_end = _doses(one, before), _doses(one, flowed)
        poured = tuple(
            (given, Dose(at_end[place] - at_start[place], given.dose.unit))
            for place, given in enumerate(one.given)
            if given in group
        )
        found.append((stretch, poured))
    return tuple(found)


def _doses(one: Treatment, flowed_ml: Decimal) -> tuple[Decimal, ...]:
    """Return how much of each product was in the patient once so much had flowed in."""
    if flowed_ml == 0:
        return tuple(Decimal(0) for _ in one.given)
    parts = zip(one.given, one.delivered(flowed_ml), strict=True)
    # A share is rounded, and the shares of all stretches together are the dose.
    return tuple(min(dose, given.dose.amount) for given, (dose, _) in parts)
