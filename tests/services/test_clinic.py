from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotThere, Refused
from app.services.clinic import check_founding, come_in, found
from tests import samples
from tests.fakes import FakeBooks, FakeClock


def test_the_first_day_writes_the_clinic_its_physician_and_its_formulary():
    books, clock = FakeBooks(), FakeClock()

    actor = found(books.begin, clock, samples.FACILITY, samples.PHYSICIAN, samples.FORMULARY)

    assert actor.member == samples.PHYSICIAN
    with books.begin() as work:
        assert work.facility.get() == samples.FACILITY
        assert work.staff.by_login("yamamoto") == samples.PHYSICIAN
        assert work.labels.loaded_sha256() == samples.FORMULARY.sha256
    (trace,) = books.trail
    assert trace.deed is Deed.CLINIC_FOUNDED


def test_faulty_facts_are_refused_before_anything_is_made():
    with pytest.raises(Refused):
        check_founding(replace(samples.FACILITY, name=""), samples.PHYSICIAN)
    with pytest.raises(Refused):
        check_founding(samples.FACILITY, replace(samples.PHYSICIAN, register_number=""))


def test_coming_in_leaves_a_trace(door):
    come_in(door.books.begin, door.clock, "suzuki", samples.FORMULARY)

    assert [one.deed for one in door.books.trail][1:] == [Deed.SIGNED_IN]


def test_a_newer_formulary_is_loaded_once(door):
    newer = replace(samples.FORMULARY, sha256="1" * 64)

    for _ in range(2):
        come_in(door.books.begin, door.clock, "suzuki", newer)

    assert [one.deed for one in door.books.trail][1:] == [
        Deed.REFERENCE_LOADED,
        Deed.SIGNED_IN,
        Deed.SIGNED_IN,
    ]


def test_somebody_unknown_does_not_come_in(door):
    with pytest.raises(NotThere):
        come_in(door.books.begin, door.clock, "nobody", samples.FORMULARY)


def test_changed_facts_of_the_clinic_are_written_with_one_trace(clinic, books):
    clinic.clinic.change_facility(clinic.actor, replace(samples.FACILITY, beds=19))

    assert clinic.clinic.facility(clinic.actor).beds == 19
    (trace,) = books.trail
    assert (trace.deed, trace.details["beds"]) == (Deed.CLINIC_CHANGED, 19)


def test_faulty_facts_of_the_clinic_are_not_written(clinic, books):
    with pytest.raises(Refused):
        clinic.clinic.change_facility(clinic.actor, replace(samples.FACILITY, phone=""))

    assert clinic.clinic.facility(clinic.actor) == samples.FACILITY
    assert books.trail == []


def test_only_physicians_are_offered_as_prescribers(clinic):
    assert set(clinic.clinic.physicians(clinic.actor)) == {
        samples.PHYSICIAN,
        samples.SECOND_PHYSICIAN,
    }
