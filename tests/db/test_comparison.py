from contextlib import closing

import pytest

from db.comparison import count_and_first_differing
from db.engine import open_sealed
from tests.db import samples, shelving


@pytest.fixture
def clinic(tmp_path):
    return shelving.make(tmp_path / "clinic")


def compared(clinic):
    engine = open_sealed(clinic.database, clinic.key)
    with engine.connect() as connection:
        found = count_and_first_differing(connection)
    engine.dispose()
    return found


def test_records_that_say_what_was_traced_are_counted(clinic):
    assert compared(clinic) == (3, None)


def test_the_first_record_that_no_trace_tells_of_is_named(clinic):
    treatment = samples.treatment()
    with closing(clinic.open()) as books, books.begin() as work:
        work.treatments.add(treatment)
        work.commit(samples.trace(subject=treatment.id))

    assert compared(clinic)[1] == treatment.id
