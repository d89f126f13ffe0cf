from dataclasses import replace

import pytest

from app.domain.errors import NotThere
from app.services.trouble import SavedByAnother
from tests.db import samples
from tests.db.samples import PATIENT, SECOND


def test_a_patient_comes_back_whole(books):
    with books.begin() as work:
        assert work.patients.get(PATIENT.id) == PATIENT
        assert work.patients.get(SECOND.id) == SECOND


def test_a_patient_nobody_knows_is_not_there(books):
    with books.begin() as work, pytest.raises(NotThere):
        work.patients.get(samples.new_id())


def test_changed_facts_are_kept_and_found(books):
    changed = replace(PATIENT, family="佐藤", bodies=("JBC",), version=2)

    with books.begin() as work:
        work.patients.change(changed)

        assert work.patients.get(PATIENT.id) == changed
        assert work.patients.search("佐藤", 10) == (changed,)
        assert work.patients.search("渡邉", 10) == ()


@pytest.mark.parametrize("version", [1, 3])
def test_who_changes_from_an_old_state_is_told(books, version):
    with books.begin() as work, pytest.raises(SavedByAnother):
        work.patients.change(replace(PATIENT, family="佐藤", version=version))


def test_a_patient_who_is_not_there_cannot_be_changed(books):
    stranger = replace(PATIENT, id=samples.new_id(), version=2)

    with books.begin() as work, pytest.raises(NotThere):
        work.patients.change(stranger)


def test_a_number_is_given_once(books):
    twin = replace(PATIENT, id=samples.new_id())

    with books.begin() as work, pytest.raises(SavedByAnother):
        work.patients.add(twin)


def test_the_first_number_is_one(empty):
    with empty.begin() as work:
        assert work.patients.next_number() == "00-0001"


@pytest.mark.parametrize(
    ("taken", "follows"), [("00-4173", "00-4174"), ("00-9999", "01-0000"), ("A-17", "00-0003")]
)
def test_the_next_number_follows_the_highest(books, taken, follows):
    with books.begin() as work:
        work.patients.add(replace(PATIENT, id=samples.new_id(), number=taken))

        assert work.patients.next_number() == follows


def test_all_are_listed_by_their_reading_where_nothing_is_typed(books):
    with books.begin() as work:
        assert work.patients.search(" ", 10) == (SECOND, PATIENT)
        assert work.patients.search("", 1) == (SECOND,)


@pytest.mark.parametrize(
    "typed", ["高", "髙橋", "たかはし し", "タカハシ", "shou", "SYO", "00-0002", "2"]
)
def test_a_patient_is_found_by_a_beginning(books, typed):
    with books.begin() as work:
        found = work.patients.search(typed, 10)

    # The old form of a sign is another sign; its reading finds both.
    assert found == (() if typed == "高" else (SECOND,))


def test_no_more_are_found_than_asked_for(books):
    with books.begin() as work:
        for count in range(40):
            work.patients.add(replace(PATIENT, id=samples.new_id(), number=f"01-{count:04d}"))

        assert len(work.patients.search("わたなべ", 30)) == 30


def test_a_sign_with_a_meaning_in_sql_is_only_a_sign(books):
    with books.begin() as work:
        assert work.patients.search("%'\"_", 10) == ()
