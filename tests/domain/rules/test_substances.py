from dataclasses import replace

import pytest

from app.domain.formulary import ProhibitedClass, Route
from app.domain.rules.substances import ProhibitedSubstances
from app.domain.treatments import LineRole, Setting
from app.domain.verdicts import Outcome
from tests.domain.rules.making import NOTHING, SALINE, STEROID, case, codes, line

WADA = ProhibitedSubstances("Prohibited List", Outcome.CAUTION)
NPB = ProhibitedSubstances("TUE", Outcome.REVIEW)
ALBUMIN = replace(SALINE, id="T20", classes=(ProhibitedClass("S5"),))


def found(*lines, rule=WADA, **changes):
    return list(rule.examine(case(*lines, **changes), NOTHING))


@pytest.mark.parametrize("class_", ["S0", "S2", "S5.1", "M1.1", "P1"])
def test_a_class_prohibited_at_all_times_needs_an_exemption(class_):
    product = replace(ALBUMIN, classes=(ProhibitedClass(class_),))

    (finding,) = found(line(product, "1"))

    assert finding.code == f"SUBST_{class_.partition('.')[0]}"
    assert finding.outcome is Outcome.EXEMPTION_REQUIRED
    assert finding.clause == class_
    assert finding.fact("product") == product.brand_ja


@pytest.mark.parametrize("setting", Setting)
def test_no_setting_exempts_a_substance(setting):
    assert "SUBST_S5" in codes(found(line(ALBUMIN), setting=setting, beds=20))


def test_in_competition_a_class_of_the_competition_needs_an_exemption():
    (finding,) = found(line(STEROID), in_competition=True)

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
    assert codes(found(line(ALBUMIN), **changes)) == ["SUBST_S5", "RETRO_TUE"]
    assert codes(found(line(STEROID), **changes)) == ["SUBST_S9_OOC"]


def test_what_is_on_no_list_is_no_matter():
    assert found(line(SALINE)) == []


def test_each_product_is_named_at_its_row():
    fields = [one.field for one in found(line(SALINE), line(ALBUMIN), line(STEROID))]

    assert fields == ["lines/1/product", "lines/2/product"]
