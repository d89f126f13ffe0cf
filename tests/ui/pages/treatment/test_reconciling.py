"""Somebody saved the same record while it was open here: nothing is overwritten, nothing typed is lost."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.domain.recording import draft_of
from app.domain.staff import Actor
from app.ui.kit.compared import ComparedLine
from app.ui.kit.memo_edit import MemoEdit
from tests import samples
from tests.fakes import finalised, saved
from tests.ui.looking import find, notice, press
from tests.ui.pages.treatment.hands import dialog, settle, write

SECOND = Actor(samples.SECOND_PHYSICIAN)
OURS, THEIRS = "尿比重 1.030。", "眼のくぼみ、脈拍 112/分。"


def newest(clinic):
    return clinic.treatments.current(clinic.actor, samples.DRAFT.entry)


def meet(page):
    """Type, save, and look at both."""
    write(page, "basis", OURS)
    press(page, "save")
    press(page, "entry_notice_deed")
    return dialog(page, "both_sheet")


@pytest.fixture
def page(opened, clinic):
    """The page of a record that a colleague saves while it is open here."""
    record = saved(clinic)
    page = opened(draft_of(record), record)
    clinic.treatments.save(SECOND, replace(draft_of(record), basis=THEIRS))
    return page


def test_it_is_told_who_saved_what_meanwhile_and_nothing_is_lost(page, clinic):
    write(page, "basis", OURS)
    press(page, "save")

    told = notice(page, "entry_notice")
    assert "SATO Takeru saved version 2" in told
    assert "Nothing you typed is lost." in told
    assert newest(clinic).basis == THEIRS
    assert find(page, "basis", QPlainTextEdit).toPlainText() == OURS


def test_both_are_shown_side_by_side(page):
    sheet = meet(page)

    (line,) = sheet.findChildren(ComparedLine, "compared_changed")
    assert line.texts == ("Basis of diagnosis", THEIRS, OURS)


def test_one_goes_on_with_the_own_form_over_the_newer_version(page, clinic):
    press(meet(page), "both_go_on")
    press(page, "save")

    assert (newest(clinic).version, newest(clinic).basis) == (3, OURS)
    assert notice(page, "entry_notice") == ""


def test_one_gives_up_the_own_form(page, clinic, qtbot):
    sheet = meet(page)

    with qtbot.waitSignal(page.closed):
        press(sheet, "both_discard")

    page.leave()
    assert newest(clinic).basis == THEIRS
    assert clinic.drafts.of_patient(clinic.actor, samples.REN.id) == ()


def test_one_looks_and_decides_later(page, clinic):
    press(meet(page), "both_later")
    page.leave()

    assert newest(clinic).version == 2
    (kept,) = clinic.drafts.of_patient(clinic.actor, samples.REN.id)
    assert kept.draft.basis == OURS


def test_a_second_save_follows_the_own_first_one(opened, clinic):
    page = opened()
    press(page, "save")

    write(page, "basis", OURS)
    press(page, "save")

    assert (newest(clinic).version, newest(clinic).basis) == (2, OURS)


def test_an_amendment_goes_on_over_a_colleagues_with_its_reason_kept(opened, clinic):
    final = finalised(clinic)
    page = opened(draft_of(final), final)
    theirs = replace(draft_of(final), basis=THEIRS)
    clinic.treatments.amend(SECOND, theirs, "書き漏らし。", samples.PASSWORD)
    press(page, "amend")
    write(page, "basis", OURS)
    press(page, "save")
    answer(page, "尿検査を追記。")

    press(page, "entry_notice_deed")
    press(dialog(page, "both_sheet"), "both_go_on")
    press(page, "save")
    answer(page)

    record = newest(clinic)
    assert (record.version, record.basis, record.amendment) == (3, OURS, "尿検査を追記。")


def test_a_form_that_was_finalised_meanwhile_becomes_an_amendment(page, clinic):
    clinic.treatments.finalise(SECOND, newest(clinic).id, samples.PASSWORD)
    press(meet(page), "both_go_on")
    press(page, "save")
    answer(page, "尿検査を追記。")

    assert (newest(clinic).version, newest(clinic).amendment) == (3, "尿検査を追記。")


def answer(page, reason=""):
    prompt = dialog(page, "reason_prompt")
    if reason:
        find(prompt, "prompt_reason", MemoEdit).set_text(reason)
    find(prompt, "prompt_password", QLineEdit).setText(samples.PASSWORD)
    press(prompt, "prompt_deed")
    settle()
