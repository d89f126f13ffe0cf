from dataclasses import replace

import pytest

from app.domain.athletes import NO_ATHLETE, Athlete, Exemption
from app.domain.formulary import ProhibitedClass, Route
from app.domain.rules.substances import ProhibitedSubstances, Sports
from app.domain.treatments import LineRole, Setting
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import (
    IN_COMPETITION,
    NOTHING,
    SALINE,
    STEROID,
    TEN,
    case,
    codes,
    line,
)

WADA = ProhibitedSubstances("Prohibited List", Outcome.CAUTION, {}, {})
SPORTS = ProhibitedSubstances(
    "Prohibited List",
    Outcome.CAUTION,
    {"P1": Sports(frozenset({"archery"}), frozenset({"golf"}))},
    {},
)
BY_ROUTE = ProhibitedSubstances("x", Outcome.CAUTION, {}, {"S9": frozenset({Route.IM})})
BLOCKER = replace(SALINE, id="T21", classes=(ProhibitedClass("P1"),))
NPB = ProhibitedSubstances("TUE", Outcome.REVIEW, {}, {})
ALBUMIN = replace(SALINE, id="T20", classes=(ProhibitedClass("S5"),))


def found(*lines, rule=WADA, **changes):
    return list(rule.examine(case(*lines, **changes), NOTHING))


@pytest.mark.parametrize("class_", ["S0", "S2", "S5.1", "M1.1"])
def test_a_class_prohibited_at_all_times_needs_an_exemption(class_):
    product = replace(ALBUMIN, classes=(ProhibitedClass(class_),))

    (finding,) = found(line(product, "1"))

    assert finding == Finding(
        f"SUBST_{class_.partition('.')[0]}",
        Outcome.EXEMPTION_REQUIRED,
        clause=class_,
        field="lines/0/product",
        facts=(
            ("product", product.brand_ja),
            ("product_en", product.brand_en),
            ("class", class_),
        ),
    )


@pytest.mark.parametrize("setting", Setting)
def test_no_setting_exempts_a_substance(setting):
    assert "SUBST_S5" in codes(found(line(ALBUMIN), setting=setting, beds=20))


def test_in_competition_a_class_of_the_competition_needs_an_exemption():
    (finding,) = found(line(STEROID), athlete=IN_COMPETITION)

    assert (finding.code, finding.outcome) == ("SUBST_S9", Outcome.EXEMPTION_REQUIRED)


@pytest.mark.parametrize(
    ("rule", "outcome"), [(WADA, Outcome.CAUTION), (NPB, Outcome.REVIEW)], ids=["WADA", "NPB"]
)
def test_out_of_competition_each_body_has_its_own_word(rule, outcome):
    (finding,) = found(line(STEROID), rule=rule)

    assert (finding.code, finding.outcome) == ("SUBST_S9_OOC", outcome)


@pytest.mark.parametrize("role", LineRole)
def test_a_diluent_or_flush_may_be_prohibited_too(role):
    assert codes(found(line(ALBUMIN, role=role))) == ["SUBST_S5"]


@pytest.mark.parametrize("route", [Route.IM, Route.SC, Route.ORAL])
def test_a_substance_is_examined_past_the_vein_too(route):
    assert codes(found(line(ALBUMIN, route=route))) == ["SUBST_S5"]


@pytest.mark.parametrize("changes", [{"is_emergency": True}, {"setting": Setting.VENUE}])
def test_in_an_emergency_the_exemption_comes_afterwards(changes):
    findings = found(line(ALBUMIN), line(STEROID), **changes)

    assert codes(findings) == ["SUBST_S5", "SUBST_S9_OOC", "RETRO_TUE"]
    assert findings[-1] == Finding(
        "RETRO_TUE", Outcome.EXEMPTION_REQUIRED, clause="Prohibited List"
    )
    assert codes(found(line(STEROID), **changes)) == ["SUBST_S9_OOC"]


def test_what_is_on_no_list_is_no_matter():
    assert found(line(SALINE)) == []


def test_each_product_is_named_at_its_row():
    fields = [one.field for one in found(line(SALINE), line(ALBUMIN), line(STEROID))]

    assert fields == ["lines/1/product", "lines/2/product"]


def test_a_class_of_particular_sports_asks_for_the_sport():
    (finding,) = found(line(BLOCKER, "1"), rule=SPORTS)

    assert (finding.code, finding.outcome) == ("SPORT_UNKNOWN", Outcome.REVIEW)
    assert finding.fact("class") == "P1"


@pytest.mark.parametrize(
    ("sport", "athlete", "expected"),
    [
        ("archery", NO_ATHLETE, [("SUBST_P1", Outcome.EXEMPTION_REQUIRED)]),
        ("Ａrchery ", NO_ATHLETE, [("SUBST_P1", Outcome.EXEMPTION_REQUIRED)]),
        ("golf", NO_ATHLETE, [("SUBST_P1_OOC", Outcome.CAUTION)]),
        ("golf", IN_COMPETITION, [("SUBST_P1", Outcome.EXEMPTION_REQUIRED)]),
        ("baseball", IN_COMPETITION, []),
    ],
)
def test_a_class_of_particular_sports_holds_in_those_alone(sport, athlete, expected):
    findings = found(line(BLOCKER, "1"), rule=SPORTS, athlete=replace(athlete, sport=sport))

    assert [(one.code, one.outcome) for one in findings] == expected


def test_a_body_that_names_no_sports_has_nothing_to_say_of_their_classes():
    assert found(line(BLOCKER, "1"), rule=NPB) == []


@pytest.mark.parametrize(
    ("route", "codes_found"),
    [
        (Route.IM, ["SUBST_S9"]),
        (Route.INTRA_ARTICULAR, []),
        (None, ["SUBST_S9"]),
    ],
)
def test_a_class_may_hold_for_some_routes_only(route, codes_found):
    findings = found(line(STEROID, route=route), rule=BY_ROUTE, athlete=IN_COMPETITION)

    assert codes(findings) == codes_found


def test_another_class_is_not_narrowed_to_those_routes():
    assert codes(found(line(ALBUMIN, "1", route=Route.INTRA_ARTICULAR), rule=BY_ROUTE)) == [
        "SUBST_S5"
    ]


def test_an_exemption_of_the_class_and_product_answers_it():
    granted = Exemption("T-1", "WADA", ("S5",), TEN.date(), TEN.date(), products=("T20",))

    (finding,) = found(line(ALBUMIN, "1"), athlete=Athlete(exemptions=(granted,)))

    assert (finding.code, finding.outcome) == ("TUE_VALID", Outcome.LEGITIMATE)
    assert finding.fact("in_place_of") == "SUBST_S5"


def test_an_exemption_for_another_product_of_the_class_does_not():
    granted = Exemption("T-1", "WADA", ("S5",), TEN.date(), TEN.date(), products=("T99",))

    findings = found(line(ALBUMIN, "1"), athlete=Athlete(exemptions=(granted,)))

    assert codes(findings) == ["SUBST_S5", "TUE_SCOPE"]
