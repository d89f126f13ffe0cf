from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import JST
from app.domain.course import (
    Act,
    Check,
    CheckedBy,
    Stage,
    Step,
    TypedStep,
    delivered_ml,
    is_interrupted,
    next_acts,
    performer,
    read_step,
    shares,
    stage_of,
)
from app.domain.errors import Refused, StepOutOfTurn

NURSE, OTHER = UUID(int=1), UUID(int=2)
TEN = datetime(2026, 11, 20, 10, 0, tzinfo=JST)
NOW = TEN + timedelta(hours=1)
ML = Decimal(500)


def step(act, minute=0, by=NURSE, **facts):
    at = TEN + timedelta(minutes=minute)
    return Step(UUID(int=minute + 9), act, at, by, at, **facts)


BEGUN = step(Act.BEGUN)
STOPPED = step(Act.INTERRUPTED, 10, delivered_ml=Decimal(120))
AGAIN = step(Act.RESUMED, 20, OTHER)
ENDED = step(Act.ENDED, 30, OTHER, delivered_ml=Decimal(300))


def read(act, *course, at="10:40", now=NOW, ordered=ML, **typed):
    return read_step(TypedStep(UUID(int=7), act, at, **typed), course, ordered, NURSE, now)


def faults_of(*args, **facts):
    with pytest.raises(Refused) as refused:
        read(*args, **facts)
    return [(fault.field, fault.code) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("course", "stage"),
    [
        ((), Stage.ORDERED),
        ((BEGUN,), Stage.RUNNING),
        ((BEGUN, STOPPED), Stage.RUNNING),
        ((BEGUN, STOPPED, AGAIN), Stage.RUNNING),
        ((BEGUN, ENDED), Stage.GIVEN),
        ((BEGUN, ENDED, step(Act.REACTION, 50)), Stage.GIVEN),
    ],
)
def test_the_course_tells_how_far_an_infusion_is(course, stage):
    assert stage_of(course) is stage


@pytest.mark.parametrize(
    ("course", "acts"),
    [
        ((), {Act.BEGUN, Act.REACTION, Act.REMARK}),
        ((step(Act.REACTION),), {Act.BEGUN, Act.REACTION, Act.REMARK}),
        ((BEGUN,), set(Act) - {Act.BEGUN, Act.RESUMED}),
        ((BEGUN, STOPPED), {Act.RESUMED, Act.REACTION, Act.ENDED, Act.REMARK}),
        ((BEGUN, STOPPED, AGAIN), set(Act) - {Act.BEGUN, Act.RESUMED}),
        ((BEGUN, ENDED), {Act.REACTION, Act.REMARK}),
    ],
)
def test_what_can_be_done_next_follows_from_the_flow(course, acts):
    assert set(next_acts(course)) == acts
    for act in set(Act) - acts:
        with pytest.raises(StepOutOfTurn):
            read(act, *course, note="x", delivered_ml="300", rate_ml_h="100")


def test_a_remark_changes_nothing_of_the_flow():
    course = (BEGUN, STOPPED, step(Act.REMARK, 12, note="針の位置を直した"))

    assert is_interrupted(course)
    assert delivered_ml(course) == 120


def test_whoever_began_it_has_given_it():
    assert performer((BEGUN, STOPPED, AGAIN)) == NURSE
    assert performer(()) is None


def test_a_time_alone_is_one_of_today():
    begun = read(Act.BEGUN, at="10:20")

    assert begun.at == TEN + timedelta(minutes=20)
    assert (begun.by, begun.written) == (NURSE, NOW)


@pytest.mark.parametrize(
    ("at", "code"),
    [("", "missing"), ("なし", "missing"), ("25:00", "unreadable"), ("11:02", "ahead")],
)
def test_a_step_happened_at_a_time_that_has_come(at, code):
    assert faults_of(Act.BEGUN, at=at) == [("at", code)]


def test_a_step_does_not_happen_before_the_last_one():
    assert faults_of(Act.RATE_CHANGED, BEGUN, STOPPED, AGAIN, at="10:19", rate_ml_h="100") == [
        ("at", "before_the_last")
    ]
    assert read(Act.RATE_CHANGED, BEGUN, STOPPED, AGAIN, at="10:20", rate_ml_h="100")


def test_what_is_written_a_day_later_says_why():
    later = NOW + timedelta(hours=24)

    assert faults_of(Act.BEGUN, at="2026-11-20 10:59", now=later) == [
        ("late_reason", "REC_LATE_REASON_MISSING")
    ]
    assert read(Act.BEGUN, at="2026-11-20 10:59", now=later, late_reason="停電").at
    assert read(Act.BEGUN, at="2026-11-20 11:00", now=later).at


@pytest.mark.parametrize("act", [Act.INTERRUPTED, Act.ENDED])
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "missing"),
        ("a lot", "unreadable"),
        ("500.1", "more_than_ordered"),
        ("119", "less_than_before"),
    ],
)
def test_who_stops_the_flow_tells_what_flowed_in(act, typed, code):
    course = (BEGUN, STOPPED, AGAIN)

    assert faults_of(act, *course, delivered_ml=typed) == [("delivered_ml", code)]


def test_what_never_flowed_in_was_not_given():
    assert faults_of(Act.ENDED, BEGUN, delivered_ml="0") == [("delivered_ml", "nothing_given")]
    assert read(Act.INTERRUPTED, BEGUN, delivered_ml="0").delivered_ml == 0


def test_what_goes_by_no_vein_flows_nowhere():
    assert read(Act.ENDED, BEGUN, ordered=Decimal(0)).delivered_ml is None


@pytest.mark.parametrize("rate", ["", "0", "slow"])
def test_another_rate_is_a_number(rate):
    assert [field for field, _ in faults_of(Act.RATE_CHANGED, BEGUN, rate_ml_h=rate)] == [
        "rate_ml_h"
    ]


@pytest.mark.parametrize("act", [Act.REACTION, Act.REMARK])
def test_a_reaction_says_what_it_was(act):
    assert faults_of(act, BEGUN, note="なし") == [("note", "missing")]
    assert read(act, BEGUN, note=" 発疹。 ").note == "発疹。"


volumes = st.lists(st.decimals("0.001", 2000, places=3), min_size=1, max_size=5)


@given(volumes, st.data())
def test_what_flowed_in_is_shared_out_to_the_last_drop(each, data):
    total = sum(each, Decimal(0))
    flowed = data.draw(st.decimals("0.001", total, places=3))
    doses = tuple(data.draw(st.decimals("0.001", 1000, places=3)) for _ in each)

    parts = shares(tuple(each), doses, flowed)

    assert sum(volume for _, volume in parts) == flowed
    for (dose, volume), whole, ordered in zip(parts, doses, each, strict=True):
        assert 0 < dose <= whole
        assert volume >= 0
        assert abs(volume - ordered * flowed / total) <= Decimal("0.001") * len(each)


def test_what_has_no_volume_shrinks_with_the_rest():
    parts = shares((Decimal(100), Decimal(0)), (Decimal(100), Decimal(10)), Decimal(25))

    assert parts == ((25, 25), (Decimal("2.5"), 0))


def test_a_reaction_before_the_first_drop_leaves_it_an_order():
    seen = read(Act.REACTION, note="穿刺前の気分不良。")

    assert stage_of((seen,)) is Stage.ORDERED
    assert performer((seen,)) is None


def test_the_rate_set_at_the_beginning_is_kept_and_none_is_asked_for():
    assert read(Act.BEGUN, rate_ml_h="100").rate_ml_h == Decimal(100)
    assert read(Act.BEGUN).rate_ml_h is None
    assert faults_of(Act.BEGUN, rate_ml_h="fast") == [("rate_ml_h", "unreadable")]


def test_what_was_made_sure_of_belongs_to_the_beginning_alone():
    checks = (Check(None, CheckedBy.HAND, TEN), Check(0, CheckedBy.SCAN, TEN))

    assert read(Act.BEGUN, checks=checks).checks == checks
    assert read(Act.REMARK, BEGUN, note="様子をみる。", checks=checks).checks == ()
