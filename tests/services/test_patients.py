from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotThere, Refused
from app.domain.patients import PatientForm
from app.services.canonical import patient_sha256
from app.services.trouble import SavedByAnother
from tests import samples

FORM = samples.PATIENT_FORM


def test_a_patient_is_registered_with_a_number_and_one_trace(clinic, books):
    patient = clinic.patients.register(clinic.actor, FORM)

    assert clinic.patients.get(clinic.actor, patient.id) == patient
    assert patient.number == "00-4181"
    (trace,) = books.trail
    assert (trace.deed, trace.subject) == (Deed.PATIENT_REGISTERED, patient.id)
    assert trace.details == {
        "number": patient.number,
        "bodies": ["NPB", "WADA"],
        "patient_sha256": patient_sha256(patient),
    }


def test_a_trace_tells_no_name(clinic, books):
    clinic.patients.register(clinic.actor, FORM)

    assert FORM.family not in str(books.trail)


def test_a_faulty_form_leaves_nobody_and_no_trace(clinic, books):
    with pytest.raises(Refused):
        clinic.patients.register(clinic.actor, PatientForm())

    assert len(clinic.patients.search(clinic.actor, "")) == 3
    assert books.trail == []


def test_nobody_is_born_after_today(clinic, door):
    with pytest.raises(Refused) as refusal:
        clinic.patients.register(
            clinic.actor, replace(FORM, birth=door.clock().date().replace(year=2027))
        )

    assert [one.field for one in refusal.value.faults] == ["birth"]


def test_a_changed_patient_is_the_next_version_and_the_trace_names_the_fields(clinic, books):
    patient = clinic.patients.register(clinic.actor, FORM)

    changed = clinic.patients.change(clinic.actor, patient, replace(FORM, team="西都レッズ"))

    assert (changed.version, changed.team) == (2, "西都レッズ")
    assert changed.number == patient.number
    assert books.trail[-1].details == {
        "fields": ["team"],
        "version": 2,
        "patient_sha256": patient_sha256(changed),
    }


def test_who_changes_an_old_version_is_told(clinic, books):
    patient = clinic.patients.register(clinic.actor, FORM)
    clinic.patients.change(clinic.actor, patient, replace(FORM, team="西都レッズ"))

    with pytest.raises(SavedByAnother):
        clinic.patients.change(clinic.actor, patient, replace(FORM, team="南都ブルーズ"))

    assert clinic.patients.get(clinic.actor, patient.id).team == "西都レッズ"
    assert len(books.trail) == 2


def test_everybody_of_the_clinic_may_register_and_read(clinic, nurse, clerk):
    for actor in (nurse, clerk):
        patient = clinic.patients.register(actor, FORM)

        assert clinic.patients.get(actor, patient.id) == patient


def test_a_patient_is_found_by_the_beginning_of_a_name(clinic):
    assert clinic.patients.search(clinic.actor, "わた") == (samples.REN,)


def test_somebody_who_is_not_there_is_not_found(clinic):
    with pytest.raises(NotThere):
        clinic.patients.get(clinic.actor, samples.DRAFT.entry)


def test_each_visit_to_a_patients_card_is_one_trace(clinic, books, nurse):
    found = clinic.patients.visit(nurse, samples.REN.id)
    clinic.patients.get(nurse, samples.REN.id)

    (trace,) = books.trail
    assert found == samples.REN
    assert (trace.deed, trace.by, trace.subject) == (
        Deed.PATIENT_VIEWED,
        samples.NURSE.id,
        samples.REN.id,
    )


def test_looking_for_somebody_who_is_not_there_leaves_no_trace(clinic, books):
    with pytest.raises(NotThere):
        clinic.patients.visit(clinic.actor, samples.DRAFT.entry)

    assert books.trail == []
