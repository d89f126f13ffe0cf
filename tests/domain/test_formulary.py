from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.formulary import BlockedName, Evidence, Formulary, Indication, Product, Route
from app.domain.quantities import Dose

DRIP = Product(
    id="P1",
    category="fluid",
    brand_ja="白浜リンゲル 500mL",
    brand_en="Shirahama Ringer 500 mL",
    generic_ja="乳酸リンゲル液",
    generic_en="Lactated Ringer solution",
    strength="500 mL",
    container="bag",
    content=None,
    package_ml=Decimal(500),
    routes=frozenset({Route.IV_DRIP}),
    indications=(
        Indication("細胞外液の補給・補正", "Extracellular fluid", ("E86", "A00-A09")),
        Indication("溶解希釈剤", "Diluent"),
    ),
    yj="3319534A4046",
)
VITAMIN_C = replace(
    DRIP,
    id="P2",
    brand_ja="青葉C注100mg",
    brand_en="Aoba C 100 mg",
    generic_ja="アスコルビン酸",
    generic_en="Ascorbic acid",
    container="amp",
    content=Dose(Decimal(100), "mg"),
    package_ml=Decimal(2),
    yj="",
)
CARNITINE = replace(
    DRIP,
    id="P3",
    brand_ja="南風静注",
    brand_en="Nampu IV",
    generic_ja="レボカルニチン",
    generic_en="Levocarnitine",
    yj="",
)
EXOSOME = BlockedName(
    "X1",
    "エクソソーム点滴",
    "Exosome drip",
    ("EV", "NMN", "NMN点滴"),
    "c",
    "承認なし",
    "None",
    "S0",
    "",
    "s",
)
IMPORTED = BlockedName(
    "X2", "輸入C", "Imported C", ("Ascor",), "c", "承認なし", "None", "", "", "s"
)
SPARING = BlockedName(
    "X3",
    "カルニチン点滴(輸入)",
    "Carnitine drip",
    ("カルニチン",),
    "c",
    "承認なし",
    "None",
    "",
    "",
    "s",
    spares_approved=True,
)
FORMULARY = Formulary((DRIP, VITAMIN_C, CARNITINE), (EXOSOME, IMPORTED, SPARING))


@pytest.mark.parametrize(
    "typed",
    [
        "P1",
        "白浜リンゲル 500mL",
        "白浜リンゲル５００ｍＬ",
        "shirahama-ringer 500ml",
        "3319534a4046",
    ],
)
def test_a_product_is_known_by_its_whole_name_or_code(typed):
    assert FORMULARY.named(typed) == DRIP


@pytest.mark.parametrize("typed", ["", "白浜リンゲル", "P", "乳酸リンゲル液", "-"])
def test_a_part_of_a_name_is_no_product(typed):
    assert FORMULARY.named(typed) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("エクソソーム点滴 100mL", "X1"),
        ("えくそそーむ点滴", "X1"),
        ("ev", "X1"),
        ("NMN点滴", "X1"),
        ("当院のＮＭＮ", "X1"),
        ("N-M-N 300mg", "X1"),
        ("Ascor", "X2"),
        ("ascor l 500", "X2"),
        ("カルニチン", "X3"),
        ("国産でないカルニチン", "X3"),
    ],
)
def test_a_blocked_name_is_found_within_what_was_typed(typed, name):
    blocked, _ = FORMULARY.blocking(typed)

    assert blocked.id == name


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Everolimus",
        "level",
        "Canmna",
        "Ascorbic acid",
        "ascorb",
        "ascorbic acid 2 g",
        "レボカルニチン",
        "レボカルニチン 1g",
        "白浜",
    ],
)
def test_what_is_no_blocked_name_passes(typed):
    assert FORMULARY.blocking(typed) is None


def test_the_longest_alias_explains_the_refusal():
    _, alias = FORMULARY.blocking("自家製NMN点滴")

    assert alias == "NMN点滴"


def test_a_products_own_name_wins_over_the_block_list():
    named = replace(DRIP, brand_ja="エクソソーム点滴")

    assert Formulary((named,), (EXOSOME,)).blocking("エクソソーム点滴") is None


@pytest.mark.parametrize(
    "name", ["エクソソーム点滴", "新エクソソーム点滴注", "NMN注", "カルニチン注"]
)
def test_a_blocked_name_can_never_be_a_products(name):
    assert FORMULARY.forbidding(name) is not None


def test_a_hard_block_spares_no_generic_name_that_bears_it():
    disguised = replace(DRIP, generic_ja="エクソソーム点滴液")
    formulary = Formulary((disguised,), (EXOSOME,))

    assert formulary.forbidding(disguised.generic_ja) is not None
    assert formulary.forbidding("白浜エクソソーム点滴液") is not None


@pytest.mark.parametrize(
    "name", ["アスコルビン酸注", "Ascorbic acid Inj 1 g", "レボカルニチンFF", "青葉C注"]
)
def test_the_name_of_an_approved_drug_can_be_a_products(name):
    assert FORMULARY.forbidding(name) is None


@pytest.mark.parametrize("code", ["E86", "e86", " E86.0 ", "A09", "A05.9"])
def test_a_hint_fits_its_code_what_is_below_it_and_its_range(code):
    assert DRIP.proposed(code) == DRIP.indications[0]


@pytest.mark.parametrize("code", ["", "E87", "A10", "R53"])
def test_what_no_hint_names_is_proposed_nothing(code):
    assert DRIP.proposed(code) is None


def test_an_indication_without_hints_fits_any_code_and_is_never_proposed():
    assert DRIP.indications[1].fits("R53")
    assert replace(DRIP, indications=DRIP.indications[1:]).proposed("E86") is None


def test_an_indication_is_found_by_its_folded_text():
    assert DRIP.indication("細胞外液の補給･補正 ") == DRIP.indications[0]
    assert DRIP.indication("疲労") is None


def test_a_central_line_counts_as_an_approved_drip():
    assert DRIP.approves(Route.CENTRAL_LINE)
    assert DRIP.approves(Route.PORT)
    assert not DRIP.approves(Route.IV_BOLUS)
    assert not replace(DRIP, routes=frozenset({Route.IM})).approves(Route.PORT)


@pytest.mark.parametrize(
    ("day", "may"),
    [("2026-03-31", False), ("2026-04-01", True), ("2026-09-30", True), ("2026-10-01", False)],
)
def test_a_product_is_in_force_from_its_first_to_its_last_day(day, may):
    dated = replace(DRIP, in_force_from=date(2026, 4, 1), in_force_to=date(2026, 9, 30))

    assert dated.is_in_force(date.fromisoformat(day)) is may


@pytest.mark.parametrize(
    ("amount", "unit", "wanted", "found"),
    [
        ("100", "mg", "amp", "1"),
        ("2", "amp", "mg", "200"),
        ("5", "mL", "mg", "250"),
        ("0.5", "g", "mL", "10"),
        ("1", "vial", "amp", "1"),
    ],
)
def test_the_strength_turns_one_unit_into_another(amount, unit, wanted, found):
    assert VITAMIN_C.amount_in(Dose(Decimal(amount), unit), wanted) == Decimal(found)


def test_what_the_label_does_not_tell_stays_unknown():
    assert VITAMIN_C.amount_in(Dose(Decimal(1), "mEq"), "mg") is None
    assert DRIP.amount_in(Dose(Decimal(1), "bag"), "mg") is None
    assert replace(DRIP, package_ml=None).volume_ml(Dose(Decimal(1), "bag")) is None
    assert VITAMIN_C.volume_ml(Dose(Decimal(250), "mg")) == 5


LISTED = replace(DRIP, id="P9", routes=frozenset(), indications=(), evidence=Evidence.LISTED)


@pytest.mark.parametrize(
    ("product", "unknown"),
    [
        (LISTED, True),
        (replace(LISTED, routes=DRIP.routes), True),
        (replace(LISTED, indications=DRIP.indications), True),
        (replace(LISTED, is_diluent_only=True), True),
        (replace(LISTED, indications=DRIP.indications, is_diluent_only=True), False),
        (replace(LISTED, routes=DRIP.routes, indications=DRIP.indications), False),
        (replace(LISTED, evidence=Evidence.MEMORY), False),
        (DRIP, False),
    ],
)
def test_a_listed_product_is_unknown_until_indications_and_routes_are_told(product, unknown):
    assert product.label_is_unknown is unknown


def test_a_listed_product_still_wants_its_insert_compared():
    assert LISTED.is_unverified
