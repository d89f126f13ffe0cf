from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.formulary import Route
from app.domain.rules.kinds import BadRule, make
from app.domain.rules.record import CertainDiagnosis, UsedAsApproved
from app.domain.rules.reference import AsAnotherBody, TextUnknown, VolumeElsewhere
from app.domain.rules.settings import MedicalSetting
from app.domain.rules.substances import ProhibitedSubstances, Sports
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.rules.weigh_in import WeighIn
from app.domain.verdicts import Outcome

VOLUME = {
    "kind": "volume_limit",
    "clause": "M2.2",
    "limit_ml": "100",
    "window_hours": 12,
    "near": "0.9",
    "tolerance_minutes": 30,
    "exempt": ["inpatient", "surgery"],
}
ELSEWHERE = {
    "kind": "volume_elsewhere",
    "clause": "c",
    "body": "WADA",
    "codes": ["VOL_AT_LIMIT"],
    "renamed": {"M22_EXCEEDED": "X_DIFF"},
}
KINDS = (
    VOLUME,
    ELSEWHERE,
    {"kind": "substances", "clause": "c", "out_of_competition": "review"},
    {"kind": "diagnosis", "clause": "c"},
    {"kind": "label", "clause": "c"},
    {"kind": "setting", "clause": "c"},
    {"kind": "as_another_body", "body": "WADA"},
    {"kind": "text_unknown", "code": "X", "clause": "c"},
    {"kind": "weigh_in", "clause": "c", "within_hours": 36, "diagnoses": ["T67", "E86"]},
)


MADE = (
    VolumeLimit(
        "M2.2",
        Decimal(100),
        timedelta(hours=12),
        frozenset({"inpatient", "surgery"}),
        Decimal("0.9"),
        timedelta(minutes=30),
    ),
    VolumeElsewhere("c", "WADA", frozenset({"VOL_AT_LIMIT"}), {"M22_EXCEEDED": "X_DIFF"}),
    ProhibitedSubstances("c", Outcome.REVIEW, {}, {}),
    CertainDiagnosis("c"),
    UsedAsApproved("c"),
    MedicalSetting("c"),
    AsAnotherBody("WADA"),
    TextUnknown("X", "c"),
    WeighIn("c", timedelta(hours=36), ("E86", "T67")),
)


@pytest.mark.parametrize(
    ("table", "rule"), tuple(zip(KINDS, MADE, strict=True)), ids=[table["kind"] for table in KINDS]
)
def test_a_rule_is_made_as_it_is_written(table, rule):
    assert make(table) == rule


def test_a_rule_on_substances_may_narrow_a_class_to_sports_and_routes():
    table = {
        **KINDS[2],
        "sports": {"P1": {"always": ["archery"], "in_competition": ["Mini Golf"]}},
        "routes": {"S9": ["iv_drip", "im"]},
    }

    rule = make(table)

    assert rule.sports == {"P1": Sports(frozenset({"archery"}), frozenset({"minigolf"}))}
    assert rule.routes == {"S9": {Route.IV_DRIP, Route.IM}}


@pytest.mark.parametrize(
    "change",
    [
        {"sports": ["P1"]},
        {"sports": {"P1": ["archery"]}},
        {"sports": {"P1": {"always": []}}},
        {"sports": {"P1": {"always": [], "in_competition": [], "never": []}}},
        {"routes": {"S9": ["by_air"]}},
        {"routes": {"S9": "im"}},
    ],
)
def test_sports_and_routes_that_cannot_be_read_are_refused(change):
    with pytest.raises(BadRule):
        make({**KINDS[2], **change})


@pytest.mark.parametrize("table", KINDS, ids=lambda table: table["kind"])
def test_every_kind_refuses_a_key_that_it_does_not_know(table):
    with pytest.raises(BadRule, match="extra"):
        make({**table, "extra": "1"})


@pytest.mark.parametrize(
    ("table", "key"), [(table, key) for table in KINDS for key in table if key != "kind"]
)
def test_every_kind_refuses_to_do_without_a_key(table, key):
    with pytest.raises(BadRule, match=f"{key} is missing"):
        make({name: value for name, value in table.items() if name != key})


@pytest.mark.parametrize("kind", [None, "", "lenient", 7])
def test_an_unknown_kind_is_refused_with_all_that_are_known(kind):
    known = ", ".join(sorted(table["kind"] for table in KINDS))

    with pytest.raises(BadRule) as refused:
        make({**VOLUME, "kind": kind})

    assert str(refused.value) == f"kind: {kind!r} is none of {known}"


def test_a_table_without_a_kind_is_refused():
    with pytest.raises(BadRule, match="kind: None"):
        make({"clause": "c"})


@pytest.mark.parametrize(
    "change",
    [
        {"limit_ml": 100.0},
        {"limit_ml": "NaN"},
        {"limit_ml": "-100"},
        {"limit_ml": "1e2"},
        {"limit_ml": "much"},
        {"near": "Infinity"},
        {"window_hours": "12"},
        {"window_hours": 1.5},
        {"window_hours": -12},
        {"window_hours": True},
        {"tolerance_minutes": None},
        {"exempt": "inpatient"},
        {"exempt": [1]},
        {"exempt": ["hotel"]},
        {"exempt": ["home"]},
        {"exempt": ["venue"]},
        {"exempt": ["other"]},
        {"exempt": ["outpatient_no_beds"]},
        {"clause": 2.2},
    ],
    ids=str,
)
def test_an_unfit_value_is_refused(change):
    with pytest.raises(BadRule):
        make({**VOLUME, **change})


@pytest.mark.parametrize("change", [{"codes": "VOL"}, {"renamed": ["a"]}, {"renamed": {"a": 1}}])
def test_an_unfit_reference_is_refused(change):
    with pytest.raises(BadRule):
        make({**ELSEWHERE, **change})


def test_an_outcome_that_no_verdict_knows_is_refused():
    with pytest.raises(BadRule):
        make({"kind": "substances", "clause": "c", "out_of_competition": "fine"})


SUBSTANCES = KINDS[2]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({**VOLUME, "b": 1, "a": 1}, "volume_limit: unknown key a, b"),
        ({**VOLUME, "clause": 2.2}, "volume_limit: clause must be text"),
        ({**VOLUME, "exempt": [1]}, "volume_limit: exempt must be a list of texts"),
        (
            {**VOLUME, "exempt": ["inpatient", "hotel", "home"]},
            "volume_limit: exempt: home, hotel is no place that can be exempt",
        ),
        ({**VOLUME, "near": "much"}, "volume_limit: near must be a plain number"),
        ({**VOLUME, "window_hours": 1.5}, "volume_limit: window_hours must be a whole number"),
        ({**ELSEWHERE, "renamed": {"a": 1}}, "volume_elsewhere: renamed must be a table of texts"),
        ({**SUBSTANCES, "routes": []}, "substances: routes must be a table"),
        (
            {**SUBSTANCES, "sports": {"P1": []}},
            "substances: sports must name a table for each class",
        ),
        (
            {**SUBSTANCES, "sports": {"P1": {"always": [], "in_competition": [], "b": 1, "a": 1}}},
            "substances: sports: unknown key a, b",
        ),
    ],
)
def test_whoever_wrote_the_table_is_told_what_is_wrong_with_it(table, told):
    with pytest.raises(BadRule) as refused:
        make(table)

    assert str(refused.value) == told
