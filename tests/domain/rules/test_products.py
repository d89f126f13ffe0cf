from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.formulary import Evidence, Route
from app.domain.rules import label, products
from app.domain.treatments import LineRole
from app.domain.verdicts import CertificateType, Finding, Outcome
from tests import samples
from tests.domain.rules.making import SALINE, TEN, VITAMIN, case, codes, line

# A bag that a master lists until the end of the year, its label unknown.
LISTED = replace(
    SALINE,
    id="T30",
    brand_ja="白鷺輸液500mL",
    brand_en="Shirasagi infusion 500 mL",
    routes=frozenset(),
    indications=(),
    may_dilute=False,
    may_flush=False,
    evidence=Evidence.LISTED,
    in_force_to=date(2026, 12, 31),
)
SERUM = replace(SALINE, id="T31", is_biological=True)
EVERYBODY = ("NPB", "WADA", "JBC")


def found(*lines, **changes):
    return list(products.examine(case(*lines, **changes)))


def judged(*lines, **changes):
    return samples.judge().assess(case(*lines, **changes), EVERYBODY, TEN.date())


def named(product):
    return (("product", product.brand_ja), ("product_en", product.brand_en))


def test_an_unknown_label_is_told_once_where_it_can_be_completed():
    findings = found(line(SALINE), line(LISTED), line(LISTED))

    assert findings == [
        Finding(
            "INDICATION_UNKNOWN",
            Outcome.REVIEW,
            field="lines/1/indication",
            facts=named(LISTED),
        )
    ]


def test_an_unknown_label_is_to_be_reviewed_whoever_asks():
    assessment = judged(line(LISTED, indication="脱水症"))

    npb, wada, jbc = assessment.verdicts
    assert (npb.outcome, wada.outcome, jbc.outcome) == (Outcome.REVIEW,) * 3
    assert all(codes(one.findings).count("INDICATION_UNKNOWN") == 1 for one in (npb, wada, jbc))


def test_over_an_unknown_label_no_legitimacy_is_certified():
    assessment = judged(line(LISTED, indication="脱水症"))

    assert assessment.can_save
    assert assessment.certificate is CertificateType.B
    assert codes(assessment.obstacles) == ["INDICATION_UNKNOWN", "JBC_TEXT_UNKNOWN"]


def test_a_known_label_of_a_listed_product_is_held_against_the_use():
    known = replace(LISTED, routes=frozenset({Route.IM}), indications=SALINE.indications)

    assert "INDICATION_UNKNOWN" not in codes(judged(line(known)).findings)
    assert "ROUTE_MISMATCH" in codes(judged(line(known)).findings)


@pytest.mark.parametrize("use", [Route.IV_DRIP, Route.SC, None])
def test_nothing_of_an_unknown_label_is_held_against_the_use(use):
    one = line(LISTED, "900", indication="美白", route=use)

    assert list(label.examine(case(one))) == []


@pytest.mark.parametrize("typed", ["", "　", "なし", "auto"])
def test_what_an_unknown_product_is_given_for_must_be_written(typed):
    one = line(LISTED, indication=typed)

    findings = list(label.examine(case(line(SALINE), one)))[-1:]

    assert findings == [
        Finding(
            "INDICATION_NOT_STATED",
            Outcome.INCOMPLETE,
            field="lines/1/indication",
            facts=named(LISTED),
        )
    ]


@pytest.mark.parametrize("role", [LineRole.DILUENT, LineRole.FLUSH])
def test_what_carries_another_product_is_given_for_nothing_else(role):
    assert list(label.examine(case(line(LISTED, indication="", role=role)))) == []


@pytest.mark.parametrize("evidence", [Evidence.MIXED, Evidence.MEMORY])
def test_an_unverified_label_is_told_once_and_changes_no_verdict(evidence):
    product = replace(VITAMIN, evidence=evidence)

    (finding,) = found(line(product), line(product), line(SALINE))

    assert finding == Finding("LABEL_UNVERIFIED", Outcome.LEGITIMATE, facts=named(VITAMIN))


def test_a_confirmed_label_is_not_told():
    assert found(line(VITAMIN), confirmed=frozenset({VITAMIN.id})) == []


@pytest.mark.parametrize(
    ("days", "is_told"),
    [(-1, False), (0, True), (1, True), (90, True), (91, False)],
)
def test_the_last_day_of_a_product_is_told_in_the_three_months_before_it(days, is_told):
    ending = replace(SALINE, in_force_to=TEN.date() + timedelta(days=days))

    findings = found(line(VITAMIN), line(ending), confirmed=frozenset({VITAMIN.id}))

    told = Finding(
        "PRODUCT_ENDS_SOON",
        Outcome.LEGITIMATE,
        field="lines/1/product",
        facts=(*named(SALINE), ("until", ending.in_force_to.isoformat())),
    )
    assert findings == [told] * is_told


def test_the_last_day_is_held_against_the_clinics_own_day():
    ending = replace(SALINE, in_force_to=date(2026, 8, 30))
    midnight = TEN.replace(hour=0, minute=10)

    # Ninety days before the 30th of August is the 1st of June, which in UTC is still the 31st of May.
    assert codes(found(line(ending), started=midnight - timedelta(minutes=11))) == []
    assert codes(found(line(ending), started=midnight + timedelta(days=1))) == ["PRODUCT_ENDS_SOON"]


def test_without_a_start_no_end_is_near():
    assert found(line(replace(SALINE, in_force_to=TEN.date())), started=None) == []


def test_a_near_end_changes_no_verdict():
    ending = replace(SALINE, in_force_to=TEN.date())

    assessment = judged(line(ending), icd10="E86")

    assert assessment.verdict("NPB").outcome is Outcome.LEGITIMATE
    assert "OK" in assessment.verdict("NPB").codes


@pytest.mark.parametrize("route", [Route.IV_DRIP, Route.SC, Route.IM])
@pytest.mark.parametrize("lot", ["", "　", "―", "不明"])
def test_what_must_be_traced_to_its_patient_demands_its_lot(route, lot):
    findings = found(line(SALINE), line(SERUM, route=route, lot=lot))

    assert findings == [
        Finding("REC_LOT_MISSING", Outcome.INCOMPLETE, field="lines/1/lot", facts=named(SERUM))
    ]


def test_each_row_states_its_own_lot():
    findings = found(line(SERUM, lot="A12"), line(SERUM), line(SERUM))

    assert [one.field for one in findings] == ["lines/1/lot", "lines/2/lot"]


def test_a_lot_that_is_stated_is_no_matter():
    assert found(line(SERUM, lot="A12")) == []


def test_a_missing_lot_leaves_the_entry_incomplete_but_saved():
    assessment = judged(line(SERUM))

    assert assessment.can_save
    assert assessment.verdict("WADA").outcome is Outcome.INCOMPLETE
    assert assessment.certificate is CertificateType.NONE


def test_where_no_clinic_is_asked_lots_are_no_matter():
    assert found(line(SERUM), labels_stand=True) == []
