import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.ui.kit.line_edit import LineEdit
from app.ui.kit.number_edit import NumberEdit, WithUnit, folded
from tests.ui.kit.hands import commit, put


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("12.5", "12.5"),
        ("12。5", "12.5"),
        (" 50 ", "50"),
        ("−3", "-3"),
        ("ー3", "-3"),
        ("①", "1"),
        ("少々", "少々"),
        ("", ""),
    ],
)
def test_a_number_is_folded_to_plain_signs(typed, plain):
    assert folded(typed) == plain


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_full_width_digits_say_the_same_number(number):
    plain = f"{number:f}"
    wide = plain.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789.-"})

    assert folded(wide) == plain


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


def test_a_number_from_an_input_method_is_folded_on_leaving(page):
    number = put(page, NumberEdit("dose"), LineEdit("next"))
    number.setFocus()

    commit(number, "52.5")
    as_typed = number.text()
    page.findChild(LineEdit, "next").setFocus()

    assert as_typed == "52.5"
    assert number.text() == "52.5"


def test_a_number_can_be_read_before_it_is_folded(page):
    number = put(page, NumberEdit("dose"))

    number.setText("10")

    assert number.number() == "10"


def test_no_key_is_swallowed_by_a_number(page, qtbot):
    number = put(page, NumberEdit("dose"))
    number.setFocus()

    qtbot.keyClicks(number, "1e-x")

    assert number.text() == "1e-x"


def test_tab_into_a_number_selects_it(page):
    number = put(page, NumberEdit("dose"))
    number.setText("50.0")

    number.setFocus(Qt.FocusReason.TabFocusReason)

    assert number.selectedText() == "50.0"


def test_a_unit_stands_beside_its_number_and_is_told(page):
    amount = put(page, WithUnit(NumberEdit("dose"), "袋"))

    amount.set_unit("mL")

    assert amount.unit() == "mL"
    assert amount.edit.accessibleDescription() == "mL"
