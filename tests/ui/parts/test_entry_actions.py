"""The bar below an entry."""

import pytest

from app.ui.parts.entry_actions import EntryActions
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
