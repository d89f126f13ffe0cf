from datetime import date

import pytest

from app.domain.errors import NotThere, Refused
from app.services.whole_record import Period, Wanted
from tests import samples
from tests.records import EARLIER, record_of, with_history


@pytest.fixture
def door(door):
    clinic = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    return with_history(door, clinic)


def test_every_infusion_is_there_with_every_version_in_the_order_given(door):
    record = record_of(door)

    assert [own[-1].entry for own in record.infusions] == [EARLIER, samples.DRAFT.entry]
    assert [one.version for one in record.infusions[1]] == [1, 2]


def test_everybody_who_did_something_is_named_and_nobody_else(door):
    record = record_of(door)

    assert [one.id for one in record.people] == [samples.PHYSICIAN.id]
    assert record.person(samples.NURSE.id) is None


def test_a_period_leaves_out_what_lies_outside_it(door):
    record = record_of(door, Wanted(samples.REN.id, Period(date(2026, 11, 18), None)))

    assert [own[-1].entry for own in record.infusions] == [samples.DRAFT.entry]
    assert len(record.certificates) == 1
    assert len(record.file.outside) == 1

    before = record_of(door, Wanted(samples.REN.id, Period(None, date(2026, 11, 12))))

    assert [own[-1].entry for own in before.infusions] == [EARLIER]
    assert before.certificates == ()
    assert before.file.outside == before.file.competitions == before.file.exemptions == ()


def test_one_infusion_alone_may_be_wanted(door):
    record = record_of(door, Wanted(samples.REN.id, entry=EARLIER))

    assert [own[-1].entry for own in record.infusions] == [EARLIER]


def test_a_certificate_of_a_version_before_is_told_to_hold_no_longer(door):
    (certificate,) = record_of(door).certificates

    assert not certificate.is_valid
    assert certificate.issued.pdf


def test_the_last_day_of_a_period_belongs_to_it():
    period = Period(date(2026, 11, 20), date(2026, 11, 20))

    assert period.touches(samples.NOW, None)
    period.check()


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(Refused):
        Period(date(2026, 11, 21), date(2026, 11, 20)).check()


def test_there_is_no_record_of_somebody_who_is_no_patient(door):
    with pytest.raises(NotThere):
        record_of(door, Wanted(samples.NURSE.id))
