"""The form of a product of the clinic's own."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.errors import Fault, Refused
from app.domain.formulary import ProhibitedClass, Route
from app.domain.own_products import OwnProduct
from app.domain.quantities import Dose
from app.ui.kit.choice import Choice
from app.ui.parts.own_product_sheet import OwnProductSheet
from tests.ui.looking import error, find, line, press

DRUG = OwnProduct(
    "翡翠注100mg",
    "翡翠酸",
    "30800AMX00012000",
    brand_en="Hisui",
    yj="3999429A1017",
    container="amp",
    content=Dose(Decimal(100), "mg"),
    package_ml=Decimal(20),
    indications=("脱水症", "手術後"),
    routes=frozenset({Route.IV_DRIP}),
    may_dilute=True,
    insert_date=date(2026, 4, 1),
    usual_dose="1日1回",
    classes=(ProhibitedClass("S9", in_competition_only=True),),
    is_biological=True,
    id="C001",
    version=1,
)


@pytest.fixture
def sheet(shown, say):
    return shown(OwnProductSheet(OwnProduct("", ""), say))


def test_what_stands_is_shown_and_given_back_as_it_is(shown, say):
    sheet = shown(OwnProductSheet(DRUG, say))

    assert sheet.value() == DRUG
    assert find(sheet, "own_approved").isHidden() or find(sheet, "own_approved_field").isHidden()


def test_everything_typed_is_in_the_value(sheet):
    for name, words in (
        ("own_brand", " 翡翠注100mg "),
        ("own_generic", "翡翠酸"),
        ("own_approval", "３０８００ａｍｘ00012000"),
        ("own_content", "100 mg"),
        ("own_volume", "２０"),
        ("own_date", "R8.4.1"),
        ("own_classes", "s5"),
    ):
        line(sheet, name).setText(words)
    find(sheet, "own_container", Choice).set_value("amp")
    find(sheet, "own_indications", QPlainTextEdit).setPlainText("・脱水症\n")
    press(sheet, "own_routes_0")

    assert sheet.value() == OwnProduct(
        "翡翠注100mg",
        "翡翠酸",
        "30800AMX00012000",
        container="amp",
        content=Dose(Decimal(100), "mg"),
        package_ml=Decimal(20),
        indications=("脱水症",),
        routes=frozenset({Route.IV_DRIP}),
        insert_date=date(2026, 4, 1),
        classes=(ProhibitedClass("S5"),),
    )


def test_of_what_is_not_approved_the_names_are_enough(sheet):
    line(sheet, "own_brand").setText("院内調製カクテル")
    line(sheet, "own_generic").setText("混合ビタミン")
    press(sheet, "own_approved_1")

    assert sheet.value() == OwnProduct("院内調製カクテル", "混合ビタミン")
    assert find(sheet, "own_approval_field").isHidden()


def test_everything_that_an_approved_product_lacks_is_told_at_once(sheet):
    with pytest.raises(Refused) as refusal:
        sheet.value()

    assert [one.field for one in refusal.value.faults] == [
        *("brand_ja", "generic_ja", "approval", "insert_date", "indications", "routes"),
    ]


@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [
        ("own_content", "たくさん", "content"),
        ("own_volume", "20 mL", "package_ml"),
        ("own_classes", "beta", "classes"),
        ("own_date", "昨日", "insert_date"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(shown, say, name, typed, field):
    sheet = shown(OwnProductSheet(DRUG, say))
    line(sheet, name).setText(typed)

    with pytest.raises(Refused) as refusal:
        sheet.value()
    sheet.show_faults(refusal.value.faults)

    assert refusal.value.faults == (Fault(field, "unreadable"),)
    assert error(sheet, sheet.fields[field].editor.objectName())


def test_a_tick_counts_as_typed(sheet):
    before = sheet.typed()

    press(sheet, "own_biological")

    assert sheet.typed() != before
