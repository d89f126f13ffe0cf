from itertools import pairwise

import pytest

from app.domain.verdicts import Assessment, Finding, Outcome, Verdict, worst

# From the worst to the best, as the rules order them (A3).
ORDER = (
    Outcome.BLOCKED,
    Outcome.INCOMPLETE,
    Outcome.EXEMPTION_REQUIRED,
    Outcome.NOT_LEGITIMATE,
    Outcome.REVIEW,
    Outcome.CAUTION,
    Outcome.LEGITIMATE,
)
BASIS = Finding("REC_BASIS_MISSING", Outcome.INCOMPLETE, field="basis")
OVER = Finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED, facts=(("total", "500"),))
NPB = Verdict("NPB", Outcome.INCOMPLETE, (BASIS, OVER, OVER), "2024", "")


@pytest.mark.parametrize(("worse", "better"), tuple(pairwise(ORDER)))
def test_the_worst_finding_wins(worse, better):
    assert worst((better, worse, better)) is worse


def test_nothing_found_is_legitimate():
    assert worst(()) is Outcome.LEGITIMATE


def test_a_code_is_told_once():
    assert NPB.codes == ("REC_BASIS_MISSING", "M22_EXCEEDED")


def test_a_fact_that_was_not_stated_is_empty():
    assert OVER.fact("total") == "500"
    assert OVER.fact("limit") == ""


def test_an_entry_with_a_refusal_cannot_be_saved():
    assert not Assessment((BASIS,), (), None).can_save
    assert Assessment((), (), None).can_save


def test_a_verdict_is_found_by_its_body():
    assessment = Assessment((BASIS,), (NPB,), None)

    assert assessment.verdict("NPB") is NPB
    assert assessment.verdict("WADA") is None
    assert assessment.findings == (BASIS, BASIS, OVER, OVER)
