from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.athletes import Athlete, Competition, Exemption, Outside
from app.domain.formulary import Route
from app.domain.rules.volume import Dripped
from app.domain.treatments import DraftLine, LineRole
from app.domain.verdicts import Outcome
from app.services.judgement import Judgement, Surroundings
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


CUP = Competition(samples.NOW, samples.NOW + timedelta(hours=3), weigh_in=samples.NOW)
TUE = Exemption(
    "TUE-1", "WADA", ("M2.2",), samples.NOW.date(), samples.NOW.date() + timedelta(days=30)
)
DRIP = Outside(
    samples.NOW - timedelta(hours=8), samples.NOW - timedelta(hours=7), Decimal(60), "生理食塩液"
)


def surroundings(clinic):
    return clinic.treatments.judgement(clinic.actor, samples.REN.id).surroundings


def case(clinic):
    judgement = clinic.treatments.judgement(clinic.actor, samples.REN.id)
    return judgement.case(judgement.read(samples.DRAFT), samples.NOW)


def test_what_binds_an_athlete_is_judged_with(clinic):
    form = replace(samples.PATIENT_FORM, sport="boxing")
    boxer = clinic.patients.register(clinic.actor, form)
    clinic.athletes.add_competition(clinic.actor, boxer.id, CUP)
    clinic.athletes.add_exemption(clinic.actor, boxer.id, TUE)

    around = clinic.treatments.judgement(clinic.actor, boxer.id).surroundings

    assert around.athlete == Athlete("boxing", (CUP,), (TUE,), (CUP.weigh_in,))


def test_an_infusion_within_a_competition_is_known_for_one(clinic):
    clinic.athletes.add_competition(clinic.actor, samples.REN.id, CUP)

    assert case(clinic).in_competition


def test_an_infusion_elsewhere_counts_with_those_recorded_here(clinic):
    saved(clinic, started="2026-11-20 09:00", ended="09:10")
    filed = clinic.athletes.add_outside(clinic.actor, samples.REN.id, DRIP)
    saved(clinic, entry=UUID(int=0xC9), started="2026-11-20 05:00", ended="05:10")

    dripped = surroundings(clinic).dripped

    assert [one.is_elsewhere for one in dripped] == [False, True, False]
    assert (dripped[1].id, dripped[1].volume_ml) == (filed.id, 60)
    assert judged(clinic, replace(samples.DRAFT, entry=UUID(int=0xCA))).peak.whole_ml == 300


def test_an_infusion_elsewhere_is_exempt_by_its_own_setting(clinic):
    inpatient = replace(DRIP, setting="inpatient", beds=120)
    clinic.athletes.add_outside(clinic.actor, samples.REN.id, inpatient)

    assert judged(clinic, samples.DRAFT).peak.whole_ml == 80


def test_what_was_withdrawn_counts_nowhere(clinic):
    athletes, ren = clinic.athletes, samples.REN.id
    for filed in (
        athletes.add_competition(clinic.actor, ren, CUP),
        athletes.add_exemption(clinic.actor, ren, TUE),
        athletes.add_outside(clinic.actor, ren, DRIP),
    ):
        athletes.withdraw(clinic.actor, ren, filed.id, "別の患者の記録")

    around = surroundings(clinic)

    assert around.athlete == Athlete()
    assert around.dripped == ()


def test_doses_of_the_same_moment_count_for_the_one_that_is_judged(clinic):
    saved(clinic, VITAMIN_FORM)
    twin = replace(VITAMIN_FORM, entry=UUID(int=0xC9))

    assert "DOSE_MISMATCH" in npb(clinic, twin).codes


def test_an_entry_is_not_added_to_itself(clinic):
    saved(clinic, VITAMIN_FORM)

    assert "DOSE_MISMATCH" not in npb(clinic, VITAMIN_FORM).codes


hours = st.integers(-60, 60)
books = st.lists(
    st.tuples(
        hours,
        st.sampled_from([0, 0, 1, 13, 50, None]),
        st.sampled_from(["outpatient", "inpatient"]),
    ),
    max_size=10,
)


@given(books, hours, st.sampled_from([0, 1, 30, None]), st.integers(0, 80))
def test_what_is_not_near_makes_no_difference(drawn, start, lasts, now_in):
    noon, hour = samples.NOW, timedelta(hours=1)
    dripped = tuple(
        Dripped(
            UUID(int=0xD000 + number),
            noon + at * hour,
            None if runs is None else noon + (at + runs) * hour,
            Decimal(45),
            setting,
        )
        for number, (at, runs, setting) in enumerate(drawn)
    )
    judgement = Judgement(
        samples.judge(),
        samples.FORMULARY,
        Surroundings(("NPB", "WADA", "JBC"), samples.PREMISES, dripped=dripped),
    )
    begun = noon + start * hour
    ended = None if lasts is None else begun + lasts * hour
    entry = replace(judgement.read(samples.DRAFT), started=begun, ended=ended)

    case = judgement.case(entry, noon + now_in * hour)

    bodies, day = judgement.surroundings.bodies, noon.date()
    assert sorted_codes(judgement.judge.assess(case, bodies, day)) == sorted_codes(
        judgement.judge.assess(replace(case, others=dripped), bodies, day)
    )


def sorted_codes(assessment):
    """Return everything that was said, in an order of its own."""
    return (
        assessment.peak,
        sorted((one.body, one.code, one.facts) for one in assessment.findings),
    )
