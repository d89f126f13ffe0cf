"""The products that may be given, and how their labels stand."""

import pytest
from PySide6.QtWidgets import QPushButton

from app.domain.own_products import OwnProduct
from app.services.shelf import LabelState
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.table import Table
from app.ui.pages.products import ProductsPage
from app.ui.pages.products.page import evidence_word
from app.ui.parts.label_check import LabelCheck
from tests.ui.looking import error, find, line, notice, press, text


@pytest.fixture
def page(shown, desk):
    return shown(ProductsPage(desk))


def shown_rows(page):
    rows = find(page, "products_table", Table).rows
    return [rows.row(place) for place in range(rows.rowCount())]


def test_everything_that_may_be_given_is_listed(page, desk):
    assert shown_rows(page) == list(desk.clinic.products.shelf(desk.actor))
    assert text(page, "product_detail_told")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "example.test/1 (insert); NHI list",
            "text of a package insert, price list of the health insurance",
        ),
        ("example.test/2", "other records, in the tooltip"),
    ],
)
def test_a_source_is_told_by_its_kind_not_its_address(say, source, words):
    assert evidence_word(source, say) == words


def test_the_list_is_narrowed_by_how_labels_stand(page):
    press(page, "products_state_1")

    states = {one.state for one in shown_rows(page)}
    assert states == {LabelState.UNCONFIRMED}


def test_a_typed_name_narrows_the_list(page):
    wanted = shown_rows(page)[-1].product

    line(page, "products_line").setText(wanted.brand_ja)

    assert wanted in [one.product for one in shown_rows(page)]

    line(page, "products_line").setText("そのような薬はない")

    assert shown_rows(page) == []
    assert find(page, "product_detail").isHidden()


def test_a_label_is_compared_with_the_insert(page, desk):
    press(page, "products_state_1")
    first = shown_rows(page)[0].product
    press(page, "confirm_product")
    (check,) = page.findChildren(LabelCheck)
    line(check, f"label_{first.id}_date").setText("2026-04-01")

    press(check, f"label_{first.id}_confirm")

    assert first not in [one.product for one in shown_rows(page)]
    assert notice(page, "products_notice").startswith("The label counts as compared")


def test_an_insert_of_tomorrow_is_refused_beside_its_date(page):
    press(page, "products_state_1")
    first = shown_rows(page)[0].product
    press(page, "confirm_product")
    (check,) = page.findChildren(LabelCheck)
    line(check, f"label_{first.id}_date").setText("2031-04-01")

    press(check, f"label_{first.id}_confirm")

    assert error(check, f"label_{first.id}_date")


def test_what_is_compared_is_not_asked_for_again(page):
    press(page, "products_state_3")

    assert find(page, "confirm_product", QPushButton).isHidden()


def test_a_product_is_put_aside_with_a_reason(page, desk):
    first = shown_rows(page)[0].product
    press(page, "stop_product")
    find(page, "stop_reason", MemoEdit).set_text("在庫なし")
    press(page, "filing_file")

    assert desk.clinic.products.named(first.id).is_stopped
    press(page, "products_state_4")
    assert [one.product.id for one in shown_rows(page)] == [first.id]
    assert find(page, "stop_product", QPushButton).isHidden()


def test_what_is_put_aside_is_used_again(page, desk):
    first = shown_rows(page)[0].product
    desk.clinic.labels.stop(desk.actor, first.id, "在庫なし")
    press(page, "products_state_4")
    press(page, "use_product_again")
    find(page, "stop_reason", MemoEdit).set_text("入荷した")
    press(page, "filing_file")

    assert shown_rows(page) == []
    assert not desk.clinic.products.named(first.id).is_stopped


def test_without_a_reason_nothing_is_put_aside(page):
    press(page, "stop_product")

    press(page, "filing_file")

    assert error(page, "stop_reason")


@pytest.mark.parametrize(("width", "is_left_out"), [(1100, False), (760, True)])
def test_in_a_narrow_window_the_generic_names_give_way(page, width, is_left_out):
    page.resize(width, 600)

    assert find(page, "products_table", Table).isColumnHidden(1) is is_left_out


def write_names(page):
    press(page, "add_product")
    line(page, "own_brand").setText("院内調製カクテル")
    line(page, "own_generic").setText("混合ビタミン")


def test_a_product_without_an_approval_is_added_to_be_refused_by_its_name(page, desk):
    write_names(page)
    press(page, "own_approved_1")
    press(page, "filing_file")

    assert desk.clinic.products.ask("院内調製カクテル").blocked is not None
    assert notice(page, "products_notice") == "It is refused by its name from now on."
    first = shown_rows(page)[0]
    assert (first.product.brand_ja, first.state) == ("院内調製カクテル", LabelState.UNAPPROVED)


def test_an_approved_product_is_added_and_waits_to_be_compared(page, desk):
    write_names(page)
    line(page, "own_approval").setText("30800AMX00012000")
    line(page, "own_date").setText("2026-04-01")
    find(page, "own_indications", MemoEdit).set_text("脱水症")
    press(page, "own_routes_0")
    press(page, "filing_file")

    first = shown_rows(page)[0]
    assert (first.product.id, first.state) == ("C001", LabelState.UNCONFIRMED)
    assert "30800AMX00012000" in text(page, "product_detail_told")


def test_a_faulty_product_is_told_beside_its_fields(page):
    write_names(page)
    line(page, "own_approval").setText("123")
    press(page, "filing_file")

    assert error(page, "own_approval").startswith("This is no approval number.")


def test_a_product_of_the_clinic_is_changed_by_another_version(page, desk):
    desk.clinic.own.keep(desk.actor, OwnProduct("院内調製カクテル", "混合ビタミン"))
    page.refresh()
    find(page, "products_table", Table).selectRow(0)
    press(page, "change_product")
    line(page, "own_brand_en").setText("House cocktail")
    press(page, "filing_file")

    assert desk.clinic.own.get(desk.actor, "C001").product.version == 2
    assert shown_rows(page)[0].product.brand_en == "House cocktail"


def test_what_came_with_the_program_is_not_changed_here(page):
    assert find(page, "change_product", QPushButton).isHidden()
