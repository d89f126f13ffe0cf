"""The form of an exemption."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from app.domain.athletes import CODES, Exemption
from app.domain.errors import Refused
from app.ui.parts.exemption_sheet import ExemptionSheet
from tests.samples import NOW, STEROID
from tests.ui.looking import error, line, press, tab_order


@pytest.fixture
def sheet(shown, say):
    return shown(ExemptionSheet(say))


def fill(sheet, **typed):
    for name, text in typed.items():
        line(sheet, f"exemption_{name}").setText(text)


def faults(sheet):
    with pytest.raises(Refused) as caught:
        sheet.value()
    sheet.show_faults(caught.value.faults)
    return {one.field: one.code for one in caught.value.faults}


def test_an_exemption_is_what_its_certificate_states(sheet):
    fill(sheet, number="ＮＰＢ－１４", valid_from="令和8年6月1日", valid_to="20270531")
    fill(sheet, max_volume="５００")
    press(sheet, "exemption_body_1")
    press(sheet, f"exemption_covers_{CODES.index('S9')}")
    press(sheet, f"exemption_covers_{CODES.index('M2.2')}")
    sheet.products.chosen.emit(STEROID)

    assert sheet.value() == Exemption(
        "NPB-14",
        "WADA",
        ("M2.2", "S9"),
        date(2026, 6, 1),
        date(2027, 5, 31),
        Decimal(500),
        ("T04",),
    )


def test_everything_that_is_missing_is_told_at_once(sheet):
    assert faults(sheet) == dict.fromkeys(
        ("number", "body", "covers", "valid_from", "valid_to"), "missing"
    )
    assert error(sheet, "exemption_covers") == "Nothing is ticked. Tick at least one."
    assert all(error(sheet, f"exemption_{name}") for name in ("number", "body", "valid_to"))
    assert sheet.window().focusWidget() is line(sheet, "exemption_number")


def test_what_cannot_be_read_is_told_beside_it(sheet):
    fill(sheet, number="1", valid_from="June", valid_to="2026-13-01", max_volume="much")
    press(sheet, "exemption_body_0")
    press(sheet, "exemption_covers_0")

    assert faults(sheet) == dict.fromkeys(("valid_from", "valid_to", "max_volume_ml"), "unreadable")
    assert error(sheet, "exemption_max_volume_row").startswith("This number cannot be read.")


def test_it_does_not_run_out_before_it_begins(sheet):
    fill(sheet, number="1", valid_from="2026-06-01", valid_to="2026-05-31")
    press(sheet, "exemption_body_0")
    press(sheet, "exemption_covers_0")

    assert faults(sheet) == {"valid_to": "before_start"}


def test_typing_ticking_and_choosing_is_noticed(sheet):
    states = {sheet.typed()}

    fill(sheet, number="1")
    states.add(sheet.typed())
    press(sheet, "exemption_covers_0")
    states.add(sheet.typed())
    sheet.products.chosen.emit(STEROID)

    assert len(states | {sheet.typed()}) == 4


def test_the_products_found_lie_over_the_form(sheet):
    sheet.lay_lists_over(sheet)

    sheet.products.show_products((STEROID,), NOW.date())

    assert sheet.products.field.results.parent() is sheet


def test_control_k_leads_to_the_products(qtbot, sheet):
    qtbot.keyClick(sheet, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert sheet.window().focusWidget() is line(sheet, "product_search_line")


def test_tab_goes_through_it_as_it_is_read(qtbot, sheet):
    reached = tab_order(qtbot, line(sheet, "exemption_number"), 20)

    assert reached == [
        "exemption_number",
        "exemption_body_0",
        *(f"exemption_covers_{place}" for place in range(len(CODES))),
        "exemption_valid_from",
        "exemption_valid_to",
        "exemption_max_volume",
        "product_search_line",
    ]
