"""Books of every released state are opened by this program, and everything in them holds."""

from contextlib import closing
from importlib import resources

import pytest

from db.checkup import look_over_copy
from db.comparison import compare
from db.engine import open_sealed
from db.opening import open_books
from tests.db import released, samples

KEY = bytes(range(1, 33))


@pytest.mark.parametrize("state", released.states())
def test_books_of_each_released_state_come_up_whole(state, tmp_path):
    path = tmp_path / "tenteki.db"
    released.unpack(state, path, KEY)

    with closing(open_books(path, KEY)) as books:
        assert books.verify_chain() is None
        with books.begin() as work:
            (patient, _), *_ = work.treatments.tally()
            assert work.patients.get(patient).name == samples.PATIENT.name

    looks = list(look_over_copy(path, KEY))
    engine = open_sealed(path, KEY)
    with engine.connect() as connection:
        compared, differing = compare(connection)
    engine.dispose()
    assert [one.part for one in looks if not one.is_well] == []
    assert (compared > len(looks), differing) == (True, ())


def test_every_step_of_the_tables_has_its_books():
    steps = (resources.files("db") / "migrations" / "versions").iterdir()

    kept = {one.name.partition("_")[0] for one in steps if one.name.startswith("0")}

    assert kept == set(released.states())
