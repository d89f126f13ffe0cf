from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.athletes import Athlete, Exemption, Outside
from app.domain.formulary import Route
from app.domain.rules.volume import Dripped, Sums
from app.domain.rules.volume_limit import dripped, elsewhere
from app.domain.treatments import Setting
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import (
    LIMIT,
    NOTHING,
    OWN,
    SALINE,
    TEN,
    VITAMIN,
    case,
    codes,
    entry,
    line,
    other,
)

HOURS = 60


def found(ml="80", others=(), **changes):
    return tuple(LIMIT.examine(case(line(amount=ml), others=others, **changes), NOTHING))


def measured(around):
    return LIMIT.peak(LIMIT.around(around))


def bolus(ml="60", **changes):
    return {"ml": ml, "ended": TEN, **changes}


@pytest.mark.parametrize(
    ("ml", "expected"),
    [
        ("80", []),
        ("90", []),
        ("90.000001", ["VOL_NEAR_LIMIT"]),
        ("98", ["VOL_NEAR_LIMIT"]),
        ("99.999999", ["VOL_NEAR_LIMIT"]),
        ("100", ["VOL_AT_LIMIT"]),
        ("100.000001", ["M22_EXCEEDED"]),
        ("100.1", ["M22_EXCEEDED"]),
        ("500", ["M22_EXCEEDED"]),
    ],
)
def test_one_infusion_is_held_against_the_limit(ml, expected):
    assert codes(found(ml)) == expected


def test_over_the_limit_an_exemption_is_required():
    assert [one.outcome for one in found("100.1")] == [Outcome.EXEMPTION_REQUIRED]


def test_at_or_near_the_limit_is_a_caution():
    assert {one.outcome for ml in ("95", "100") for one in found(ml)} == {Outcome.CAUTION}


def test_a_finding_tells_the_totals_rounded_up():
    (finding,) = found("100.0001")

    assert finding == Finding(
        "M22_EXCEEDED",
        Outcome.EXEMPTION_REQUIRED,
        clause="M2.2",
        field="lines/0/volume_ml",
        facts=(
            ("total", "100.001"),
            ("whole", "100.001"),
            ("limit", "100"),
            ("hours", "12"),
            ("over", "0.001"),
        ),
    )


@pytest.mark.parametrize(
    ("apart", "expected"),
    [
        (11 * HOURS + 59, ["M22_EXCEEDED", "OTHER_EXCEEDED"]),
        (12 * HOURS, ["WINDOW_BOUNDARY"]),
        (12 * HOURS + 1, ["WINDOW_BOUNDARY"]),
        (12 * HOURS + 29, ["WINDOW_BOUNDARY"]),
        (12 * HOURS + 30, []),
        (12 * HOURS + 31, []),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_two_boluses_are_held_against_the_edge_of_the_window(apart, expected, before):
    others = [other(60, -apart if before else apart)]

    assert codes(found(**bolus(others=others))) == expected


def test_what_still_runs_may_be_now_at_the_edge_of_the_window():
    running = other(60, -20 * HOURS, ended=None)
    edge = TEN + timedelta(hours=12)

    assert codes(found(**bolus(others=[running]))) == []
    assert codes(found(**bolus(others=[running], now=edge))) == ["WINDOW_BOUNDARY"]


def test_exactly_the_limit_by_another_clock_is_not_over_it():
    # All three are near, but no window holds the one before and the one after.
    day = [other(40, 12 * HOURS + 10), other(5, -12 * HOURS - 10, number=3)]

    assert codes(found(**bolus(others=day))) == []


def test_infusions_cut_by_the_window_are_warned_of():
    # 60 mL by rate, 120 mL where each is counted whole.
    assert codes(found("60", [other(60, -12 * HOURS, -12 * HOURS + 30)])) == [
        "CONSERVATIVE_SUM_OVER"
    ]


def test_exactly_the_limit_as_a_whole_is_not_over_it():
    assert codes(found("50", [other(50, -12 * HOURS, -12 * HOURS + 30)])) == []


def test_a_total_of_exactly_the_limit_by_rate_may_be_over_it_as_a_whole():
    day = [other(20, 40, 60), other(60, -12 * HOURS - 10, -12 * HOURS + 10, number=3)]

    assert codes(found("80", day)) == ["VOL_AT_LIMIT", "CONSERVATIVE_SUM_OVER"]


def test_what_still_runs_is_counted_now_too():
    running = other(60, -20 * HOURS, ended=None)

    assert codes(found("60", [running])) == []
    assert codes(found("60", [running], now=TEN)) == ["M22_EXCEEDED", "OTHER_EXCEEDED"]


def test_an_infusion_that_still_runs_itself_is_counted_at_its_start_and_now():
    earlier = other(60, -11 * HOURS)

    assert codes(found("60", [earlier], ended=None, now=TEN)) == ["M22_EXCEEDED", "OTHER_EXCEEDED"]
    assert codes(found("60", [other(60, 13 * HOURS)], ended=None)) == []


def test_what_was_given_elsewhere_counts():
    assert codes(found("60", [other(60, 60, is_elsewhere=True, setting="")])) == ["M22_EXCEEDED"]


@pytest.mark.parametrize(
    ("setting", "beds", "code"),
    [
        (Setting.OUTPATIENT, 1, "EXC_HOSPITAL"),
        (Setting.INPATIENT, 19, "EXC_HOSPITAL"),
        (Setting.SURGERY, 0, "EXC_SURGERY"),
        (Setting.SURGERY, 20, "EXC_SURGERY"),
        (Setting.DIAGNOSTIC, 0, "EXC_DIAGNOSTIC"),
        (Setting.AMBULANCE, 0, "EXC_AMBULANCE"),
    ],
)
def test_in_an_exempt_setting_the_limit_does_not_apply(setting, beds, code):
    (finding,) = found("500", setting=setting, beds=beds)

    assert finding == Finding(code, Outcome.LEGITIMATE, clause="M2.2")


@pytest.mark.parametrize(
    ("setting", "beds"),
    [
        (Setting.OUTPATIENT, 0),
        (Setting.VENUE, 0),
        (Setting.VENUE, 20),
        (Setting.HOME, 20),
        (Setting.OTHER, 0),
    ],
)
def test_in_any_other_setting_it_does(setting, beds):
    assert "M22_EXCEEDED" in codes(found("500", setting=setting, beds=beds))


@pytest.mark.parametrize(
    ("emergency", "setting"), [(True, Setting.OUTPATIENT), (False, Setting.VENUE)]
)
def test_in_an_emergency_or_at_a_venue_the_exemption_comes_afterwards(emergency, setting):
    assert codes(found("500", is_emergency=emergency, setting=setting)) == [
        "M22_EXCEEDED",
        "RETRO_TUE",
    ]


def test_an_exempt_infusion_nearby_is_left_out_but_told():
    hospital = other(500, -60, -30, setting="inpatient", beds=20)

    assert codes(found("80", [hospital])) == ["EXEMPT_NEARBY"]


# The infusion lasts 30 minutes; twelve hours after its end no window holds both.
@pytest.mark.parametrize("apart", [-12 * HOURS - 30, 12 * HOURS + 30, 13 * HOURS])
def test_an_exempt_infusion_out_of_reach_is_not_told(apart):
    hospital = other(500, apart, apart + 30, setting="inpatient", beds=20)

    assert codes(found("80", [hospital])) == []


def test_an_exempt_infusion_that_still_runs_is_near_now():
    running = other(500, -20 * HOURS, ended=None, setting="inpatient")

    assert codes(found("80", [running])) == []
    assert codes(found("80", [running], now=TEN)) == ["EXEMPT_NEARBY"]


@pytest.mark.parametrize(
    ("start", "now"),
    [(-12, None), (-30, timedelta(hours=12, minutes=30)), (-30, timedelta(hours=20))],
)
def test_an_exempt_infusion_that_still_runs_may_be_out_of_reach(start, now):
    running = other(500, start * HOURS, ended=None, setting="inpatient")

    assert codes(found("80", [running], now=now and TEN + now)) == []


def test_an_exempt_infusion_that_put_nothing_into_a_vein_is_not_told():
    assert codes(found("80", [other(0, -60, setting="inpatient")])) == []


def test_the_beds_of_the_other_infusion_are_its_own():
    assert codes(found("80", [other(80, -60, beds=3)])) == ["EXEMPT_NEARBY"]
    assert codes(found("80", [other(80, -60, beds=0)], beds=0)) == [
        "M22_EXCEEDED",
        "OTHER_EXCEEDED",
    ]


def test_past_the_vein_there_is_no_volume():
    injection = case(line(VITAMIN, "2000", route=Route.IM))

    assert list(LIMIT.examine(injection, NOTHING)) == []


def test_before_start_and_setting_are_known_nothing_is_said():
    assert found("500", started=None) == ()
    assert found("500", setting=None) == ()


def test_the_worst_window_is_measured():
    peak = measured(case(line(amount="60"), others=[other("60.0001", -11 * HOURS)]))

    assert peak.rate_weighted_ml == Decimal("120.0001")
    assert peak.whole_ml == Decimal("120.0001")
    assert peak.limit_ml == 100
    assert peak.window_hours == 12
    assert not peak.is_exempt


def test_an_exempt_infusion_is_measured_alone():
    peak = measured(case(line(amount="60"), others=[other(60, -60)], beds=3))

    assert (peak.rate_weighted_ml, peak.is_exempt) == (60, True)


def test_nothing_is_measured_before_the_start_is_known():
    with pytest.raises(ValueError, match="start"):
        LIMIT.around(case(started=None))


@pytest.mark.parametrize("route", [Route.IM, None])
def test_an_exemption_need_not_name_what_enters_no_vein(route):
    granted = Exemption("T-1", "WADA", ("M2.2",), TEN.date(), TEN.date(), products=(SALINE.id,))
    beside = line(VITAMIN, "50", "mg", route=route)
    infusion = case(line(amount="500"), beside, athlete=Athlete(exemptions=(granted,)))

    assert codes(LIMIT.examine(infusion, NOTHING)) == ["TUE_VALID"]


def test_an_entry_is_dripped_with_its_place():
    small = entry(beds=3, setting=Setting.INPATIENT)

    assert dripped(small) == Dripped(OWN, TEN, small.ended, Decimal(80), "inpatient", 3)
    assert dripped(entry(setting=None)).setting == ""


def test_an_entry_without_a_start_cannot_be_placed():
    with pytest.raises(ValueError, match=r"^an infusion without a start has no place in time$"):
        dripped(entry(started=None))


def test_what_was_received_elsewhere_is_dripped_with_its_place():
    ended = TEN + timedelta(hours=1)
    told = Outside(TEN, ended, Decimal(50), "点滴", "救護所", "inpatient", 20)

    assert elsewhere(OWN, told) == Dripped(
        OWN, TEN, ended, Decimal(50), "inpatient", 20, is_elsewhere=True
    )


@pytest.mark.parametrize(("apart", "is_told"), [(11, True), (13, False), (25, True)])
def test_an_infusion_that_runs_touches_the_windows_of_its_start_and_of_now(apart, is_told):
    hospital = other(500, apart * HOURS, setting="inpatient")
    now = TEN + timedelta(hours=26)

    told = codes(found("80", [hospital], ended=None, now=now))

    assert ("EXEMPT_NEARBY" in told) is is_told


def test_what_was_measured_before_is_not_measured_again():
    infusion = case(line(amount="80"))
    before = replace(LIMIT.around(infusion), sums=Sums(Fraction(95), Fraction(95), TEN))
    look = replace(NOTHING, measured=before)

    assert codes(LIMIT.examine(infusion, look)) == ["VOL_NEAR_LIMIT"]
    assert codes(replace(LIMIT, clause="other").examine(infusion, look)) == []
