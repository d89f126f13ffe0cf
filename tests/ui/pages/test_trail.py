"""Reading the audit trail in the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.domain.audit import Deed
from app.domain.checkpoints import Checkpoint, Found, Occasion, Trouble
from app.domain.staff import Actor
from app.services.checkup import Differing, How
from app.services.trail import PAGE
from app.ui.kit.choice import Choice
from app.ui.kit.table import Table
from app.ui.pages.trail import AuditPage
from tests import samples
from tests.ui.looking import cells, find, notice, press, text


@pytest.fixture
def visits(clinic):
    """Two people looked at a patient's card."""
    clinic.patients.visit(Actor(samples.NURSE), samples.REN.id)
    clinic.patients.visit(clinic.actor, samples.SHOTA.id)


@pytest.fixture
def page(visits, shown, desk):
    page = shown(AuditPage(desk))
    page.resize(1200, 700)
    page.refresh()
    return page


@pytest.fixture
def table(page):
    return find(page, "trail_table", Table)


def test_the_newest_entry_stands_on_top_in_words(page, table, door):
    count = len(door.books.trail)

    top = cells(table)[0]

    assert top[0] == str(count)
    assert top[2:5] == [
        samples.PHYSICIAN.name_romaji,
        "Patient's card viewed",
        f"{samples.SHOTA.number} {samples.SHOTA.name}",
    ]
    assert text(page, "trail_head_below") == f"{count} entries"


def test_it_is_narrowed_to_one_person(page, table):
    who = find(page, "trail_who", Choice)
    who.setCurrentIndex(who.findText(f"{samples.NURSE.name_romaji} ({samples.NURSE.login})"))

    assert [row[2] for row in cells(table)] == [samples.NURSE.name_romaji]


def test_it_is_narrowed_to_one_patient(page, table):
    page.show_patient(samples.REN.number)

    assert {row[4] for row in cells(table)} == {f"{samples.REN.number} {samples.REN.name}"}


def test_it_is_narrowed_to_one_deed_and_to_today(page, table):
    deed = find(page, "trail_deed", Choice)
    deed.setCurrentIndex(deed.findText("Signed in"))
    when = find(page, "trail_when", Choice)
    when.setCurrentIndex(when.findText("Today"))

    assert {row[3] for row in cells(table)} == {"Signed in"}


def test_what_differs_from_the_trail_is_named_when_it_is_verified(page, door):
    door.witness.differing = (Differing("staff", "ab", How.CHANGED, 7, "hara"),)

    press(page, "verify_trail")

    assert "Member of the staff hara: changed past the audit trail" in notice(page, "trail_notice")


def test_more_comes_where_somebody_scrolls_to_the_end(clinic, page, table):
    for _ in range(PAGE + 20):
        clinic.patients.visit(clinic.actor, samples.REN.id)
    page.refresh()
    first = len(cells(table))

    table.scrollToBottom()

    assert first == PAGE
    assert len(cells(table)) > PAGE


def test_a_whole_trail_is_told_to_be_whole(page):
    press(page, "verify_trail")

    assert notice(page, "trail_notice").startswith("All ")


@pytest.mark.parametrize("trouble", list(Trouble))
def test_what_happened_to_the_trail_is_named_with_what_can_be_done(page, door, trouble):
    one = Checkpoint("0f" * 16, 1, 9, bytes(32), samples.NOW, Occasion.NEW_DAY)
    door.witness.found = Found(trouble, one)

    press(page, "verify_trail")

    told = notice(page, "trail_notice")
    assert "entry 9" in told
    assert told.count(".") >= 3


def test_a_broken_chain_is_told(page, door):
    door.witness.broken = 2

    press(page, "verify_trail")

    assert "broken" in notice(page, "trail_notice")


def test_the_table_is_saved_as_a_file(page, door, tmp_path):
    press(page, "export_trail")
    find(page, "save_dialog", QFileDialog).fileSelected.emit(str(tmp_path / "a.csv"))

    assert Path(tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert notice(page, "trail_notice") == "Saved as a.csv."
    assert Deed.TRAIL_EXPORTED in {one.deed for one in door.books.trail}


@pytest.fixture
def verifying(visits, shown, desk, held):
    """A page on which the trail is being verified."""
    page = shown(AuditPage(replace(desk, lane=held)))
    press(page, "verify_trail")
    return page


def test_while_it_is_verified_a_bar_tells_how_far_it_is(verifying, held):
    assert text(verifying, "trail_work_progress_words") == "Verifying… 0 %"
    assert not find(verifying, "verify_trail").isEnabled()

    held.close()

    assert find(verifying, "trail_work").isHidden()
    assert find(verifying, "verify_trail").isEnabled()


def test_a_verification_that_is_stopped_says_nothing_of_the_trail(verifying, held, door):
    press(verifying, "trail_work_progress_stop")

    held.close()

    assert notice(verifying, "trail_notice").startswith("The work was stopped.")
    assert Deed.TRAIL_VERIFIED not in {one.deed for one in door.books.trail}
