"""What a product can be used for."""

from dataclasses import replace

from app.domain.treatments import LineRole
from app.ui.parts.line_defaults import OFF_LABEL
from app.ui.parts.uses import uses_of
from tests import samples

NONE = (LineRole.DRUG, "")


def values(product, icd10, also, say):
    return [option.value for option in uses_of(product, icd10, also, say)]


def test_what_fits_the_diagnosis_comes_first_and_the_rest_is_marked(say):
    first, second = uses_of(samples.CEFTRIAXONE, "J18.9", NONE, say)[:2]

    assert (first.text, first.ink) == ("Pneumonia", "legitimate")
    assert (second.text, second.ink) == ("Tonsillitis", "caution")


def test_a_fluid_may_dilute_and_flush(say):
    found = values(samples.SALINE, "E86", NONE, say)

    assert (LineRole.DILUENT, "") in found
    assert (LineRole.FLUSH, "") in found


def test_a_diluent_alone_has_no_indication_to_choose(say):
    carrier = replace(samples.SALINE, is_diluent_only=True, may_flush=False)

    assert values(carrier, "E86", NONE, say) == [
        (LineRole.DILUENT, ""),
        (LineRole.DRUG, OFF_LABEL),
    ]


def test_off_label_is_always_offered_last(say):
    assert values(samples.CEFTRIAXONE, "J03.9", NONE, say)[-1] == (LineRole.DRUG, OFF_LABEL)


def test_a_use_that_a_form_states_is_offered_whatever_it_says(say):
    stated = (LineRole.DRUG, "ほかの使い方")

    assert values(samples.CEFTRIAXONE, "", stated, say)[-1] == stated
    assert (LineRole.FLUSH, "") in values(samples.CEFTRIAXONE, "", (LineRole.FLUSH, ""), say)
