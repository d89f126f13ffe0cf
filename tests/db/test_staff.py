from dataclasses import replace

import pytest

from app.domain.errors import NotThere
from app.services.trouble import DatabaseRefused, SavedByAnother
from tests.db import samples
from tests.db.samples import NURSE, PHARMACIST, PHYSICIAN


def test_a_person_comes_back_whole(books):
    with books.begin() as work:
        assert work.staff.get(PHYSICIAN.id) == PHYSICIAN
        assert work.staff.by_login("hara") == NURSE


def test_a_person_nobody_knows_is_not_there(books):
    with books.begin() as work:
        with pytest.raises(NotThere):
            work.staff.get(samples.new_id())
        with pytest.raises(NotThere):
            work.staff.by_login("nobody")


def test_a_person_goes_from_version_to_version(books):
    closed = replace(NURSE, name="原田 ひなた", is_active=False, version=2)
    with books.begin() as work:
        work.staff.change(closed)

        assert work.staff.get(NURSE.id) == closed
        with pytest.raises(SavedByAnother):
            work.staff.change(closed)


def test_physicians_come_first(books):
    second = replace(PHYSICIAN, id=samples.new_id(), login="x", name="龠 末尾")

    with books.begin() as work:
        work.staff.add(second)

        assert set(work.staff.all()[:2]) == {PHYSICIAN, second}
        assert set(work.staff.all()[2:]) == {NURSE, PHARMACIST}


def test_a_login_is_one_persons(books):
    with books.begin() as work, pytest.raises(SavedByAnother):
        work.staff.add(replace(NURSE, id=samples.new_id()))


def test_a_physician_without_a_register_number_is_refused(books):
    unlisted = replace(PHYSICIAN, id=samples.new_id(), login="x", register_number=" ")

    with books.begin() as work, pytest.raises(DatabaseRefused, match="staff_physician_registered"):
        work.staff.add(unlisted)
