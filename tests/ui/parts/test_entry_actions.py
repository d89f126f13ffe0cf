"""The bar below an entry."""

import pytest

from app.ui.parts.entry_actions import EntryActions
from tests import samples
from tests.drips import begun, ended
from tests.fakes import finalised
from tests.ui.looking import find, press


@pytest.fixture
def part(shown, say):
    return shown(EntryActions(say))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (["basis"], "1 item before saving: Basis of diagnosis"),
        (["diagnosis", "lines/0/dose"], "2 items before saving: Diagnosis, Dose"),
        (
            ["started", "setting", "basis", "lines"],
            "4 items before saving: Start, Setting, Basis of diagnosis and 1 more",
        ),
    ],
)
def test_what_is_missing_is_counted_and_named(part, fields, told):
    part.tell_missing(fields)

    assert part.message == told


@pytest.mark.parametrize(
    ("version", "open_fields", "told"),
    [
        (0, [], "Nothing is missing. Ready to save."),
        (2, [], "Saved, version 2"),
        (1, ["ended"], "Saved, version 1. Before finalising: End (planned)"),
    ],
)
def test_what_comes_next_is_told(part, version, open_fields, told):
    part.tell_ready(version, open_fields)

    assert part.message == told


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("keep_draft", "close_wanted"),
        ("save", "save_wanted"),
        ("order", "order_wanted"),
        ("finalise", "finalise_wanted"),
        ("certificate", "certificate_wanted"),
    ],
)
def test_each_button_announces_its_deed(part, qtbot, name, signal):
    with qtbot.waitSignal(getattr(part, signal)):
        press(part, name)


def test_a_record_that_stands_is_certified_or_closed(part, clinic):
    final = finalised(clinic)

    part.show_final(final)
    part.tell_final(final)

    assert find(part, "certificate").isVisible()
    assert not find(part, "save").isVisible()
    assert find(part, "keep_draft").words == "Close"
    assert part.message.startswith("Final since 2026-11-20 14:21.")


def test_the_way_out_says_whether_a_draft_is_kept(part):
    part.offer_draft(False)
    closed = find(part, "keep_draft").words
    part.offer_draft(True)

    assert (closed, find(part, "keep_draft").words) == ("Close", "Keep as draft")


def buttons(part):
    names = ("order", "save", "finalise", "approve", "withdraw")
    return [(name, find(part, name).words) for name in names if find(part, name).isVisible()]


def test_a_new_form_is_ordered_or_saved(part):
    part.show_saved(None)

    assert [name for name, _ in buttons(part)] == ["order", "save", "finalise"]


def test_an_order_stays_one_unless_its_physician_gave_it(part, clinic):
    order = clinic.treatments.order(clinic.actor, samples.DRAFT)

    part.show_saved(order)
    part.tell_ready(1, [], order.stage)

    assert buttons(part) == [("order", "Order"), ("save", "Given by me"), ("withdraw", "Withdraw…")]
    assert part.message == "Ordered, version 1. It waits at the bedside."


def test_a_drip_that_runs_is_not_made_final(part, clinic):
    running = begun(clinic)

    part.show_saved(running)
    part.tell_ready(2, [], running.stage)

    assert buttons(part) == [("save", "Save"), ("withdraw", "Withdraw…")]
    assert part.message == "Running, version 2. It ends at the bedside."


def test_what_was_given_is_made_final(part, clinic):
    part.show_saved(ended(clinic))

    assert [name for name, _ in buttons(part)] == ["save", "finalise", "withdraw"]


def test_who_is_no_physician_orders_nothing(shown, say, clinic):
    part = shown(EntryActions(say, is_physician=False))

    part.show_saved(clinic.treatments.order(clinic.actor, samples.DRAFT))

    assert [name for name, _ in buttons(part)] == ["save"]
