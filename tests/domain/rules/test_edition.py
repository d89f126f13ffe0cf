from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.domain.formulary import Route
from app.domain.rules.edition import Edition, Editions
from app.domain.rules.look import Look
from app.domain.rules.reference import AsAnotherBody, TextUnknown
from app.domain.verdicts import Finding, Outcome
from tests import samples
from tests.domain.rules.making import LIMIT, TEN, case, codes, line

DAY = date(2026, 6, 1)
OLD = Edition("X", "old", "旧", "old", date(2011, 1, 1), 2017, False, (), "a")
NEW = replace(OLD, name="new", in_force_from=date(2018, 1, 1), known_through=2026)


def nobody(_body, _granted_by):
    return ()


def examine(edition, *lines, day=DAY, of=nobody, known=(), granted_by=frozenset({"X"})):
    return edition.examine(case(*lines), day, Look(known, of, granted_by))


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
    (finding,) = examine(NEW, day=date(2027, 1, 1))

    assert (finding.code, finding.outcome) == ("EDITION_NOT_LOADED", Outcome.CAUTION)
    assert finding.fact("year") == "2027"
    assert examine(NEW, day=date(2026, 12, 31)) == ()


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2027, 1, 1)])
def test_outside_the_years_of_an_edition_its_rules_are_used_all_the_same(day):
    found = examine(replace(NEW, rules=(TextUnknown("T", ""),)), day=day)

    assert codes(found) == ["T", "EDITION_NOT_LOADED"]


def test_the_rules_are_told_whose_exemptions_count():
    asked = []
    edition = replace(NEW, rules=(AsAnotherBody("Z"),))

    examine(edition, of=lambda *of: asked.append(of) or (), granted_by=frozenset({"Y"}))

    assert asked == [("Z", {"Y", "Z"})]


def test_a_finding_bears_the_body_and_the_edition():
    edition = replace(NEW, rules=(AsAnotherBody("Z"),))
    found = Finding("A", Outcome.CAUTION, "Z", "1", "old", "basis", (("total", "500"),))

    (finding,) = examine(edition, of=lambda _body, _by: (found,))

    assert finding == replace(found, body="X", edition="new")


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

    found = examine(edition, line(route=Route.SC))

    assert codes(found) == expected
    assert found[-1].outcome is outcome


@pytest.mark.parametrize("only_by_vein", [True, False])
def test_into_an_artery_is_to_be_reviewed(only_by_vein):
    edition = replace(NEW, only_by_vein=only_by_vein)

    (finding,) = examine(edition, line(route=Route.INTRA_ARTERIAL))

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


@pytest.mark.parametrize(
    ("body", "day", "name", "is_known"),
    [
        ("WADA", "2010-12-31", "2011", False),
        ("WADA", "2011-01-01", "2011", True),
        ("WADA", "2017-12-31", "2011", True),
        ("WADA", "2018-01-01", "2018", True),
        ("WADA", "2018-12-31", "2018", True),
        ("WADA", "2019-01-01", "2019", True),
        ("WADA", "2020-12-31", "2019", True),
        ("WADA", "2021-01-01", "2021", True),
        ("WADA", "2021-12-31", "2021", True),
        ("WADA", "2022-01-01", "2022", True),
        ("WADA", "2025-12-31", "2022", True),
        ("WADA", "2026-01-01", "2026", True),
        ("WADA", "2026-12-31", "2026", True),
        ("WADA", "2027-01-01", "2026", False),
        ("NPB", "2010-01-31", "2010", False),
        ("NPB", "2010-02-01", "2010", True),
        ("NPB", "2021-12-31", "2010", True),
        ("NPB", "2022-01-01", "2024", True),
        ("NPB", "2026-12-31", "2024", True),
        ("NPB", "2027-01-01", "2024", False),
        ("JBC", "2023-12-31", "2024", False),
        ("JBC", "2024-01-01", "2024", True),
        ("JBC", "2026-12-31", "2024", True),
        ("JBC", "2027-01-01", "2024", False),
    ],
)
def test_each_day_is_judged_by_its_edition_or_told_that_none_is_loaded(body, day, name, is_known):
    start = datetime.combine(date.fromisoformat(day), TEN.timetz())

    verdict = samples.judge().assess(case(started=start, ended=start), (body,), DAY).verdict(body)

    assert verdict.edition == name
    assert ("EDITION_NOT_LOADED" not in verdict.codes) is is_known


def test_npb_has_no_limit_of_its_own():
    assert samples.judge().editions.in_force("NPB", DAY).volume_limit is None


def test_infusions_matter_to_each_other_as_far_as_the_longest_window_with_its_tolerance():
    short = replace(LIMIT, window=timedelta(hours=6))
    shelf = Editions((replace(OLD, rules=(short,)), replace(NEW, rules=(LIMIT,))))

    assert shelf.reach == timedelta(hours=12, minutes=30)
    assert Editions((OLD, NEW)).reach == timedelta(0)
