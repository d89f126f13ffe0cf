"""An infusion that brings others of the patient over the limit says so of each (rules A6)."""

from datetime import timedelta

from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import LIMIT, NOTHING, TEN, case, codes, line, other

HOURS = 60


def found(ml, others, **changes):
    return tuple(LIMIT.examine(case(line(amount=ml), others=others, **changes), NOTHING))


def pushed(when, total):
    """Return the finding of another infusion that this one brings over the limit."""
    return Finding(
        "OTHER_EXCEEDED",
        Outcome.EXEMPTION_REQUIRED,
        clause="M2.2",
        facts=(("when", when), ("total", total)),
    )


def test_another_infusion_pushed_over_the_limit_is_named():
    earlier = other(60, -2 * HOURS)

    assert found("80", others=(earlier,))[1:] == (pushed("2026-06-01 08:00", "140"),)


def test_what_was_over_before_or_out_of_reach_is_not_named():
    over_before = other(150, -2 * HOURS)
    far = other(60, -40 * HOURS)

    findings = found("80", others=(over_before, far))

    assert "OTHER_EXCEEDED" not in {finding.code for finding in findings}


def test_what_was_exactly_at_the_limit_is_pushed_over_it():
    at_the_limit = other(100, -2 * HOURS)

    assert found("1", others=(at_the_limit,))[1:] == (pushed("2026-06-01 08:00", "101"),)


def test_two_that_were_exactly_at_the_limit_are_pushed_over_it_whatever_lies_further_off():
    day = (
        other(60, -2 * HOURS),
        other(40, -3 * HOURS, number=3),
        # A window holds this one and the second, but not all three.
        other(5, -14 * HOURS - 30, number=4),
    )

    assert found("1", others=day)[1:] == (
        pushed("2026-06-01 08:00", "101"),
        pushed("2026-06-01 07:00", "101"),
    )


def test_what_comes_to_exactly_the_limit_is_not_pushed_over_it():
    day = (other(90, -11 * HOURS), other(95, 11 * HOURS, number=3))

    # Either shares a window with this one, but not with the other.
    assert found("10", others=day)[1:] == (pushed("2026-06-01 21:00", "105"),)


def test_beside_one_received_elsewhere_the_clinics_own_is_named():
    day = (other(60, -HOURS, is_elsewhere=True, setting=""), other(30, -2 * HOURS, number=3))

    assert found("80", others=day)[1:] == (pushed("2026-06-01 08:00", "170"),)


def test_what_still_runs_was_over_before_where_it_is_so_now():
    running = (
        other(60, -20 * HOURS, ended=None),
        other(60, -3 * HOURS, ended=None, number=3),
    )

    assert codes(found("60", others=running, now=TEN)) == ["M22_EXCEEDED"]


def test_what_was_over_before_with_one_that_still_runs_is_not_named():
    day = (other(60, 10 * HOURS), other(60, -30 * HOURS, ended=None, number=3))
    later = TEN + timedelta(hours=20)

    # Now the running one shares a window with the other, but with this one never.
    assert codes(found("60", others=day, now=later)) == ["M22_EXCEEDED"]
