from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.audit import Deed
from app.domain.errors import (
    NotThere,
    Refused,
    TreatmentIsFinal,
    TreatmentIsIncomplete,
    TreatmentIsNotOver,
    WrongPassword,
)
from app.domain.formulary import Route
from app.domain.keys import Stamp
from app.domain.measurements import Measure, Measurement, TypedMeasurement
from app.domain.recording import draft_of
from app.domain.treatments import DraftLine
from app.domain.verdicts import Outcome
from app.services.canonical import record_sha256
from app.services.trouble import SavedByAnother
from tests import samples
from tests.fakes import finalised, saved

LINE = samples.DRAFT.lines[0]
EXOSOME = replace(LINE, product="エクソソーム")


def test_a_complete_form_becomes_a_record_with_one_trace(clinic, books):
    treatment = clinic.treatments.save(clinic.actor, samples.DRAFT)

    assert clinic.treatments.current(clinic.actor, samples.DRAFT.entry) == treatment
    assert treatment.version == 1
    assert treatment.recorded == Stamp(samples.PHYSICIAN.id, samples.NOW)
    (trace,) = books.trail
    assert (trace.deed, trace.subject) == (Deed.TREATMENT_SAVED, treatment.id)
    assert trace.details["record_sha256"] == record_sha256(treatment)
    assert trace.details["verdicts"] == {"NPB": "legitimate", "WADA": "legitimate"}


def test_a_record_keeps_what_each_body_said(clinic):
    treatment = saved(clinic)

    assert treatment.assessment.verdict("NPB").outcome is Outcome.LEGITIMATE
    assert "REC_NOT_FINALISED" in treatment.assessment.verdict("NPB").codes


def test_what_was_measured_is_part_of_the_record(clinic):
    typed = (TypedMeasurement(Measure.SYSTOLIC, "98"), TypedMeasurement(Measure.CRP, "8.40"))

    treatment = saved(clinic, measurements=typed)

    assert treatment.measurements == (
        Measurement(Measure.SYSTOLIC, Decimal(98)),
        Measurement(Measure.CRP, Decimal("8.4")),
    )
    assert [one.value for one in draft_of(treatment).measurements] == ["98", "8.4"]


def test_another_measured_value_is_another_version(clinic):
    typed = (TypedMeasurement(Measure.SYSTOLIC, "98"),)
    first = saved(clinic, measurements=typed)

    same = saved(clinic, measurements=typed)
    other = saved(clinic, measurements=(replace(typed[0], value="99"),))

    assert (same, other.version) == (first, 2)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"basis": "なし"}, {"REC_BASIS_MISSING"}),
        ({"diagnosis": "", "basis": ""}, {"REC_DIAGNOSIS_MISSING", "REC_BASIS_MISSING"}),
        ({"lines": (EXOSOME,)}, {"BLOCKED_PRODUCT"}),
        ({"onset": "gestern"}, {"REC_UNREADABLE"}),
    ],
)
def test_what_is_refused_leaves_no_row_and_no_trace(clinic, books, changes, codes):
    with pytest.raises(Refused) as refusal:
        saved(clinic, **changes)

    assert {one.code for one in refusal.value.faults} == codes
    assert clinic.treatments.of_patient(clinic.actor, samples.REN.id) == ()
    assert books.trail == []


def test_what_is_saved_again_is_the_next_version(clinic, books):
    first = saved(clinic)
    second = saved(clinic, basis="再診察で追記。口腔内乾燥が続く。")

    assert (first.version, second.version) == (1, 2)
    assert first.id != second.id
    assert clinic.treatments.of_patient(clinic.actor, samples.REN.id) == (second,)
    assert [one.deed for one in books.trail] == [Deed.TREATMENT_SAVED] * 2


def test_a_form_that_is_saved_twice_is_one_version(clinic, books, door):
    first = saved(clinic)
    door.clock.forward(minutes=1)

    again = saved(clinic)

    assert again == first
    assert again.recorded == first.recorded
    assert [one.deed for one in books.trail] == [Deed.TREATMENT_SAVED]


def test_a_form_saved_as_it_is_recorded_keeps_what_was_judged_then(clinic):
    first = saved(clinic)
    saved(clinic, entry=samples.REN.id, started="2026-11-20 18:00", ended="18:30")

    again = saved(clinic)

    assert again.assessment == first.assessment
    assert again.version == 1


def test_what_is_said_again_after_a_change_is_a_version_once_more(clinic):
    versions = [saved(clinic, **one).version for one in ({}, {"basis": "尿比重 1.030"}, {})]

    assert versions == [1, 2, 3]


def test_an_infusion_that_lies_ahead_is_saved_but_not_finalised(clinic, books, door):
    treatment = saved(clinic, started="2026-11-21 09:00", ended="09:30")

    with pytest.raises(TreatmentIsNotOver):
        clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)

    assert len(books.trail) == 1
    door.clock.forward(days=1)
    assert clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD).finalised


def test_an_infusion_does_not_count_against_itself_when_saved_again(clinic):
    saved(clinic)

    again = saved(clinic, basis="再診察で追記。口腔内乾燥が続く。")

    assert again.assessment.peak.rate_weighted_ml == 80


def test_a_second_infusion_counts_the_first(clinic):
    saved(clinic)

    second = saved(clinic, entry=samples.REN.id, started="2026-11-20 18:00", ended="18:30")

    assert second.assessment.peak.rate_weighted_ml == 160
    assert second.assessment.verdict("WADA").outcome is Outcome.EXEMPTION_REQUIRED


def test_a_running_infusion_counts_now(clinic, door):
    saved(clinic, started="2026-11-19 18:00", ended="")
    form = replace(samples.DRAFT, entry=samples.REN.id)

    judgement = clinic.treatments.judgement(clinic.actor, samples.REN.id)

    assert judgement.assess(form, door.clock()).peak.rate_weighted_ml == 160


def test_a_record_is_finalised_with_the_password(clinic, books):
    treatment = saved(clinic)

    final = clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)

    assert final.finalised == Stamp(samples.PHYSICIAN.id, samples.NOW)
    assert final.assessment.certificate == "A"
    assert clinic.treatments.current(clinic.actor, treatment.entry).finalised == final.finalised
    assert [one.deed for one in books.trail] == [Deed.TREATMENT_SAVED, Deed.TREATMENT_FINALISED]


def test_finalising_changes_nothing_of_what_the_record_says(clinic):
    treatment = saved(clinic)

    final = clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)

    kept = clinic.treatments.current(clinic.actor, treatment.entry)
    assert record_sha256(kept) == record_sha256(treatment)
    assert final == kept


@pytest.mark.parametrize("password", ["", "wrong-horse-77", samples.PASSWORD.upper()])
def test_a_wrong_password_leaves_nothing(clinic, books, password):
    treatment = saved(clinic)

    with pytest.raises(WrongPassword):
        clinic.treatments.finalise(clinic.actor, treatment.id, password)

    assert clinic.treatments.current(clinic.actor, treatment.entry).finalised is None
    assert len(books.trail) == 1


def test_a_running_infusion_is_not_finalised(clinic, books):
    treatment = saved(clinic, ended="")

    with pytest.raises(TreatmentIsIncomplete):
        clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)

    assert len(books.trail) == 1


def test_a_final_record_is_neither_changed_nor_finalised_again(clinic, books):
    final = finalised(clinic)

    with pytest.raises(TreatmentIsFinal):
        saved(clinic, basis="あとから変える")
    with pytest.raises(TreatmentIsFinal):
        clinic.treatments.finalise(clinic.actor, final.id, samples.PASSWORD)

    assert clinic.treatments.current(clinic.actor, final.entry) == final
    assert len(books.trail) == 2


def test_an_old_version_is_not_finalised_over_a_newer_one(clinic):
    first = saved(clinic)
    saved(clinic, basis="再診察で追記。口腔内乾燥が続く。")

    with pytest.raises(SavedByAnother):
        clinic.treatments.finalise(clinic.actor, first.id, samples.PASSWORD)


def test_what_is_not_there_is_not_finalised(clinic):
    with pytest.raises(NotThere):
        clinic.treatments.finalise(clinic.actor, samples.REN.id, samples.PASSWORD)


def test_a_form_of_a_patient_who_is_not_there_is_not_saved(clinic, books):
    with pytest.raises(NotThere):
        saved(clinic, patient=samples.DRAFT.entry)

    assert books.trail == []


def test_before_it_is_saved_an_entry_has_no_record(clinic):
    assert clinic.treatments.current(clinic.actor, samples.DRAFT.entry) is None


SERUM = DraftLine(
    samples.SERUM.id, dose="50", unit="mL", route=Route.IV_DRIP, indication="脱水症に伴うショック"
)


def test_what_must_be_traced_to_its_patient_is_not_final_without_its_lot(clinic, books):
    treatment = saved(clinic, lines=(SERUM,))
    books.trail.clear()

    with pytest.raises(Refused) as refusal:
        clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)

    (fault,) = refusal.value.faults
    assert (fault.field, fault.code) == ("lines/0/lot", "REC_LOT_MISSING")
    assert clinic.treatments.current(clinic.actor, treatment.entry).finalised is None
    assert not books.trail


def test_with_its_lot_it_is_final(clinic):
    assert finalised(clinic, lines=(replace(SERUM, lot="SK0412"),)).finalised


def test_the_lot_is_demanded_for_a_patient_who_answers_to_nobody(clinic):
    form = replace(samples.PATIENT_FORM, bodies=(), team="", registration="")
    nobody = clinic.patients.register(clinic.actor, form)
    treatment = saved(clinic, patient=nobody.id, lines=(SERUM,))

    with pytest.raises(Refused):
        clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)


def test_no_amendment_takes_the_lot_away(clinic):
    final = finalised(clinic, lines=(replace(SERUM, lot="SK0412"),))
    draft = replace(draft_of(final), lines=(SERUM,))

    with pytest.raises(Refused):
        clinic.treatments.amend(clinic.actor, draft, "別のロット", samples.PASSWORD)
