"""Given at, and written at: every list and sum goes by when an infusion was given."""

from datetime import timedelta

import pytest

from app.domain.keys import Stamp
from tests.db import samples
from tests.db.samples import NOON, PATIENT, PHYSICIAN

DAYS_LATER = Stamp(PHYSICIAN.id, NOON + timedelta(days=3))


@pytest.fixture
def told(books):
    """An infusion that was written in time, and an earlier one that was written days later."""
    in_time = samples.treatment()
    before = samples.treatment(
        started=NOON - timedelta(hours=6),
        ended=NOON - timedelta(hours=5),
        recorded=DAYS_LATER,
        late_reason="往診先で紙に書き、後日入力した。",
    )
    with books.begin() as work:
        work.treatments.add(in_time)
        work.treatments.add(before)
        work.commit(samples.trace())
    return before, in_time


def test_what_was_written_later_stands_where_it_was_given(books, told):
    before, in_time = told

    with books.begin() as work:
        assert work.treatments.of_patient(PATIENT.id) == (in_time, before)


def test_its_volume_counts_in_the_hours_it_was_given_in(books, told):
    before, in_time = told

    with books.begin() as work:
        around = work.treatments.dripped(PATIENT.id, NOON - timedelta(hours=7), NOON)
        when_written = work.treatments.dripped(PATIENT.id, DAYS_LATER.at, DAYS_LATER.at)

    assert [one.id for one in around] == [before.entry, in_time.entry]
    assert when_written == ()


def test_its_products_count_among_those_given_before(books, told):
    before, in_time = told

    with books.begin() as work:
        lines = work.treatments.past_lines(PATIENT.id)

    assert list(dict.fromkeys(one.entry for one in lines)) == [before.entry, in_time.entry]
