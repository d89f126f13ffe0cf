from dataclasses import replace

import pytest

from app.domain.staff import Actor
from app.ui.parts.record_facts import record_facts
from tests import samples
from tests.fakes import saved
from tests.ui.parts.histories import history_of_three

CLOCK = "not known whether the clock was in step"


@pytest.fixture
def told(clinic, say):
    history = history_of_three(clinic)
    return {one.key: one for one in record_facts(history, history.versions[0], say)}


def test_given_from_and_to_are_told(told):
    assert told["started"].text == "2026-11-20 13:20"
    assert told["ended"].text == "2026-11-20 14:10"


def test_what_was_measured_is_told_with_its_unit(told):
    assert (told["measured pulse"].name, told["measured pulse"].text) == ("Pulse", "112 /min")
    assert told["measured crp"].text == "8.4 mg/dL"


def test_a_product_is_told_with_lot_and_expiry(told):
    (product,) = (one for key, one in told.items() if key.startswith("product"))

    assert "東都生食注100mL" in product.text
    assert "Lot A123, expiry 2027-03" in product.text


def test_a_verdict_is_told_with_its_edition(told):
    verdict = told["verdict NPB"].text.splitlines()

    assert verdict[0] == "Legitimate"
    assert verdict[-1].startswith("Edition ")


def test_two_lines_of_one_product_are_two_facts(clinic, say):
    line = samples.DRAFT.lines[0]
    record = saved(clinic, lines=(line, replace(line, dose="5", volume_ml="5")))

    facts = record_facts(clinic.history.visit(clinic.actor, record.entry), record, say)

    keys = [one.key for one in facts]
    assert len(set(keys)) == len(keys)


def test_an_emergency_says_so_and_an_open_end_is_empty(clinic, say):
    record = saved(clinic, is_emergency=True, ended="")

    facts = record_facts(clinic.history.visit(clinic.actor, record.entry), record, say)

    told = {one.key: one.text for one in facts}
    assert told["setting"].endswith(", emergency")
    assert told["ended"] == ""


def test_who_wrote_approved_finalised_and_withdrew_a_version_is_told_with_the_reasons(clinic, say):
    record = clinic.treatments.save_by_proxy(Actor(samples.NURSE), samples.DRAFT)
    clinic.treatments.approve(clinic.actor, record.id)
    clinic.treatments.withdraw(clinic.actor, record.entry, "別の患者の記録", samples.PASSWORD)
    history = clinic.history.visit(clinic.actor, record.entry)

    facts = record_facts(history, history.versions[0], say)

    assert [(one.name, one.text) for one in facts if one.is_about] == [
        ("Written by proxy", f"2026-11-20 14:21  SUZUKI Hana\n{CLOCK}"),
        ("Approved", "2026-11-20 14:21  YAMAMOTO Misaki"),
        ("Withdrawn", "2026-11-20 14:21  YAMAMOTO Misaki\n別の患者の記録"),
    ]
