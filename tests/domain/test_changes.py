import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.changes import Change, Comparison, changes
from app.domain.verdicts import Assessment, Finding, Outcome, Verdict

OK = Finding("OK", Outcome.LEGITIMATE)
OVER = Finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED, facts=(("total", "120"),))
NEAR = Finding("VOL_NEAR_LIMIT", Outcome.CAUTION)
OPEN = Finding("REC_NOT_FINALISED", Outcome.LEGITIMATE)
UNVERIFIED = Finding("LABEL_UNVERIFIED", Outcome.LEGITIMATE)
ENDING = Finding("PRODUCT_ENDS_SOON", Outcome.LEGITIMATE)

findings = st.lists(st.sampled_from([OK, OVER, NEAR, OPEN, UNVERIFIED, ENDING]), unique=True)
verdicts = st.builds(
    lambda body, outcome, found: Verdict(body, outcome, tuple(found), "1", ""),
    st.sampled_from(["NPB", "WADA", "JBC"]),
    st.sampled_from(Outcome),
    findings,
)
assessments = st.lists(verdicts, unique_by=lambda one: one.body).map(lambda all_: judged(*all_))


def judged(*verdicts):
    return Assessment(refusals=(), verdicts=verdicts, peak=None)


def wada(outcome, *found):
    return Verdict("WADA", outcome, found, "1", "")


def codes(findings):
    return [one.code for one in findings]


def test_another_outcome_is_a_change_with_the_reasons_that_came_and_went():
    before, after = wada(Outcome.CAUTION, NEAR), wada(Outcome.EXEMPTION_REQUIRED, OVER)

    (change,) = changes(judged(before), judged(after))

    assert (change.body, change.before, change.after) == ("WADA", before, after)
    assert change.is_of_outcome
    assert (codes(change.came), codes(change.went)) == (["M22_EXCEEDED"], ["VOL_NEAR_LIMIT"])


def test_other_reasons_for_the_same_outcome_are_a_change():
    at_limit = Finding("VOL_AT_LIMIT", Outcome.CAUTION)

    (change,) = changes(
        judged(wada(Outcome.CAUTION, NEAR)), judged(wada(Outcome.CAUTION, NEAR, at_limit))
    )

    assert not change.is_of_outcome
    assert (codes(change.came), codes(change.went)) == (["VOL_AT_LIMIT"], [])


def test_the_same_reason_may_weigh_differently():
    (change,) = changes(judged(wada(Outcome.CAUTION, NEAR)), judged(wada(Outcome.REVIEW, NEAR)))

    assert change.is_of_outcome
    assert change.came == change.went == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param((NEAR, OVER), (OVER, NEAR), id="another order"),
        pytest.param((OVER,), (OVER, OVER), id="said twice"),
        pytest.param((OPEN, NEAR), (NEAR,), id="finalised since"),
        pytest.param((UNVERIFIED,), (), id="label compared since"),
        pytest.param((), (ENDING,), id="to be off the market since"),
        pytest.param(
            (OVER,), (Finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED),), id="other figures"
        ),
    ],
)
def test_what_the_rules_do_not_make_of_it_is_no_change(before, after):
    outcome = Outcome.CAUTION

    assert changes(judged(wada(outcome, *before)), judged(wada(outcome, *after))) == ()


def test_that_all_is_well_is_no_reason_of_its_own():
    (change,) = changes(judged(wada(Outcome.LEGITIMATE, OK)), judged(wada(Outcome.CAUTION, NEAR)))

    assert (codes(change.came), codes(change.went)) == (["VOL_NEAR_LIMIT"], [])


def test_a_body_that_the_patient_joined_or_left_since_has_changed_nothing():
    npb = Verdict("NPB", Outcome.REVIEW, (), "1", "")

    assert changes(judged(npb), judged(wada(Outcome.BLOCKED))) == ()


@given(assessments)
def test_nothing_differs_from_itself(assessment):
    assert changes(assessment, assessment) == ()


@given(assessments, assessments)
def test_what_came_one_way_goes_the_other_way(one, other):
    there = {change.body: change for change in changes(one, other)}
    back = {change.body: change for change in changes(other, one)}

    assert there.keys() == back.keys()
    for body, change in there.items():
        assert codes(change.came) == codes(back[body].went)
        assert change == Change(body, back[body].after, back[body].before)


@pytest.mark.parametrize(("looked_at", "is_whole"), [(2, False), (3, True), (4, True)])
def test_a_comparison_knows_whether_every_entry_was_looked_at(looked_at, is_whole):
    assert Comparison((), looked_at, looked_at, 3).is_whole is is_whole
