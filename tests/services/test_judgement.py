from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.formulary import Route
from app.domain.treatments import DraftLine, LineRole
from app.domain.verdicts import Outcome
from tests import samples
from tests.fakes import saved

B1 = DraftLine(
    "T03", LineRole.DRUG, "75", "mg", Route.IV_BOLUS, "30", "ビタミンB1欠乏症の予防及び治療"
)
VITAMIN_FORM = replace(
    samples.DRAFT,
    diagnosis="ビタミンB1欠乏症",
    icd10="E51.9",
    started="2026-11-20 09:00",
    ended="09:00",
    lines=(B1,),
)
LATER = replace(VITAMIN_FORM, entry=UUID(int=0xC9), started="2026-11-20 13:00", ended="13:00")


def judged(clinic, draft):
    judgement = clinic.treatments.judgement(clinic.actor, draft.patient)
    return judgement.assess(draft, samples.NOW)


def npb(clinic, draft):
    return judged(clinic, draft).verdict("NPB")


def test_a_form_is_judged_as_its_record_will_be(clinic):
    live = judged(clinic, samples.DRAFT)

    assert saved(clinic).assessment == live


def test_each_patient_has_the_verdicts_of_their_bodies(clinic):
    bodies = {
        patient.id: [
            one.body for one in judged(clinic, replace(samples.DRAFT, patient=patient.id)).verdicts
        ]
        for patient in (samples.REN, samples.AOI)
    }

    assert bodies == {samples.REN.id: ["NPB", "WADA"], samples.AOI.id: ["JBC"]}


def test_another_patients_infusions_do_not_count(clinic):
    saved(clinic)
    other = replace(samples.DRAFT, entry=UUID(int=0xC8), patient=samples.SHOTA.id)

    assert judged(clinic, other).peak.rate_weighted_ml == 80


def test_the_beds_of_the_day_are_kept_with_the_record(clinic):
    clinic.clinic.change_facility(clinic.actor, replace(samples.FACILITY, beds=19))
    treatment = saved(clinic)
    clinic.clinic.change_facility(clinic.actor, samples.FACILITY)

    again = clinic.treatments.judgement(clinic.actor, samples.REN.id).assess_record(
        treatment, samples.NOW
    )

    assert treatment.beds == 19
    assert "EXC_HOSPITAL" in again.verdict("WADA").codes


def test_the_days_earlier_doses_are_added(clinic):
    saved(clinic, VITAMIN_FORM)

    assert "DOSE_MISMATCH" in npb(clinic, LATER).codes


def test_a_drug_recorded_as_a_diluent_is_added_too(clinic):
    saved(clinic, VITAMIN_FORM, lines=(replace(B1, role=LineRole.DILUENT),))

    assert "DOSE_MISMATCH" in npb(clinic, LATER).codes


def test_a_later_dose_of_the_day_is_not_added(clinic):
    saved(clinic, LATER)

    assert "DOSE_MISMATCH" not in npb(clinic, VITAMIN_FORM).codes


@pytest.mark.parametrize(
    ("started", "is_over"), [("2026-11-20 00:10", True), ("2026-11-19 23:50", False)]
)
def test_the_day_of_a_dose_is_that_of_the_clinics_clock(clinic, started, is_over):
    saved(clinic, VITAMIN_FORM, started=started, ended=started)

    assert ("DOSE_MISMATCH" in npb(clinic, LATER).codes) is is_over


def test_a_confirmed_label_is_seen(clinic):
    assert "LABEL_UNVERIFIED" in npb(clinic, VITAMIN_FORM).codes

    clinic.products.confirm_label(clinic.actor, "T03", samples.NOW.date())

    assert "LABEL_UNVERIFIED" not in npb(clinic, VITAMIN_FORM).codes


def test_an_infusion_of_long_ago_is_judged_with_its_neighbours(clinic):
    saved(clinic, started="2024-02-01 08:00", ended="08:30")
    late = replace(samples.DRAFT, entry=UUID(int=0xC9), started="2024-02-01 18:00", ended="18:30")

    assert judged(clinic, late).verdict("WADA").outcome is Outcome.EXEMPTION_REQUIRED


def test_what_lies_days_away_is_left_out(clinic, door):
    saved(clinic)
    judgement = clinic.treatments.judgement(clinic.actor, samples.REN.id)
    late = replace(samples.DRAFT, entry=UUID(int=0xC9), started="2026-11-25 13:20", ended="14:00")

    case = judgement.case(judgement.read(late), door.clock())

    assert case.others == ()
    assert case.now == door.clock()


def test_a_form_without_a_start_has_no_neighbours(clinic):
    saved(clinic)
    judgement = clinic.treatments.judgement(clinic.actor, samples.REN.id)
    blank = replace(samples.DRAFT, entry=UUID(int=0xC9), started="", ended="")

    case = judgement.case(judgement.read(blank), samples.NOW + timedelta(hours=1))

    assert (case.others, list(case.earlier_today)) == ((), [])
