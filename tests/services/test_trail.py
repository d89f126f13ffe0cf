import csv
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.audit import AuditEntry, Deed
from app.domain.staff import Actor, Role
from app.services.trail import PAGE, TrailFilter
from tests import samples
from tests.fakes import finalised, saved


def deeds(page):
    return [one.deed for one in page.entries]


def test_the_trail_is_read_newest_first_with_names(clinic, nurse):
    before = clinic.trail.entries(clinic.actor).total
    clinic.patients.visit(nurse, samples.REN.id)
    saved(clinic)

    page = clinic.trail.entries(clinic.actor)

    newest = page.entries[:2]
    assert [one.deed for one in newest] == [Deed.TREATMENT_SAVED, Deed.PATIENT_VIEWED]
    assert page.total == before + 2
    assert [one.who for one in newest] == [samples.PHYSICIAN.name, samples.NURSE.name]
    assert all(samples.REN.name in one.patient for one in newest)


def test_reading_the_trail_goes_on_where_a_page_ended(clinic, nurse):
    before = clinic.trail.entries(clinic.actor).total
    for _ in range(PAGE + 5):
        clinic.patients.visit(nurse, samples.REN.id)

    first = clinic.trail.entries(clinic.actor)
    second = clinic.trail.entries(clinic.actor, before=first.entries[-1].seq)

    assert (len(first.entries), len(second.entries)) == (PAGE, 5 + before)
    assert first.total == second.total == PAGE + 5 + before


def test_the_trail_is_narrowed_by_person_and_deed_and_time(clinic, door, nurse):
    clinic.patients.visit(nurse, samples.REN.id)
    door.clock.forward(hours=2)
    clinic.patients.visit(clinic.actor, samples.REN.id)

    hers = clinic.trail.entries(clinic.actor, TrailFilter(by=samples.NURSE.id))
    later = clinic.trail.entries(clinic.actor, TrailFilter(since=samples.NOW + timedelta(hours=1)))
    none = clinic.trail.entries(clinic.actor, TrailFilter(deeds=frozenset({Deed.BACKED_UP})))

    assert [one.by for one in hers.entries] == [samples.NURSE.id]
    assert [one.by for one in later.entries] == [samples.PHYSICIAN.id]
    assert none.total == 0


@pytest.mark.parametrize("typed", [samples.REN.number, f" {samples.REN.family} "])
def test_the_trail_is_narrowed_to_one_patient_by_number_or_name(clinic, typed):
    clinic.patients.visit(clinic.actor, samples.REN.id)
    clinic.patients.visit(clinic.actor, samples.SHOTA.id)

    page = clinic.trail.entries(clinic.actor, TrailFilter(typed=typed))
    nobody = clinic.trail.entries(clinic.actor, TrailFilter(typed="誰でもない"))

    assert [one.subject for one in page.entries] == [samples.REN.id]
    assert nobody.total == 0


def test_an_administrator_finds_a_patient_by_the_whole_number_alone(clinic):
    clinic.patients.visit(clinic.actor, samples.REN.id)
    administrator = Actor(replace(samples.NURSE, role=Role.ADMINISTRATOR))

    def total(typed):
        return clinic.trail.entries(administrator, TrailFilter(typed=typed)).total

    assert total(samples.REN.number) == 1
    assert total(samples.REN.family) == 0
    assert total(samples.REN.number[:-1]) == 0


def test_an_export_follows_the_filter(clinic):
    clinic.patients.visit(clinic.actor, samples.REN.id)
    clinic.patients.visit(clinic.actor, samples.SHOTA.id)

    raw = clinic.trail.export(clinic.actor, TrailFilter(typed=samples.REN.number))

    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert [row["subject"] for row in rows] == [str(samples.REN.id)]


def test_an_export_is_a_table_that_spreadsheets_read_and_a_trace(clinic, books, nurse):
    before = clinic.trail.entries(clinic.actor).total
    clinic.patients.visit(nurse, samples.REN.id)
    saved(clinic)

    raw = clinic.trail.export(clinic.actor)

    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert [row["deed"] for row in rows[before:]] == ["patient_viewed", "treatment_saved"]
    assert rows[before]["who"] == samples.NURSE.name
    taken, sealed = books.trail[-2:]
    assert (taken.deed, taken.details) == (Deed.TRAIL_EXPORTED, {"entries": before + 2})
    assert sealed.deed is Deed.CHECKPOINT_MADE


def test_a_name_that_looks_like_a_formula_is_none_in_a_spreadsheet(clinic, books, nurse):
    with books.begin() as work:
        work.staff.change(replace(samples.NURSE, name="=1+1", version=2))
        work.commit(AuditEntry(clinic.actor.staff, samples.NOW, Deed.MEMBER_CHANGED))
    clinic.patients.visit(nurse, samples.REN.id)

    raw = clinic.trail.export(clinic.actor).decode("utf-8-sig")

    assert ",'=1+1," in raw


def test_everybody_who_may_have_left_an_entry_is_there_to_choose(clinic):
    assert samples.NURSE in clinic.trail.people(clinic.actor)


def test_who_reads_nothing_of_patients_is_not_told_their_names(clinic):
    clinic.patients.visit(clinic.actor, samples.REN.id)
    administrator = Actor(replace(samples.NURSE, role=Role.ADMINISTRATOR))

    entry = clinic.trail.entries(administrator).entries[0]

    assert entry.patient == samples.REN.number


def test_what_left_the_clinic_of_one_patient_is_told_to_who_reads_patients(clinic, nurse):
    record = finalised(clinic)
    number = clinic.certificates.issue(clinic.actor, record.entry, samples.TERMS).number
    clinic.certificates.note_print(clinic.actor, number, "paper")
    clinic.patients.visit(clinic.actor, samples.REN.id)

    told = clinic.trail.given_out(nurse, samples.REN.id)

    assert [one.deed for one in told] == [Deed.CERTIFICATE_PRINTED, Deed.CERTIFICATE_ISSUED]
    assert {one.details["number"] for one in told} == {number}
    assert {one.who for one in told} == {samples.PHYSICIAN.name}
    assert clinic.trail.given_out(nurse, samples.SHOTA.id) == ()
