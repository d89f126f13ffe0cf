from dataclasses import replace

import pytest

from app.services.trouble import SavedByAnother
from tests.db import samples

KEPT = samples.KEPT_SET


def keep(books, *kept):
    with books.begin() as work:
        for one in kept:
            work.settings.sets.add(one)
        work.commit(samples.trace())


def current(books):
    with books.begin() as work:
        return work.settings.sets.current()


def test_the_newest_version_of_each_set_comes_back_as_it_was(books):
    newer = replace(KEPT, set=replace(KEPT.set, version=2, minutes=90, is_active=False))
    other = replace(KEPT, set=replace(KEPT.set, id=samples.new_id(), name="鉄 40 mg"))
    keep(books, KEPT, newer, other)

    assert set(current(books)) == {newer.set, other.set}


def test_the_same_version_twice_is_somebody_else_s(books):
    keep(books, KEPT)

    with pytest.raises(SavedByAnother):
        keep(books, replace(KEPT, set=replace(KEPT.set, minutes=5)))
