from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.domain.athletes import NO_ATHLETE, Athlete, Exemption
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.rules.edition import Edition, Editions
from app.domain.rules.judge import Judge
from app.domain.rules.kinds import make
from app.domain.rules.reference import AsAnotherBody
from app.domain.treatments import NoProduct, Setting
from app.domain.verdicts import Finding, Outcome, Verdict
from tests import samples
from tests.domain.rules.making import (
    IN_COMPETITION,
    SALINE,
    STEROID,
    TEN,
    VITAMIN,
    case,
    line,
    other,
)

ALL = ("NPB", "WADA", "JBC")
TODAY = date(2026, 6, 1)


def assess(*lines, bodies=ALL, judge=None, **changes):
    return (judge or samples.judge()).assess(case(*lines, **changes), bodies, TODAY)


def outcomes(assessment):
    return {one.body: one.outcome for one in assessment.verdicts}


def with_body(body, *tables, editions=None):
    rules = tuple(make(table) for table in tables)
    edition = Edition(body, "1", body, body, date(2020, 1, 1), 2026, False, rules, "0")
    shelf = samples.judge().editions.all if editions is None else editions
    return Judge(Editions((*shelf, edition)))


def test_nothing_stands_against_a_small_complete_infusion():
    assessment = assess(bodies=("NPB", "WADA"))

    assert assessment.can_save
    assert set(outcomes(assessment).values()) == {Outcome.LEGITIMATE}
    assert assessment.verdict("NPB").codes == ("DOSE_NOT_COMPARED", "OK")
    assert assessment.verdict("WADA").findings == (
        Finding("OK", Outcome.LEGITIMATE, "WADA", edition="2026"),
    )


def test_there_is_one_verdict_for_each_body_of_the_patient():
    assert tuple(one.body for one in assess(bodies=("WADA", "NPB")).verdicts) == ("WADA", "NPB")
    assert assess(bodies=()).verdicts == ()


def test_a_verdict_tells_its_edition_and_its_hash():
    verdict = assess().verdict("WADA")
    edition = samples.judge().editions.in_force("WADA", TODAY)

    assert (verdict.edition, verdict.sha256) == (edition.name, edition.sha256)


def test_over_the_limit_npb_and_wada_differ():
    assessment = assess(line(amount="500"))

    assert outcomes(assessment) == {
        "NPB": Outcome.CAUTION,
        "WADA": Outcome.EXEMPTION_REQUIRED,
        "JBC": Outcome.EXEMPTION_REQUIRED,
    }
    assert "NPB_JADA_DIFF" in assessment.verdict("NPB").codes


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": ""},
        {"physician": None},
        {"off_label_reason": "", "lines": (line(amount="500", indication="美白"),)},
        {"off_label_reason": "代替なし", "lines": (line(amount="500", indication="美白"),)},
        {"setting": Setting.OTHER},
    ],
)
def test_where_npbs_criteria_are_not_met_nobody_says_that_they_are(changes):
    facts = {"lines": (line(amount="500"),), **changes}
    lines = facts.pop("lines")

    assert "NPB_JADA_DIFF" not in assess(*lines, **facts).verdict("NPB").codes


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"basis": ""}, Outcome.INCOMPLETE),
        ({"setting": None}, Outcome.INCOMPLETE),
        ({"unreadable": ("onset",)}, Outcome.INCOMPLETE),
        ({"unknown": (NoProduct(1, "謎の液"),)}, Outcome.BLOCKED),
        ({"unknown": (NoProduct(1, "エクソソーム", "エクソソーム"),)}, Outcome.BLOCKED),
    ],
)
def test_a_refusal_makes_every_verdict_incomplete_or_blocked(changes, outcome):
    assessment = assess(line(STEROID), line(amount="500"), athlete=IN_COMPETITION, **changes)

    assert not assessment.can_save
    assert set(outcomes(assessment).values()) == {outcome}
    assert assessment.certificate == "none"


def test_past_the_vein_a_refusal_is_a_refusal_too():
    assessment = assess(line(route=Route.SC), basis="", off_label_reason="代替なし")

    assert set(outcomes(assessment).values()) == {Outcome.INCOMPLETE}


def test_blocked_is_worse_than_incomplete():
    assessment = assess(basis="", unknown=(NoProduct(1, "謎の液"),))

    assert set(outcomes(assessment).values()) == {Outcome.BLOCKED}
    assert {"REC_BASIS_MISSING", "UNKNOWN_PRODUCT"} <= set(assessment.verdict("NPB").codes)


def test_the_worst_finding_wins():
    off_label = line(VITAMIN, "150", "mg", route=Route.IV_BOLUS)

    verdict = assess(off_label, icd10="R53", off_label_reason="代替なし").verdict("NPB")

    assert verdict.outcome is Outcome.NOT_LEGITIMATE
    assert {"INDICATION_UNCERTAIN", "DOSE_MISMATCH"} <= set(verdict.codes)


def test_an_infusion_without_an_end_is_incomplete_but_saved():
    assessment = assess(ended=None)

    assert assessment.can_save
    assert set(outcomes(assessment).values()) == {Outcome.INCOMPLETE}


def test_a_diagnosis_only_suspected_is_npbs_matter():
    assert outcomes(assess(certainty=Certainty.SUSPECTED, bodies=("NPB", "WADA"))) == {
        "NPB": Outcome.REVIEW,
        "WADA": Outcome.LEGITIMATE,
    }


def test_past_the_vein_npb_has_nothing_to_say():
    muscle = line(replace(VITAMIN, routes=frozenset({Route.IM})), "50", "mg", route=Route.IM)
    assessment = assess(muscle, icd10="E51", bodies=("NPB", "WADA"))

    assert outcomes(assessment) == {"NPB": Outcome.NOT_APPLICABLE, "WADA": Outcome.LEGITIMATE}
    assert "ROUTE_NOT_IV" in assessment.verdict("WADA").codes


def test_past_the_vein_npb_has_nothing_to_say_of_a_year_that_is_not_loaded_either():
    year_2027 = TEN.replace(year=2027)
    skin = line(replace(SALINE, routes=frozenset({Route.SC})), route=Route.SC)

    verdict = assess(skin, started=year_2027, ended=year_2027).verdict("NPB")

    assert verdict.outcome is Outcome.NOT_APPLICABLE
    assert "EDITION_NOT_LOADED" in verdict.codes


def test_past_the_vein_a_body_that_takes_over_npbs_rules_still_says_its_own():
    judge = with_body(
        "J.League",
        {"kind": "as_another_body", "body": "NPB"},
        {"kind": "text_unknown", "code": "T", "clause": "1"},
    )
    skin = line(replace(SALINE, routes=frozenset({Route.SC})), route=Route.SC)

    verdict = assess(skin, bodies=("J.League",), judge=judge).verdict("J.League")

    assert verdict.outcome is Outcome.REVIEW
    assert "ROUTE_NOT_IV" in verdict.codes


def test_past_the_vein_a_prohibited_substance_is_still_wadas_matter():
    muscle = line(replace(STEROID, routes=frozenset({Route.IM})), "1", "vial", route=Route.IM)

    assert outcomes(
        assess(muscle, athlete=IN_COMPETITION, icd10="J45", bodies=("NPB", "WADA"))
    ) == {
        "NPB": Outcome.NOT_APPLICABLE,
        "WADA": Outcome.EXEMPTION_REQUIRED,
    }


def test_an_artery_is_to_be_reviewed():
    artery = line(route=Route.INTRA_ARTERIAL)

    assert outcomes(assess(artery, off_label_reason="代替なし", bodies=("NPB", "WADA"))) == {
        "NPB": Outcome.REVIEW,
        "WADA": Outcome.REVIEW,
    }


def test_a_prohibited_substance_needs_its_exemption_for_npb_as_well():
    assessment = assess(line(STEROID), athlete=IN_COMPETITION, icd10="J45")

    assert set(outcomes(assessment).values()) == {Outcome.EXEMPTION_REQUIRED}


def test_jbc_is_never_better_than_review():
    assert outcomes(assess())["JBC"] is Outcome.REVIEW


def test_the_day_of_the_infusion_chooses_the_rules():
    year_2017 = {"started": TEN.replace(year=2017), "ended": TEN.replace(year=2017)}

    assessment = assess(line(amount="60"), **year_2017)

    assert assessment.verdict("WADA").outcome is Outcome.EXEMPTION_REQUIRED
    assert assessment.verdict("WADA").edition == "2011"
    assert assessment.peak.limit_ml == 50
    assert assessment.peak.window_hours == 6


def test_the_day_is_that_of_the_clinics_clock():
    # Ten past midnight in Japan on New Year's Day is still 2017 in UTC.
    new_year = TEN.replace(year=2018, month=1, day=1, hour=0, minute=10)

    assessment = assess(line(amount="60"), started=new_year, ended=new_year)

    assert assessment.verdict("WADA").outcome is Outcome.LEGITIMATE


def test_a_year_whose_rules_are_not_loaded_is_a_caution():
    year_2027 = {"started": TEN.replace(year=2027), "ended": TEN.replace(year=2027)}

    assessment = assess(**year_2027)

    assert outcomes(assessment)["WADA"] is Outcome.CAUTION
    assert "EDITION_NOT_LOADED" in assessment.verdict("NPB").codes


def test_a_body_whose_rules_nobody_knows_is_to_be_reviewed():
    unknown = Finding("EDITION_NOT_LOADED", Outcome.REVIEW, "KENDO", facts=(("year", "2026"),))

    assessment = assess(bodies=("KENDO",))

    assert assessment.verdicts == (Verdict("KENDO", Outcome.REVIEW, (unknown,), "", ""),)


def test_somebody_who_is_no_athlete_is_refused_without_any_verdict():
    assessment = assess(basis="", bodies=())

    assert assessment.verdicts == ()
    assert assessment.certificate == "none"


def test_before_the_start_is_known_today_chooses_the_rules():
    assert assess(started=None, ended=None).verdict("WADA").edition == "2026"


def test_the_volume_is_measured_whoever_the_patient_answers_to():
    peak = assess(line(amount="60"), bodies=(), others=[other(60, -60)]).peak

    assert (peak.rate_weighted_ml, peak.limit_ml) == (Decimal(120), Decimal(100))


def test_without_a_limit_of_volume_there_is_nothing_to_measure():
    rules = (make({"kind": "diagnosis", "clause": "1"}),)
    unlimited = Edition("WADA", "1", "", "", date(2020, 1, 1), 2026, False, rules, "0")

    assert assess(judge=Judge(Editions(()))).peak is None
    assert assess(judge=Judge(Editions((unlimited,)))).peak is None


def test_a_body_made_up_of_existing_rules_needs_no_code():
    judge = with_body(
        "J.League",
        {"kind": "diagnosis", "clause": "1"},
        {"kind": "label", "clause": "2"},
        {
            "kind": "volume_limit",
            "clause": "3",
            "limit_ml": "50",
            "window_hours": 24,
            "near": "1",
            "tolerance_minutes": 0,
            "exempt": [],
        },
    )

    small, large = (
        assess(line(amount=ml), bodies=("J.League", "WADA"), judge=judge) for ml in ("50", "51")
    )

    assert outcomes(small)["J.League"] is Outcome.CAUTION
    assert outcomes(large) == {
        "J.League": Outcome.EXEMPTION_REQUIRED,
        "WADA": Outcome.LEGITIMATE,
    }
    assert large.verdict("J.League").edition == "1"


def test_a_body_may_take_over_one_that_refers_to_a_third():
    judge = with_body("J.League", {"kind": "as_another_body", "body": "NPB"})

    verdict = assess(line(amount="500"), bodies=("J.League",), judge=judge).verdict("J.League")

    assert verdict.outcome is Outcome.CAUTION
    assert "NPB_JADA_DIFF" in verdict.codes
    assert {one.body for one in verdict.findings} <= {"J.League", ""}


def test_two_bodies_that_refer_to_each_other_come_to_an_end():
    first = with_body("A", {"kind": "as_another_body", "body": "B"})
    both = with_body("B", {"kind": "as_another_body", "body": "A"}, editions=first.editions.all)

    assert outcomes(assess(bodies=("A", "B"), judge=both)) == {
        "A": Outcome.LEGITIMATE,
        "B": Outcome.LEGITIMATE,
    }


def test_a_running_infusion_is_counted_now():
    running = other(60, -20 * 60, ended=None)

    assessment = assess(line(SALINE, "60"), others=[running], now=TEN + timedelta(hours=1))

    assert "M22_EXCEEDED" in assessment.verdict("WADA").codes


class Counting:
    """A rule that counts how often it is asked; it finds what one body's exemption would settle."""

    def __init__(self):
        self.granted_by = []

    def examine(self, _case, look):
        self.granted_by.append(look.granted_by)
        yield Finding("X_ASKED", Outcome.CAUTION)


def asked(athlete):
    """Return for whom a body's rule was asked, with two others that refer to the body."""
    rule = Counting()
    rules = {"X": (rule,), "Y": (AsAnotherBody("X"),), "Z": (AsAnotherBody("X"),)}
    editions = tuple(
        Edition(body, "1", body, body, date(2020, 1, 1), 2026, False, own, "0")
        for body, own in rules.items()
    )
    judged = assess(bodies=("Y", "X", "Z"), judge=Judge(Editions(editions)), athlete=athlete)
    assert [one.codes for one in judged.verdicts] == [("X_ASKED",)] * 3
    return len(rule.granted_by)


def test_what_a_body_finds_is_found_once_for_all_who_refer_to_it():
    assert asked(NO_ATHLETE) == 1


def test_it_is_found_again_where_another_exemption_may_count():
    tue = Exemption("TUE-1", "Y", ("M2.2",), TODAY, TODAY)

    assert asked(Athlete(exemptions=(tue,))) == 2
