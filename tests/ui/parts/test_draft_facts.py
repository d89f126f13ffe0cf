"""What a form states, in words."""

from dataclasses import replace

import pytest

from app.domain.measurements import Measure, TypedMeasurement
from app.domain.treatments import Draft, DraftLine, LineRole
from app.ui.parts.draft_facts import Known, draft_facts
from tests import samples


def told(draft, say):
    names = {samples.SALINE.id: samples.SALINE.brand_en}
    people = {samples.PHYSICIAN.id: "Dr YAMAMOTO Misaki"}
    known = Known(lambda number: names.get(number, ""), lambda staff: people[staff])
    return dict(draft_facts(draft, known, say))


def test_everything_a_physician_answers_for_is_told(say):
    facts = told(samples.DRAFT, say)

    assert facts["Diagnosis"] == "脱水症 (E86)  Confirmed"
    assert facts["Basis of diagnosis"] == samples.DRAFT.basis
    assert facts["Products"] == "Toto Saline 100 mL  80 mL  IV drip  80 mL"
    assert facts["Why intravenous"] == f"Oral intake impossible\n{samples.DRAFT.iv_reason}"
    assert facts["Setting"] == "Outpatient, no beds"
    assert facts["Ordering physician"] == "Dr YAMAMOTO Misaki"


def test_an_empty_form_states_nothing_but_where(say):
    assert told(Draft(samples.DRAFT.entry, samples.REN.id), say) == {}


@pytest.mark.parametrize(
    ("ended", "span"),
    [
        ("2026-11-20 14:10", "2026-11-20 13:20 – 14:10"),
        ("2026-11-21 00:10", "2026-11-20 13:20 – 2026-11-21 00:10"),
        ("14:1", "2026-11-20 13:20 – 14:1"),
        ("", "2026-11-20 13:20"),
    ],
)
def test_the_day_is_told_once(say, ended, span):
    assert told(replace(samples.DRAFT, ended=ended), say)["Infusion"] == span


def test_what_was_measured_carries_its_units(say):
    values = (
        (Measure.SYSTOLIC, "98"),
        (Measure.DIASTOLIC, "60"),
        (Measure.PULSE, "118"),
        (Measure.URINE_KETONES, "2"),
    )
    measured = tuple(TypedMeasurement(*one) for one in values)

    facts = told(replace(samples.DRAFT, measurements=measured), say)

    assert facts["Measured"] == "BP 98/60 mmHg, Pulse 118 /min, Urine ketones 2+"


def test_a_product_nobody_knows_keeps_its_number_and_a_diluent_says_so(say):
    line = DraftLine("T99", LineRole.DILUENT, volume_ml="50")

    assert told(replace(samples.DRAFT, lines=(line,)), say)["Products"] == "T99  Diluent  50 mL"
