"""All versions of one record, with whoever had a hand in them."""

from collections.abc import Mapping

from app.domain.facilities import Premises
from app.domain.keys import StaffId
from app.domain.patients import Patient
from app.domain.staff import Member
from app.domain.treatments import Treatment, TreatmentId
from app.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """A record from its first version to its newest; none is ever taken out.

    `people` are all who wrote, ordered, gave, approved, finalised or withdrew; `certificates` tells
    the numbers that were issued of a version, `premises` where it was given.
    """

    patient: Patient
    versions: tuple[Treatment, ...]
    people: Mapping[StaffId, Member]
    certificates: Mapping[TreatmentId, tuple[str, ...]]
    premises: Premises


def hands(treatment: Treatment) -> frozenset[StaffId]:
    """Return everybody whom a version names."""
    stamps = (
        treatment.recorded,
        treatment.ordered,
        treatment.approved,
        treatment.finalised,
        treatment.withdrawn,
    )
    at_the_drip = (step.by for step in treatment.course)
    signed = (one.by for one in stamps if one is not None)
    return frozenset((treatment.physician, *signed, *at_the_drip))
