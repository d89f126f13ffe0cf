"""NPB's two criteria, line by line."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.diagnoses import Certainty
from app.domain.rules.judge import VOLUME_BODY
from app.domain.treatments import LineRole
from app.ui.parts.criteria import approval_criteria, blocked_criteria, record_criteria, titles
from tests import samples
from tests.domain.rules import making

TODAY = making.TEN.date()


def judged(entry):
    return samples.judge().assess(replace(making.case(), entry=entry), ("NPB", VOLUME_BODY), TODAY)


def record(entry, say):
    found = record_criteria(entry, judged(entry).refusals, entry.diagnosis, say)
    return {one.key: (one.state, one.value) for one in found}


def approval(entry, say, confirmed=frozenset()):
    found = approval_criteria(entry, judged(entry).findings, confirmed, entry.diagnosis, say)
    return {one.key: (one.state, one.value) for one in found}


def test_a_complete_record_states_all_five(say):
    assert record(making.entry(), say) == {
        "diagnosis": ("ok", "脱水症 E86 Confirmed"),
        "basis": ("ok", "嘔吐3回、経口摂取不可。BP 98/60"),
        "product": ("ok", "Toto Saline 100 mL"),
        "dose": ("ok", "80 mL / 80.0 mL"),
        "method": ("ok", "IV drip 30 min"),
    }


def test_what_is_missing_is_missing_and_what_hangs_on_it_waits(say):
    empty = replace(making.entry(), diagnosis="", basis="なし", lines=())

    assert record(empty, say) == {
        "diagnosis": ("missing", "missing"),
        "basis": ("missing", "missing"),
        "product": ("missing", "not chosen"),
        "dose": ("wait", "—"),
        "method": ("wait", "—"),
    }
    assert approval(empty, say) == {"approval": ("wait", "—"), "indication": ("wait", "—")}


def test_each_line_leads_to_its_field(say):
    entry = making.entry(making.line(), making.line(dose=None, route=None))

    found = record_criteria(entry, judged(entry).refusals, "", say)

    assert [one.field for one in found] == [
        "diagnosis",
        "basis",
        "lines/0/dose",
        "lines/1/dose",
        "lines/1/route",
    ]


def test_a_suspicion_counts_and_is_marked(say):
    entry = making.entry(certainty=Certainty.SUSPECTED)

    found = record_criteria(entry, (), entry.diagnosis, say)[0]

    assert (found.state, found.is_met) == ("warn", True)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (making.entry(), ("ok", "脱水症 ← 脱水症 E86")),
        (making.entry(making.line(indication="")), ("missing", "not chosen")),
        (making.entry(making.line(indication="疲労")), ("bad", "outside the label")),
        (making.entry(icd10="J03.9"), ("warn", "to be checked")),
        (making.entry(making.line(samples.LISTED)), ("missing", "not chosen")),
        (
            making.entry(making.line(samples.LISTED, indication="脱水症の補液")),
            ("warn", "to be checked"),
        ),
    ],
)
def test_the_indication_is_told_with_what_it_rests_on(entry, told, say):
    state, value = approval(entry, say)["indication"]

    assert (state, value.replace("Dehydration", "脱水症")) == told


def test_products_that_nobody_has_compared_are_counted(say):
    entry = making.entry(making.line(), making.line(samples.VITAMIN, "50", "mg"))

    assert approval(entry, say)["approval"] == ("ok", "approved, 1 unverified")
    assert approval(entry, say, frozenset({samples.VITAMIN.id}))["approval"][1] == (
        "all 2 approved, in force"
    )


def test_a_product_out_of_force_fails(say):
    old = replace(samples.SALINE, in_force_to=TODAY - timedelta(days=1))

    assert approval(making.entry(making.line(old)), say)["approval"] == ("bad", "not in force")


def test_the_first_drug_speaks_for_the_entry(say):
    entry = making.entry(
        making.line(role=LineRole.DILUENT), making.line(samples.CEFTRIAXONE, "1", "g")
    )

    assert record(entry, say)["product"][1] == "Toto Ceftriaxone IV 1 g and 1 more"


def test_a_long_drip_is_told_in_hours(say):
    entry = making.entry(ended=making.TEN + timedelta(minutes=150))

    assert record(entry, say)["method"][1] == "IV drip 2 h 30 min"


def test_a_blocked_product_meets_neither_criterion(say):
    record_part, approval_part = blocked_criteria(say)

    assert not any(one.is_met for one in (*record_part, *approval_part))


def test_each_criterion_has_a_title(say):
    assert len(set(titles(say).values())) == 7
