from dataclasses import replace
from datetime import date

import pytest

from app.domain.formulary import Route
from app.domain.rules.edition import Edition, Editions
from app.domain.rules.reference import AsAnotherBody, TextUnknown
from app.domain.verdicts import Finding, Outcome
from tests import samples
from tests.domain.rules.making import case, codes, line

DAY = date(2026, 6, 1)
OLD = Edition("X", "old", "旧", "old", date(2011, 1, 1), 2017, False, (), "a")
NEW = replace(OLD, name="new", in_force_from=date(2018, 1, 1), known_through=2026)


def nobody(_body):
    return ()


def examine(edition, day=DAY, of=nobody, known=(), **changes):
    return edition.examine(case(**changes), day, of, known)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2010, 12, 31), "old"),
        (date(2011, 1, 1), "old"),
        (date(2017, 12, 31), "old"),
        (date(2018, 1, 1), "new"),
        (date(2030, 1, 1), "new"),
    ],
)
def test_the_day_of_the_infusion_chooses_the_edition(day, name):
    assert Editions((NEW, OLD)).in_force("X", day).name == name


def test_a_body_without_rules_has_no_edition():
    assert Editions((NEW,)).in_force("Y", DAY) is None
    assert Editions((NEW, OLD)).bodies == ("X",)


def test_after_the_last_year_that_was_checked_a_caution_is_given():
    (finding,) = examine(NEW, date(2027, 1, 1))

    assert (finding.code, finding.outcome) == ("EDITION_NOT_LOADED", Outcome.CAUTION)
    assert finding.fact("year") == "2027"
    assert examine(NEW, date(2026, 12, 31)) == ()


def test_a_finding_bears_the_body_and_the_edition():
    edition = replace(NEW, rules=(AsAnotherBody("Z"),))

    (finding,) = examine(edition, of=lambda _body, _by: (Finding("A", Outcome.CAUTION, "Z", "1"),))

    assert (finding.body, finding.edition, finding.clause) == ("X", "new", "1")


def test_a_rule_sees_what_was_found_before_it():
    seen = []

    class Curious:
        def examine(self, _case, look):
            seen.extend(codes(look.so_far))
            return iter(())

    known = (Finding("REC_BASIS_MISSING", Outcome.INCOMPLETE),)
    found = examine(replace(NEW, rules=(TextUnknown("T", ""), Curious())), known=known)

    assert seen == ["REC_BASIS_MISSING", "T"]
    assert codes(found) == ["T"]


@pytest.mark.parametrize(
    ("only_by_vein", "expected", "outcome"),
    [
        (True, ["ROUTE_NOT_IV"], Outcome.NOT_APPLICABLE),
        (False, ["T", "ROUTE_NOT_IV"], Outcome.LEGITIMATE),
    ],
)
def test_past_the_vein_a_body_may_have_nothing_to_say(only_by_vein, expected, outcome):
    edition = replace(NEW, only_by_vein=only_by_vein, rules=(TextUnknown("T", ""),))

    found = edition.examine(case(line(route=Route.SC)), DAY, nobody)

    assert codes(found) == expected
    assert found[-1].outcome is outcome


@pytest.mark.parametrize("only_by_vein", [True, False])
def test_into_an_artery_is_to_be_reviewed(only_by_vein):
    edition = replace(NEW, only_by_vein=only_by_vein)

    (finding,) = edition.examine(case(line(route=Route.INTRA_ARTERIAL)), DAY, nobody)

    assert (finding.code, finding.outcome) == ("ROUTE_INTRA_ARTERIAL", Outcome.REVIEW)


@pytest.mark.parametrize(
    ("day", "limit", "hours"),
    [
        (date(2017, 6, 1), 50, 6),
        (date(2018, 1, 1), 100, 12),
        (date(2025, 12, 31), 100, 12),
        (date(2026, 6, 1), 100, 12),
    ],
)
def test_wadas_limit_is_that_of_the_day(day, limit, hours):
    rule = samples.judge().editions.in_force("WADA", day).volume_limit

    assert (rule.limit_ml, rule.window.total_seconds() / 3600) == (limit, hours)


def test_npb_has_no_limit_of_its_own():
    assert samples.judge().editions.in_force("NPB", DAY).volume_limit is None
