"""What each body would say, in a row."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.domain.verdicts import Finding, Outcome, Peak, Verdict
from app.ui.kit.chip import Chip
from app.ui.parts.body_rows import BodyRows, reason_of
from tests import samples
from tests.ui.looking import find, text

PEAK = Peak(Decimal(62), Decimal(62), datetime(2026, 11, 20, tzinfo=UTC), Decimal(100), 12)


def verdict(body, outcome, *codes):
    found = tuple(Finding(code, outcome, body, field=code) for code in codes or ("OK",))
    return Verdict(body, outcome, found, "2026", "")


@pytest.fixture
def part(shown, say):
    return shown(BodyRows(("NPB", "WADA"), say))


def test_the_worst_verdict_stands_on_top(part):
    part.show_verdicts(
        (
            verdict("NPB", Outcome.LEGITIMATE),
            verdict("WADA", Outcome.EXEMPTION_REQUIRED, "M22_EXCEEDED"),
        ),
        PEAK,
    )

    part.layout().activate()
    assert find(part, "body_wada").y() < find(part, "body_npb").y()
    assert find(part, "body_wada_chip", Chip).tone == "exemption_required"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (verdict("NPB", Outcome.LEGITIMATE), "Criteria 1 and 2 are met"),
        (verdict("WADA", Outcome.LEGITIMATE), "62.0 mL in 12 h, within the limit"),
        (verdict("NPB", Outcome.INCOMPLETE, "REC_BASIS_MISSING"), "The basis is missing"),
        (
            verdict("NPB", Outcome.INCOMPLETE, "REC_BASIS_MISSING", "REC_DOSE_MISSING"),
            "The basis is missing and 1 more",
        ),
        (
            verdict("NPB", Outcome.REVIEW, "DIAGNOSIS_SUSPECTED"),
            "The diagnosis is only suspected",
        ),
    ],
)
def test_the_reason_is_one_short_line(told, reason, say):
    assert reason_of(told, PEAK, say) == reason


def test_every_body_blocks_a_blocked_product(part):
    part.show_blocked(samples.EXOSOME)

    assert find(part, "body_npb_chip", Chip).text() == "Blocked"
    assert find(part, "body_wada_chip", Chip).text() == "Blocked"
    assert text(part, "body_wada_reason") == "May fall under S0"


def test_the_reason_codes_are_told_to_those_who_ask(part):
    part.show_verdicts((verdict("NPB", Outcome.REVIEW, "HOME_SETTING"),), PEAK)

    assert find(part, "body_npb_chip", Chip).toolTip() == "HOME_SETTING"


def test_somebody_who_answers_to_nobody_is_told_so(shown, say):
    part = shown(BodyRows((), say))

    assert text(part, "no_body") == "The patient answers to no body."
