"""The words of the clinic's own terms."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import words
from app.domain.course import Check, CheckedBy
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.measurements import Measure
from app.domain.quantities import UNITS, Dose
from app.domain.treatments import IvReason, LineRole, Setting
from app.i18n import Wording
from tests import samples

ENGLISH = Wording("en", lambda text: text)
JAPANESE = Wording("ja", lambda text: f"「{text}」")


@pytest.mark.parametrize(
    ("beds", "word"),
    [
        (0, "Outpatient, no beds"),
        (19, "Outpatient, with beds"),
        (20, "Outpatient, hospital"),
    ],
)
def test_an_outpatient_is_told_by_the_beds_of_the_clinic(beds, word):
    assert words.setting_word(Setting.OUTPATIENT, beds, ENGLISH) == word


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        (lambda one: words.setting_word(one, 0, ENGLISH), Setting),
        (lambda one: words.route_word(one, ENGLISH), Route),
        (lambda one: words.role_word(one, ENGLISH), LineRole),
        (lambda one: words.iv_reason_word(one, ENGLISH), IvReason),
        (lambda one: words.certainty_word(one, ENGLISH), Certainty),
        (lambda one: words.unit_word(one, ENGLISH), UNITS),
        (lambda one: words.measure_word(one, ENGLISH), Measure),
    ],
)
def test_each_term_has_a_word_of_its_own(word, terms):
    told = [word(one) for one in terms]

    assert all(told)
    assert len(set(told)) == len(told)


def test_a_dose_is_told_with_its_unit():
    assert words.dose_word(Dose(Decimal("1.50"), "bag"), ENGLISH) == "1.5 bag"


@pytest.mark.parametrize(
    ("volume", "told"), [("52", "52.0"), ("2.25", "2.25"), ("0.00001", "0.001")]
)
def test_a_volume_has_a_decimal_and_is_never_told_too_low(volume, told):
    assert words.ml_word(Decimal(volume)) == told


def test_names_are_told_in_the_users_language():
    indication = samples.CEFTRIAXONE.indications[1]

    assert words.product_word(samples.SALINE, ENGLISH) == "Toto Saline 100 mL"
    assert words.product_word(samples.SALINE, JAPANESE) == "東都生食注100mL"
    assert words.generic_word(samples.SALINE, ENGLISH) == "Isotonic sodium chloride"
    assert words.indication_word(indication, ENGLISH) == "Pneumonia"
    assert words.diagnosis_word(samples.TONSILLITIS, JAPANESE) == "急性扁桃炎"
    assert words.physician_word(samples.PHYSICIAN, ENGLISH) == "Dr YAMAMOTO Misaki"


def test_a_name_that_has_no_english_is_told_in_japanese():
    assert words.product_word(replace(samples.SALINE, brand_en=""), ENGLISH) == "東都生食注100mL"


def test_a_field_of_a_line_is_named_by_its_last_part():
    assert words.field_word("lines/3/dose", ENGLISH) == "Dose"
    assert words.field_word("basis", ENGLISH) == "Basis of diagnosis"


def test_a_measured_value_is_a_field_of_its_own():
    assert words.field_word("measurements/pulse", ENGLISH) == "Pulse"
    assert words.field_word("measurements/systolic", ENGLISH) == "BP (systolic)"


def test_wada_goes_by_both_its_names():
    assert [words.body_word(body) for body in ("NPB", "WADA")] == ["NPB", "WADA / JADA"]


@pytest.mark.parametrize(
    ("volume", "shown"),
    [("80", "80.0"), ("62.5", "62.5"), ("100.0004", "100.001"), ("0", "0.0")],
)
def test_a_volume_has_a_decimal_and_hides_no_excess(volume, shown):
    assert words.ml_word(Decimal(volume)) == shown


@given(st.decimals(min_value=0, max_value=10**6, places=6))
def test_what_is_shown_is_never_less_than_what_was_given(volume):
    assert 0 <= Decimal(words.ml_word(volume)) - volume < Decimal("0.001")


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        (("scan", "scan"), "checked by scan: 2"),
        (("hand",), "checked by hand: 1"),
        (("scan", "hand", "hand"), "checked by scan: 1, by hand: 2"),
    ],
)
def test_it_is_told_how_it_was_made_sure_of(ways, told):
    checks = tuple(Check(None, CheckedBy(way), samples.NOW) for way in ways)

    assert words.checks_word(checks, ENGLISH) == told
