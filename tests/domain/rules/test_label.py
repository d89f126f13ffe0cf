from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.formulary import Indication, Route
from app.domain.quantities import Dose
from app.domain.rules import label
from app.domain.rules.case import DayDose
from app.domain.treatments import LineRole, NoProduct
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import CARRIER, SALINE, STEROID, VITAMIN, case, codes, line

DILUENT_USE = SALINE.indications[1].text_ja
B1 = {"icd10": "E51.9"}


def found(*lines, **changes):
    return list(label.examine(case(*lines, **changes)))


def vitamin(amount="50", unit="mg", **changes):
    return line(VITAMIN, amount, unit, route=Route.IV_BOLUS, **changes)


def test_a_product_used_as_its_label_says_is_no_matter():
    assert found(vitamin(), **B1) == []


@pytest.mark.parametrize("icd10", ["E51", "E51.1", "e51.9"])
def test_a_code_fits_its_hint_either_way(icd10):
    assert found(vitamin(), icd10=icd10) == []


@pytest.mark.parametrize(
    ("one", "code", "outcome", "field"),
    [
        (
            line(SALINE, indication="美白"),
            "INDICATION_MISMATCH",
            Outcome.NOT_LEGITIMATE,
            "indication",
        ),
        (line(CARRIER), "INDICATION_MISMATCH", Outcome.NOT_LEGITIMATE, "indication"),
        (line(indication="脱水症"), "INDICATION_UNCERTAIN", Outcome.REVIEW, "indication"),
        (line(indication=""), "INDICATION_NOT_CHOSEN", Outcome.INCOMPLETE, "indication"),
        (
            line(replace(SALINE, indications=())),
            "INDICATION_UNKNOWN",
            Outcome.REVIEW,
            "indication",
        ),
        (line(role=LineRole.DILUENT), "DILUENT_ALONE", Outcome.NOT_LEGITIMATE, "indication"),
        (line(route=Route.IM), "ROUTE_MISMATCH", Outcome.NOT_LEGITIMATE, "route"),
        (line(), "DOSE_NOT_COMPARED", Outcome.LEGITIMATE, "dose"),
    ],
)
def test_a_finding_names_its_field_and_its_product_in_both_languages(one, code, outcome, field):
    findings = found(line(VITAMIN, "50", "mg", route=Route.SC), one, icd10="R53")

    names = (("product", one.product.brand_ja), ("product_en", one.product.brand_en))
    assert Finding(code, outcome, field=f"lines/1/{field}", facts=names) in findings


@pytest.mark.parametrize("icd10", ["", "R53"])
def test_without_a_fitting_code_an_indication_stays_uncertain(icd10):
    assert codes(found(vitamin(), icd10=icd10)) == ["INDICATION_UNCERTAIN"]


def test_an_indication_that_nobody_chose_is_incomplete():
    assert codes(found(vitamin(indication=""), **B1)) == ["INDICATION_NOT_CHOSEN"]


def test_a_product_whose_indications_are_unknown_is_to_be_reviewed():
    unknown = line(replace(VITAMIN, indications=()), "50", "mg", indication="")

    assert codes(found(unknown, **B1)) == ["INDICATION_UNKNOWN"]


def test_an_indication_is_compared_in_any_writing():
    assert found(vitamin(indication="ビタミンb1 欠乏症の予防及び治療"), **B1) == []


@pytest.mark.parametrize("route", [Route.IM, Route.SC, Route.INTRAOSSEOUS, Route.INTRA_ARTERIAL])
def test_a_route_that_is_not_approved_is_a_mismatch(route):
    assert codes(found(line(VITAMIN, "50", "mg", route=route), **B1)) == ["ROUTE_MISMATCH"]


@pytest.mark.parametrize("route", [Route.CENTRAL_LINE, Route.PORT])
@pytest.mark.parametrize("approved", [Route.IV_DRIP, Route.IV_BOLUS])
def test_a_central_line_or_port_counts_as_drip_or_push(route, approved):
    product = replace(VITAMIN, routes=frozenset({approved}))

    assert found(line(product, "50", "mg", route=route), **B1) == []


def test_a_central_line_does_not_make_a_muscle_injection_approved():
    product = replace(VITAMIN, routes=frozenset({Route.IM}))

    assert codes(found(line(product, "50", "mg", route=Route.PORT), **B1)) == ["ROUTE_MISMATCH"]


@pytest.mark.parametrize(
    ("amount", "unit", "over"),
    [
        ("100", "mg", False),
        ("100.000001", "mg", True),
        ("0.1", "g", False),
        ("2", "amp", False),
        ("2.1", "amp", True),
        ("40", "mL", False),
        ("40.1", "mL", True),
        ("101000", "ug", True),
    ],
)
def test_a_days_dose_is_held_against_the_label_in_any_unit(amount, unit, over):
    assert codes(found(vitamin(amount, unit), **B1)) == ["DOSE_MISMATCH"] * over


def test_a_dose_over_the_label_tells_both_figures():
    (finding,) = found(vitamin("150"), **B1)

    assert finding == Finding(
        "DOSE_MISMATCH",
        Outcome.NOT_LEGITIMATE,
        field="lines/0/dose",
        facts=(
            ("product", VITAMIN.brand_ja),
            ("product_en", VITAMIN.brand_en),
            ("given", "150 mg"),
            ("limit", "100 mg"),
        ),
    )


def test_thirds_of_a_container_are_added_exactly():
    # Three times 2 mL of 300 mg in 3 mL is 600 mg to the last digit.
    product = replace(
        VITAMIN,
        content=Dose(Decimal(300), "mg"),
        package_ml=Decimal(3),
        max_day=Dose(Decimal(600), "mg"),
    )

    assert found(*[line(product, "2")] * 3, **B1) == []


def test_the_lines_of_an_entry_are_added():
    assert codes(found(vitamin("60"), vitamin("60"), **B1)) == ["DOSE_MISMATCH"] * 2


def test_the_days_earlier_doses_are_added():
    earlier = [
        DayDose(VITAMIN, Dose(Decimal("1.5"), "amp")),
        DayDose(STEROID, Dose(Decimal(900), "mg")),
    ]

    assert codes(found(vitamin("25"), earlier_today=earlier, **B1)) == []
    assert codes(found(vitamin("26"), earlier_today=earlier, **B1)) == ["DOSE_MISMATCH"]


def test_the_same_drug_under_another_name_is_added_by_its_own_strength():
    strong = replace(VITAMIN, id="T88", brand_ja="別銘柄", content=Dose(Decimal(100), "mg"))
    earlier = [DayDose(strong, Dose(Decimal("0.75"), "amp"))]

    assert codes(found(vitamin("25"), earlier_today=earlier, **B1)) == []
    assert codes(found(vitamin("26"), earlier_today=earlier, **B1)) == ["DOSE_MISMATCH"]


def test_products_whose_drug_nobody_named_are_not_added_together():
    nameless = replace(VITAMIN, generic_ja="")
    other = replace(nameless, id="T88")

    assert codes(found(line(nameless, "60", "mg"), line(other, "60", "mg"), **B1)) == []


def test_an_indication_may_have_a_highest_dose_of_its_own():
    (indication,) = VITAMIN.indications
    product = replace(VITAMIN, indications=(replace(indication, max_day=Dose(Decimal(20), "mg")),))

    assert codes(found(line(product, "20", "mg"), **B1)) == []
    (finding,) = found(line(product, "21", "mg"), **B1)
    assert (finding.code, finding.fact("limit")) == ("DOSE_MISMATCH", "20 mg")


def test_beside_a_row_that_names_no_product_a_flush_is_not_called_alone():
    unknown = NoProduct(1, "エクソソーム", "エクソソーム点滴", Route.IV_DRIP)

    assert found(line(role=LineRole.FLUSH), unknown=(unknown,)) == []


def test_the_dose_of_one_administration_is_that_of_the_entry_alone():
    product = replace(VITAMIN, max_once=Dose(Decimal(60), "mg"), max_day=None)
    earlier = [DayDose(VITAMIN, Dose(Decimal(60), "mg"))]

    assert found(line(product, "60", "mg"), earlier_today=earlier, **B1) == []
    assert codes(found(line(product, "61", "mg"), **B1)) == ["DOSE_MISMATCH"]


@pytest.mark.parametrize(
    "product",
    [
        replace(VITAMIN, max_day=None),
        replace(VITAMIN, max_day=Dose(Decimal(5), "mEq")),
        replace(VITAMIN, content=None),
    ],
    ids=["no limit", "another kind of unit", "no strength"],
)
def test_a_dose_that_cannot_be_compared_is_told(product):
    (finding,) = found(line(product, "1", "amp"), **B1)

    assert (finding.code, finding.outcome) == ("DOSE_NOT_COMPARED", Outcome.LEGITIMATE)


def test_beside_a_row_without_a_dose_the_other_cannot_be_compared():
    assert codes(found(vitamin(), vitamin(dose=None), **B1)) == ["DOSE_NOT_COMPARED"]


def test_a_diluent_or_flush_with_its_drug_needs_no_indication():
    carried = (line(role=LineRole.DILUENT), line(role=LineRole.FLUSH, amount="5"))

    assert found(vitamin(), *carried, **B1) == []


@pytest.mark.parametrize("role", [LineRole.DILUENT, LineRole.FLUSH])
def test_a_diluent_or_flush_alone_is_told_once(role):
    (finding,) = found(line(role=role), line(role=role))

    assert (finding.code, finding.outcome) == ("DILUENT_ALONE", Outcome.NOT_LEGITIMATE)


def test_a_fluid_given_for_its_use_as_a_diluent_is_one():
    assert codes(found(line(indication=DILUENT_USE))) == ["DILUENT_ALONE"]
    assert found(vitamin(), line(indication=DILUENT_USE), **B1) == []


def test_a_diluent_by_vein_does_not_belong_to_a_muscle_injection():
    muscle = line(replace(VITAMIN, routes=frozenset({Route.IM})), "50", "mg", route=Route.IM)

    assert codes(found(muscle, line(role=LineRole.DILUENT), **B1)) == ["DILUENT_ALONE"]


@pytest.mark.parametrize(
    ("drug", "diluent"), [(Route.IM, None), (None, Route.IV_DRIP), (None, None)]
)
def test_until_both_routes_are_known_a_diluent_belongs_to_its_drug(drug, diluent):
    product = replace(VITAMIN, routes=frozenset({Route.IM}))
    lines = line(product, "50", "mg", route=drug), line(role=LineRole.DILUENT, route=diluent)

    assert found(*lines, **B1) == []


def test_a_drug_that_claims_to_be_a_diluent_is_a_drug():
    assert codes(found(vitamin(role=LineRole.DILUENT, indication="美白"), **B1)) == [
        "INDICATION_MISMATCH"
    ]


def test_a_fluid_that_may_not_flush_is_a_drug():
    sugar = replace(SALINE, may_flush=False)

    assert "DILUENT_ALONE" not in codes(found(line(sugar, role=LineRole.FLUSH)))
    assert found(vitamin(), line(sugar, role=LineRole.FLUSH, indication=""), **B1)


@pytest.mark.parametrize("indication", ["", "脱水症", DILUENT_USE])
def test_a_mere_diluent_given_as_a_drug_is_off_its_label(indication):
    assert codes(found(line(CARRIER, indication=indication))) == ["INDICATION_MISMATCH"]


def test_a_mere_diluent_carries_its_drug():
    assert found(vitamin(), line(CARRIER, role=LineRole.DILUENT), **B1) == []


def test_a_range_of_codes_is_a_hint_too():
    infection = replace(VITAMIN, indications=(Indication("感染症", "Infection", ("A00-B99",)),))

    assert found(line(infection, "50", "mg"), icd10="A41.9") == []
    assert codes(found(line(infection, "50", "mg"), icd10="C00")) == ["INDICATION_UNCERTAIN"]


def test_what_is_off_the_label_needs_a_reason():
    assert {
        "INDICATION_MISMATCH",
        "INDICATION_UNCERTAIN",
        "ROUTE_MISMATCH",
        "DOSE_MISMATCH",
        "DILUENT_ALONE",
    } == label.NEEDS_REASON
