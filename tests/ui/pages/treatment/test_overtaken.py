"""Others save while the page is open: it is told at once, and the form stays as it is."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from app.domain.course import Act
from app.domain.recording import draft_of
from app.domain.staff import Actor
from app.i18n import Wording
from app.services.trouble import DatabaseIsBusy
from app.ui.kit.gauge import Gauge
from app.ui.kit.memo_edit import MemoEdit
from tests import samples
from tests.drips import ordered, step
from tests.fakes import finalised, saved
from tests.ui.looking import find, notice, press
from tests.ui.pages.treatment.hands import dialog, settle, write

SECOND = Actor(samples.SECOND_PHYSICIAN)
OURS, THEIRS = "尿比重 1.030。", "眼のくぼみ、脈拍 112/分。"


def told(page):
    return notice(page, "entry_overtaken")


def deed(page):
    return find(page, "entry_overtaken_deed").text()


def save_elsewhere(clinic, record, **changes):
    """Save another version as a colleague does at another computer."""
    form = replace(draft_of(record), **{"basis": THEIRS, **changes})
    return clinic.treatments.save(SECOND, form)


@pytest.fixture
def record(clinic):
    return saved(clinic)


@pytest.fixture
def page(opened, record):
    return opened(draft_of(record), record)


def test_it_is_told_who_saved_the_record_and_what_is_typed_stays(page, clinic, record):
    write(page, "basis", OURS)
    find(page, "basis", MemoEdit).setFocus()
    save_elsewhere(clinic, record)

    page.look_again()

    assert told(page) == "Dr SATO Takeru saved this record just now."
    assert deed(page) == "Look at both"
    assert find(page, "basis", QPlainTextEdit).toPlainText() == OURS
    assert page.window().focusWidget().objectName() == "basis"


def test_nothing_moves_under_ones_hand(page, clinic, record):
    settle()
    before = find(page, "basis", MemoEdit).mapTo(page, QPoint())
    save_elsewhere(clinic, record)

    page.look_again()
    settle()

    assert find(page, "entry_overtaken").isVisible()
    assert find(page, "basis", MemoEdit).mapTo(page, QPoint()) == before


def test_as_long_as_nobody_saved_nothing_is_told(page):
    page.look_again()

    assert told(page) == ""


def test_a_new_form_is_overtaken_by_nobody(opened):
    page = opened()

    page.look_again()

    assert told(page) == ""


def test_both_are_shown_side_by_side(page, clinic, record):
    write(page, "basis", OURS)
    save_elsewhere(clinic, record)
    page.look_again()

    press(page, "entry_overtaken_deed")
    press(dialog(page, "both_sheet"), "both_go_on")
    press(page, "save")

    newest = clinic.treatments.current(clinic.actor, record.entry)
    assert (newest.version, newest.basis) == (3, OURS)
    assert told(page) == ""


def test_where_nothing_was_typed_the_record_is_opened_as_it_is_now(page, clinic, record, qtbot):
    newer = save_elsewhere(clinic, record)
    page.look_again()
    offered = deed(page)

    with qtbot.waitSignal(page.opened_anew) as wanted:
        press(page, "entry_overtaken_deed")

    assert offered == "Open it as it is now"
    assert wanted.args == [newer]


def test_what_was_typed_since_it_was_told_is_not_lost(page, clinic, record):
    save_elsewhere(clinic, record)
    page.look_again()
    write(page, "basis", OURS)

    press(page, "entry_overtaken_deed")

    assert dialog(page, "both_sheet").isVisible()


def test_the_own_save_is_told_by_nobody(page, clinic):
    write(page, "basis", OURS)
    press(page, "save")

    page.look_again()

    assert told(page) == ""


def test_a_save_that_met_the_others_is_told_once(page, clinic, record):
    write(page, "basis", OURS)
    save_elsewhere(clinic, record)
    page.look_again()

    press(page, "save")
    page.look_again()

    assert notice(page, "entry_notice").startswith("SATO Takeru saved version 2")
    assert told(page) == ""


def test_what_was_closed_is_not_told_again_until_there_is_more(page, clinic, record):
    second = save_elsewhere(clinic, record)
    page.look_again()
    press(page, "entry_overtaken_close")

    page.look_again()
    unchanged = told(page)
    save_elsewhere(clinic, second, basis=f"{THEIRS}尿量減少。")
    page.look_again()

    assert unchanged == ""
    assert told(page) == "Dr SATO Takeru saved this record just now."


def test_a_record_that_a_colleague_finalised_or_withdrew_is_told(page, clinic, record):
    clinic.treatments.finalise(SECOND, record.id, samples.PASSWORD)
    page.look_again()
    first = told(page)

    clinic.treatments.withdraw(SECOND, record.entry, "患者の取り違え。", samples.PASSWORD)
    page.look_again()

    assert first == "Dr SATO Takeru finalised this record just now."
    assert told(page) == "Dr SATO Takeru withdrew this record just now."


def test_the_own_finalised_record_is_told_only_when_somebody_amends_it(opened, clinic):
    final = finalised(clinic)
    page = opened(draft_of(final), final)
    page.look_again()
    before = told(page)

    form = replace(draft_of(final), basis=THEIRS)
    clinic.treatments.amend(SECOND, form, "書き漏らし。", samples.PASSWORD)
    page.look_again()

    assert before == ""
    assert told(page) == "Dr SATO Takeru saved this record just now."


def test_a_step_at_the_drip_is_told_with_the_nurse_who_wrote_it(opened, clinic):
    order = ordered(clinic)
    page = opened(draft_of(order), order)

    step(clinic, order, Act.BEGUN, "14:12")
    page.look_again()

    assert told(page) == "Nurse SUZUKI Hana saved this record just now."


@pytest.mark.parametrize(
    ("minutes", "ago"),
    [(0, "just now"), (1, "a minute ago"), (7, "7 minutes ago"), (61, "at 11-20 14:21")],
)
def test_it_goes_on_telling_how_long_ago_it_was(page, clinic, record, door, minutes, ago):
    save_elsewhere(clinic, record)
    page.look_again()

    door.clock.forward(minutes=minutes)
    find(page, "overtaken_timer", QTimer).timeout.emit()

    assert told(page) == f"Dr SATO Takeru saved this record {ago}."


def test_in_japanese_it_is_told_with_the_name_in_kanji(shown, desk, at_desk, clinic, record):
    words = Wording("ja", lambda text: text)
    page = shown(at_desk(replace(desk, say=words), draft_of(record), record))
    save_elsewhere(clinic, record)

    page.look_again()

    assert told(page) == f"Dr {samples.SECOND_PHYSICIAN.name} saved this record just now."


def test_what_others_gave_this_patient_counts_at_once(opened, clinic):
    page = opened()
    settle()
    before = find(page, "gauge", Gauge).reading

    earlier = replace(samples.DRAFT, entry=UUID(int=0xC7), started="2026-11-20 11:00")
    saved(clinic, earlier, ended="2026-11-20 12:00")
    page.look_again()
    settle()

    assert find(page, "gauge", Gauge).reading != before


def test_what_cannot_be_read_just_now_disturbs_nobody(page, door):
    door.books.trouble = DatabaseIsBusy()

    page.look_again()

    assert (told(page), notice(page, "entry_notice")) == ("", "")


def test_who_amends_hears_of_others_alone(opened, clinic):
    final = finalised(clinic)
    page = opened(draft_of(final), final)
    press(page, "amend")
    page.look_again()
    before = told(page)

    form = replace(draft_of(final), basis=THEIRS)
    clinic.treatments.amend(SECOND, form, "書き漏らし。", samples.PASSWORD)
    page.look_again()

    assert before == ""
    assert told(page) == "Dr SATO Takeru saved this record just now."
