"""The books in memory behave as books do."""

from dataclasses import replace

import pytest

from app.domain.errors import NotThere, WrongPassword
from app.services.trouble import DiskIsFull, SavedByAnother
from tests import samples
from tests.fakes import finalised, founded_door, saved


@pytest.fixture
def door():
    return founded_door()


@pytest.fixture
def clinic(door):
    return door.enter("yamamoto", samples.PASSWORD)


def test_what_is_not_committed_is_dropped(door):
    with door.books.begin() as work:
        work.patients.add(replace(samples.REN, number="99"))

    with door.books.begin() as work:
        assert work.patients.get(samples.REN.id).number == samples.REN.number


def test_a_wrong_password_opens_nothing(door):
    with pytest.raises(WrongPassword):
        door.enter("yamamoto", "wrong")


def test_a_full_disk_keeps_a_deed_from_standing(door, clinic):
    door.books.trouble = DiskIsFull()

    with pytest.raises(DiskIsFull):
        saved(clinic)

    door.books.trouble = None
    assert clinic.treatments.of_patient(clinic.actor, samples.REN.id) == ()


def test_a_record_can_be_saved_finalised_and_certified(clinic):
    record = finalised(clinic)

    issued = clinic.certificates.issue(clinic.actor, record.entry, samples.TERMS)

    assert issued.number == "A-2026-000001"
    assert issued.pdf.startswith(b"%PDF")
    assert clinic.certificates.of_patient(clinic.actor, samples.REN.id)[0].number == issued.number


def test_who_changes_an_older_version_is_told(clinic):
    form = samples.PATIENT_FORM
    patient = clinic.patients.register(clinic.actor, form)
    clinic.patients.change(clinic.actor, patient, form)

    with pytest.raises(SavedByAnother):
        clinic.patients.change(clinic.actor, patient, form)


def test_a_patient_is_found_by_the_start_of_a_name_or_number(clinic):
    found = [clinic.patients.search(clinic.actor, typed) for typed in ("わたな", "Ren", "00-41")]

    assert [[one.given for one in some] for some in found] == [["蓮"], ["蓮"], ["葵", "蓮"]]


def test_nobody_is_there_under_an_unknown_number(clinic):
    with pytest.raises(NotThere):
        clinic.patients.get(clinic.actor, samples.DRAFT.entry)
