"""What an amendment changes, field by field."""

from dataclasses import replace

from app.domain.diagnoses import Certainty
from app.ui.parts.draft_changes import draft_changes
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
