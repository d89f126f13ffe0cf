"""What is filed about an athlete, in words."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.domain.athletes import Competition, Exemption, Outside
from app.domain.calendar import JST
from app.ui.parts.athlete_rows import competition_row, exemption_row, outside_row
from tests.samples import NOW

TUE = Exemption("N-1", "WADA", ("M2.2", "S9"), date(2026, 4, 1), date(2027, 3, 31))
BOUT = Competition(
    datetime(2026, 11, 28, 18, tzinfo=JST), datetime(2026, 11, 28, 22, tzinfo=JST), "定期戦"
)
TOLD = Outside(
    datetime(2026, 11, 20, 7, 20, tzinfo=JST),
    datetime(2026, 11, 20, 7, 50, tzinfo=JST),
    Decimal(10),
    "ビタミン注射",
    "駅前クリニック",
    "outpatient",
)


@pytest.fixture
def exemption(say):
    return lambda one, withdrawn="": exemption_row(1, one, withdrawn, NOW, "product {}".format, say)


def test_an_exemption_tells_what_it_covers_and_how_it_stands(exemption):
    row = exemption(TUE)

    assert row.title == "M2.2 Intravenous infusions, S9 Glucocorticoids"
    assert row.mark.word == "Valid until 2027-03-31"
    assert row.lines == ("WADA/JADA  N-1", "2026-04-01 – 2027-03-31", "any product")


def test_an_exemption_tells_its_limits(exemption):
    row = exemption(replace(TUE, max_volume_ml=Decimal(500), products=("T01", "T02")))

    assert row.lines[-1] == "up to 500.0 mL, product T01, product T02"


def test_what_is_withdrawn_is_past(exemption):
    assert exemption(TUE, "Withdrawn: wrong patient").is_past
    assert not exemption(TUE).is_past
    assert not exemption(replace(TUE, valid_to=date(2026, 4, 30))).is_past


def test_a_competition_tells_when_and_when_the_weigh_in_is(say):
    weighed = replace(BOUT, weigh_in=datetime(2026, 11, 27, 13, tzinfo=JST))

    row = competition_row(1, weighed, "", NOW, say)

    assert (row.title, row.mark.word) == ("定期戦", "From 11-28")
    assert row.lines == ("2026-11-28 18:00 – 22:00", "Weigh-in 2026-11-27 13:00")


def test_a_competition_without_a_name_is_called_one(say):
    assert competition_row(1, replace(BOUT, name=""), "", NOW, say).title == "Competition"


def test_a_competition_that_is_over_is_past(say):
    later = datetime(2026, 11, 28, 22, 1, tzinfo=JST)

    assert competition_row(1, BOUT, "", later, say).is_past
    assert not competition_row(1, BOUT, "", NOW, say).is_past


def test_an_infusion_received_elsewhere_gets_no_verdict(say):
    row = outside_row(1, TOLD, "", say)

    assert row.title == "ビタミン注射"
    assert row.lines == (
        "2026-11-20 07:20 – 07:50  10.0 mL",
        "駅前クリニック  Outpatient, no beds",
        "No verdict",
    )
    assert row.mark is None


def test_where_it_was_may_be_unknown(say):
    row = outside_row(1, replace(TOLD, where="", setting="", ended=None), "", say)

    assert row.lines == ("2026-11-20 07:20  10.0 mL", "No verdict")
