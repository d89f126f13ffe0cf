"""What an amendment changes, field by field."""

from dataclasses import replace

import pytest

from app.domain.diagnoses import Certainty
from app.domain.measurements import Measure, TypedMeasurement
from app.domain.treatments import Setting
from app.ui.parts.draft_changes import draft_changes
from app.ui.parts.draft_facts import Known
from tests import samples


def test_what_says_the_same_has_no_change(say):
    assert draft_changes(samples.DRAFT, samples.DRAFT, say) == ()


def test_each_changed_field_is_told_old_and_new(say):
    line = replace(samples.DRAFT.lines[0], lot="L9")
    after = replace(
        samples.DRAFT, basis="尿比重 1.030。", certainty=Certainty.SUSPECTED, lines=(line,)
    )

    changes = {name: (old, new) for name, old, new in draft_changes(samples.DRAFT, after, say)}

    assert changes.keys() == {"Basis of diagnosis", "Certainty", "Products"}
    assert changes["Basis of diagnosis"] == (samples.DRAFT.basis, "尿比重 1.030。")
    assert changes["Certainty"] == ("Confirmed", "Suspected")
    assert changes["Products"][1].endswith("L9")


def test_products_places_and_people_are_told_by_their_names(say):
    line = replace(samples.DRAFT.lines[0], dose="100")
    after = replace(
        samples.DRAFT,
        lines=(line,),
        setting=Setting.VENUE,
        physician=samples.SECOND_PHYSICIAN.id,
    )
    known = Known(lambda _number: "Toto Saline", lambda staff: f"Dr {staff.int:X}")

    changes = {one[0]: one[1:] for one in draft_changes(samples.DRAFT, after, say, known)}

    assert changes["Setting"] == ("Outpatient, no beds", "Venue")
    assert changes["Ordering physician"] == ("Dr A1", "Dr A2")
    assert changes["Products"][1].startswith("Toto Saline  100 mL  IV drip  80 mL")


@pytest.mark.parametrize(("typed", "is_told"), [("1.030", False), ("1.031", True)])
def test_a_value_written_another_way_is_no_change(say, typed, is_told):
    def form(value):
        return replace(
            samples.DRAFT, measurements=(TypedMeasurement(Measure.URINE_GRAVITY, value),)
        )

    assert bool(draft_changes(form("1.03"), form(typed), say)) is is_told
