"""The products that an exemption names."""

import pytest

from app.ui.parts.exemption_products import ExemptionProducts
from tests.samples import NOW, SALINE, STEROID
from tests.ui.looking import find, line, press


@pytest.fixture
def products(shown, say):
    return shown(ExemptionProducts(say))


def choose(products, qtbot, *found):
    for one in found:
        line(products, "product_search_line").setText(one.brand_ja)
        products.search.show_products((one,), NOW.date())
        products.search.field.line.entered.emit()


def test_no_product_means_any(products):
    assert products.numbers() == ()
    assert find(products, "exemption_any_product").isVisible()


def test_products_are_chosen_one_after_the_other(products, qtbot):
    choose(products, qtbot, STEROID, SALINE, STEROID)

    assert products.numbers() == ("T04", "T01")
    assert not find(products, "exemption_any_product").isVisible()
    assert line(products, "product_search_line").text() == ""


def test_a_product_can_be_taken_out_again(products, qtbot):
    choose(products, qtbot, STEROID, SALINE)

    with qtbot.waitSignal(products.changed):
        press(products, "remove_T04")

    assert products.numbers() == ("T01",)
    assert find(products, "remove_T01").accessibleName() == "Remove Toto Saline 100 mL"


def test_without_the_last_one_it_is_any_product_again(products, qtbot):
    choose(products, qtbot, SALINE)

    press(products, "remove_T01")

    assert find(products, "exemption_any_product").isVisible()
    assert line(products, "product_search_line").hasFocus()
