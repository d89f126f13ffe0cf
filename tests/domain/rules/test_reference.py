import pytest

from app.domain.rules.look import Look
from app.domain.rules.reference import AsAnotherBody, TextUnknown, VolumeElsewhere
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import NOTHING, case, codes

OVER = Finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED, "WADA", facts=(("total", "500"),))
NEAR = Finding("VOL_NEAR_LIMIT", Outcome.CAUTION, "WADA")
NEARBY = Finding("EXEMPT_NEARBY", Outcome.CAUTION, "WADA")
RULE = VolumeElsewhere(
    "WADA M2.2", "WADA", frozenset({"VOL_NEAR_LIMIT"}), {"M22_EXCEEDED": "NPB_JADA_DIFF"}
)


def found(*elsewhere, so_far=()):
    bodies = {"WADA": elsewhere}
    return list(RULE.examine(case(), Look(so_far, lambda body, _by: bodies.get(body, ()))))


def test_where_the_criteria_are_met_the_difference_is_a_caution():
    (finding,) = found(OVER)

    assert (finding.code, finding.outcome) == ("NPB_JADA_DIFF", Outcome.CAUTION)
    assert finding.clause == "WADA M2.2"
    assert finding.fact("total") == "500"


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.INCOMPLETE, Outcome.NOT_LEGITIMATE])
def test_where_the_criteria_are_not_met_no_difference_is_told(outcome):
    assert found(OVER, so_far=(Finding("ROUTE_MISMATCH", outcome),)) == []


@pytest.mark.parametrize(
    "outcome",
    [Outcome.EXEMPTION_REQUIRED, Outcome.REVIEW, Outcome.CAUTION, Outcome.LEGITIMATE],
)
def test_a_matter_beside_the_criteria_leaves_the_difference(outcome):
    assert codes(found(OVER, so_far=(Finding("HOME_SETTING", outcome),))) == ["NPB_JADA_DIFF"]


def test_a_caution_about_the_volume_is_one_here_too():
    (finding,) = found(NEAR, so_far=(Finding("ROUTE_MISMATCH", Outcome.NOT_LEGITIMATE),))

    assert (finding.code, finding.outcome) == ("VOL_NEAR_LIMIT", Outcome.CAUTION)


def test_what_is_not_named_is_left_with_the_other_body():
    assert found(NEARBY) == []


def test_a_body_may_say_what_another_says():
    look = Look((), lambda body, _by: {"WADA": (OVER, NEAR)}[body])

    assert list(AsAnotherBody("WADA").examine(case(), look)) == [OVER, NEAR]


def test_there_the_exemptions_of_either_body_count():
    asked = []
    look = Look((), lambda *of: asked.append(of) or (), frozenset({"JBC"}))

    list(AsAnotherBody("WADA").examine(case(), look))

    assert asked == [("WADA", {"JBC", "WADA"})]


def test_an_unknown_text_is_to_be_reviewed():
    (finding,) = TextUnknown("JBC_TEXT_UNKNOWN", "not seen").examine(case(), NOTHING)

    assert finding == Finding("JBC_TEXT_UNKNOWN", Outcome.REVIEW, clause="not seen")
