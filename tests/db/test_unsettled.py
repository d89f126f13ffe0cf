from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.keys import Withdrawn
from tests.db import samples
from tests.db.samples import NOON, PHYSICIAN


@pytest.fixture
def record(books):
    """A record that waits to be finalised."""
    record = samples.treatment()
    with books.begin() as work:
        work.treatments.add(record)
        work.commit(samples.trace(subject=record.id))
    return record


def waiting(books, engine):
    """Return what stands on the list, and what the books say waits."""
    with engine.connect() as connection:
        listed = connection.exec_driver_sql("SELECT treatment_id FROM unsettled").scalars().all()
    with books.begin() as work:
        return listed, [one.id.bytes for one in work.treatments.open()]


def test_a_saved_record_waits(books, engine, record):
    assert waiting(books, engine) == ([record.id.bytes], [record.id.bytes])


def test_a_new_version_waits_in_the_place_of_the_one_before(books, engine, record):
    later = replace(record, id=samples.new_id(), version=2, basis="BUN 29 mg/dL。")

    with books.begin() as work:
        work.treatments.add(later)
        work.commit(samples.trace(subject=later.id))

    assert waiting(books, engine) == ([later.id.bytes], [later.id.bytes])


def test_what_is_final_waits_no_more(books, engine, record):
    final = record.finalise(PHYSICIAN.id, NOON + timedelta(hours=1))

    with books.begin() as work:
        work.treatments.finalise(final, "d" * 64)
        work.commit(samples.trace(subject=record.id))

    assert waiting(books, engine) == ([], [])


def test_what_is_withdrawn_waits_no_more(books, engine, record):
    withdrawn = Withdrawn(PHYSICIAN.id, samples.LATER, "別の患者の記録")

    with books.begin() as work:
        work.treatments.withdraw(record.id, withdrawn)
        work.commit(samples.trace(subject=record.id))

    assert waiting(books, engine) == ([], [])


def test_what_is_not_committed_leaves_the_list_as_it_was(books, engine, record):
    withdrawn = Withdrawn(PHYSICIAN.id, samples.LATER, "別の患者の記録")

    with books.begin() as work:
        work.treatments.withdraw(record.id, withdrawn)

    assert waiting(books, engine) == ([record.id.bytes], [record.id.bytes])
