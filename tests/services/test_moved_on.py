"""Two people who opened the same version of a record: the second overwrites nothing unseen."""

from dataclasses import replace

import pytest

from app.domain.recording import draft_of
from app.domain.staff import Actor
from app.services.trouble import RecordMovedOn, SavedByAnother
from tests import samples
from tests.fakes import finalised, saved

SECOND = Actor(samples.SECOND_PHYSICIAN)
NURSE = Actor(samples.NURSE)
OURS, THEIRS = {"basis": "尿比重 1.030。"}, {"diagnosis": "熱中症"}


def test_the_second_of_two_who_save_the_same_version_is_told(clinic, books):
    form = draft_of(saved(clinic))
    theirs = clinic.treatments.save(SECOND, replace(form, **THEIRS))
    written = len(books.trail)

    with pytest.raises(RecordMovedOn) as told:
        clinic.treatments.save(clinic.actor, replace(form, **OURS))

    assert isinstance(told.value, SavedByAnother)
    assert (told.value.version, told.value.at) == (2, theirs.recorded.at)
    assert told.value.names == (samples.SECOND_PHYSICIAN.name, "SATO Takeru")
    assert clinic.treatments.current(clinic.actor, form.entry) == theirs
    assert len(books.trail) == written


def test_whoever_has_looked_at_both_goes_on_over_the_newer_one(clinic):
    form = draft_of(saved(clinic))
    theirs = clinic.treatments.save(SECOND, replace(form, **THEIRS))

    ours = clinic.treatments.save(clinic.actor, replace(form, **OURS, base=theirs.version))

    assert ours.version == 3
    assert clinic.treatments.versions(clinic.actor, form.entry)[1] == theirs


def test_the_second_of_two_who_amend_the_same_version_is_told(clinic):
    form = draft_of(finalised(clinic))
    password = samples.PASSWORD
    theirs = clinic.treatments.amend(SECOND, replace(form, **THEIRS), "診断の訂正。", password)

    with pytest.raises(RecordMovedOn):
        clinic.treatments.amend(clinic.actor, replace(form, **OURS), "追記。", password)

    assert clinic.treatments.current(clinic.actor, form.entry) == theirs


def test_a_new_form_of_a_record_that_is_there_already_overwrites_nothing(clinic):
    clinic.treatments.save(clinic.actor, samples.DRAFT)

    with pytest.raises(RecordMovedOn):
        clinic.treatments.save(clinic.actor, replace(samples.DRAFT, **OURS))


def test_a_proxy_and_a_physician_do_not_overwrite_each_other(clinic):
    form = draft_of(saved(clinic))
    entered = clinic.treatments.save_by_proxy(NURSE, replace(form, **THEIRS))

    with pytest.raises(RecordMovedOn):
        clinic.treatments.save(clinic.actor, replace(form, **OURS))
    with pytest.raises(RecordMovedOn):
        clinic.treatments.save_by_proxy(NURSE, replace(form, **OURS))

    assert clinic.treatments.current(clinic.actor, form.entry) == entered


def test_a_save_whose_answer_was_lost_is_answered_again(clinic, books):
    first = clinic.treatments.save(clinic.actor, samples.DRAFT)

    again = clinic.treatments.save(clinic.actor, samples.DRAFT)

    assert again == first
    assert len(books.trail) == 1


def test_an_amendment_whose_answer_was_lost_is_answered_again(clinic):
    form = replace(draft_of(finalised(clinic)), **OURS)
    first = clinic.treatments.amend(clinic.actor, form, "追記。", samples.PASSWORD)

    assert clinic.treatments.amend(clinic.actor, form, "追記。", samples.PASSWORD) == first
