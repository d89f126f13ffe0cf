from dataclasses import replace

import pytest

from app.domain.accounts import Account
from app.domain.audit import Deed
from app.domain.errors import Refused
from app.domain.settings import Settings
from app.services.clinic import check_founding, found
from tests import samples
from tests.fakes import FakeBooks, FakeClock


def test_the_first_day_writes_the_clinic_its_physician_and_its_formulary():
    books, clock = FakeBooks(), FakeClock()

    actor = found(
        books.begin, clock, samples.FACILITY, samples.PHYSICIAN, samples.FORMULARY, Settings()
    )

    assert actor.member == samples.PHYSICIAN
    with books.begin() as work:
        assert work.facility.get() == samples.FACILITY
        assert work.staff.by_login("yamamoto") == samples.PHYSICIAN
        assert work.accounts.get(samples.PHYSICIAN.id) == Account(samples.PHYSICIAN.id, clock())
        assert work.settings.get() == Settings()
        assert work.labels.loaded_sha256() == samples.FORMULARY.sha256
    (trace,) = books.trail
    assert trace.deed is Deed.CLINIC_FOUNDED


def test_faulty_facts_are_refused_before_anything_is_made():
    with pytest.raises(Refused):
        check_founding(replace(samples.FACILITY, name=""), samples.PHYSICIAN)
    with pytest.raises(Refused):
        check_founding(samples.FACILITY, replace(samples.PHYSICIAN, register_number=""))


def test_changed_facts_of_the_clinic_are_written_with_one_trace(clinic, books):
    clinic.clinic.change_facility(clinic.actor, replace(samples.FACILITY, beds=19))

    assert clinic.clinic.facility(clinic.actor).beds == 19
    (trace,) = books.trail
    assert trace.deed is Deed.CLINIC_CHANGED


def test_the_trace_tells_what_was_changed_as_it_was_and_as_it_is(clinic, books):
    changed = replace(samples.FACILITY, name="新しい診療所", beds=19)

    clinic.clinic.change_facility(clinic.actor, changed)

    assert books.trail[-1].details == {
        "before": {"name": samples.FACILITY.name, "beds": 0},
        "after": {"name": "新しい診療所", "beds": 19},
    }


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


def test_a_physician_who_was_closed_out_is_no_longer_offered(clinic):
    clinic.people.close(clinic.actor, samples.SECOND_PHYSICIAN.id)

    assert clinic.clinic.physicians(clinic.actor) == (samples.PHYSICIAN,)


def test_changed_settings_are_written_with_what_they_were(clinic, books):
    own = Settings(needs_second_factor=False, lock_minutes=15)

    clinic.clinic.change_settings(clinic.actor, own)

    assert clinic.clinic.settings(clinic.actor) == own
    (trace,) = books.trail
    assert trace.deed is Deed.SETTINGS_CHANGED
    assert trace.details == {
        "before": {"needs_second_factor": True, "lock_minutes": 5},
        "after": {"needs_second_factor": False, "lock_minutes": 15},
    }


def test_settings_under_which_nobody_could_work_are_not_written(clinic, books):
    with pytest.raises(Refused):
        clinic.clinic.change_settings(clinic.actor, Settings(lock_minutes=0))

    assert clinic.clinic.settings(clinic.actor) == Settings()
    assert books.trail == []
