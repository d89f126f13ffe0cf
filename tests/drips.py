"""Drips that wait, run or are given, as a physician and a nurse make them."""

from dataclasses import replace
from itertools import count
from uuid import UUID

from app.domain.course import Act, TypedStep
from app.domain.staff import Actor
from tests import samples

NURSE = Actor(samples.NURSE)
_NUMBERS = count(0x9000)


def ordered(clinic, **changes):
    """Return an order of today, planned for a quarter past two."""
    planned = {"started": "2026-11-20 14:15", "ended": "15:15", **changes}
    return clinic.treatments.order(clinic.actor, replace(samples.DRAFT, **planned))


def step(clinic, treatment, act, at="14:20", **typed):
    """Return a record with a step more, done by the nurse."""
    told = TypedStep(UUID(int=next(_NUMBERS)), act, at, **typed)
    return clinic.giving.give(NURSE, treatment.id, told)


def begun(clinic, **changes):
    """Return a drip that runs since twelve past two."""
    return step(clinic, ordered(clinic, **changes), Act.BEGUN, "14:12")


def interrupted(clinic, **changes):
    """Return a drip that stands still after 20 mL."""
    return step(clinic, begun(clinic, **changes), Act.INTERRUPTED, "14:15", delivered_ml="20")


def ended(clinic, **changes):
    """Return a drip of which everything flowed in."""
    return step(clinic, begun(clinic, **changes), Act.ENDED, "14:20", delivered_ml="80")
