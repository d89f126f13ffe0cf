from dataclasses import replace

import pytest

from app.domain.errors import NotThere
from tests.db.samples import FACILITY


def test_the_clinic_comes_back_whole(books):
    with books.begin() as work:
        assert work.facility.get() == FACILITY


def test_changed_facts_take_the_place_of_the_old(books):
    changed = replace(FACILITY, beds=19, institution_code=None)

    with books.begin() as work:
        work.facility.put(changed)

        assert work.facility.get() == changed


def test_before_its_first_day_there_is_no_clinic(empty):
    with empty.begin() as work, pytest.raises(NotThere):
        work.facility.get()
