"""A record that stands: amended, withdrawn, approved."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from app.domain.recording import draft_of
from app.domain.staff import Actor
from app.ui.kit.memo_edit import MemoEdit
from tests import samples
from tests.fakes import finalised, saved
from tests.ui.looking import error, find, press
from tests.ui.pages.treatment.hands import dialog, message, settle, write


def answer(page, reason="書き誤り。", password=samples.PASSWORD):
    prompt = dialog(page, "reason_prompt")
    find(prompt, "prompt_reason", MemoEdit).set_text(reason)
    find(prompt, "prompt_password", QLineEdit).setText(password)
    press(prompt, "prompt_deed")
    settle()
    return prompt


@pytest.fixture
def final(clinic):
    return finalised(clinic)


@pytest.fixture
def page(opened, final):
    return opened(draft_of(final), final)


def newest(clinic):
    return clinic.treatments.current(clinic.actor, samples.DRAFT.entry)


def test_a_final_record_is_amended_with_reason_and_password(page, clinic):
    press(page, "amend")
    write(page, "basis", "尿比重 1.030。")
    press(page, "save")
    answer(page)

    record = newest(clinic)
    assert (record.version, record.amendment) == (2, "書き誤り。")
    assert record.finalised is not None
    assert dialog(page, "reason_prompt") is None
    assert message(page).startswith("Final since")
    assert find(page, "basis").isReadOnly()


def test_nothing_changed_is_no_amendment(page):
    press(page, "amend")
    press(page, "save")

    assert dialog(page, "reason_prompt") is None


def test_an_amendment_left_open_changes_nothing(page, clinic, qtbot):
    press(page, "amend")
    write(page, "basis", "尿比重 1.030。")

    with qtbot.waitSignal(page.closed):
        press(page, "keep_draft")

    assert newest(clinic).version == 1
    assert clinic.drafts.of_patient(clinic.actor, samples.REN.id) == ()


@pytest.mark.parametrize(
    ("wrong", "field"), [({"reason": "なし"}, "reason"), ({"password": "x"}, "password")]
)
def test_what_is_missing_is_told_in_the_question(page, clinic, wrong, field):
    press(page, "amend")
    write(page, "basis", "尿比重 1.030。")
    press(page, "save")
    prompt = answer(page, **wrong)

    assert error(prompt, f"prompt_{field}")
    assert newest(clinic).version == 1


def test_a_record_is_withdrawn_with_its_reason(page, clinic):
    press(page, "withdraw")
    answer(page, "別の患者の記録")

    assert newest(clinic).withdrawn.reason == "別の患者の記録"
    assert message(page).endswith("別の患者の記録")
    assert not find(page, "amend").isVisible()
    assert not find(page, "certificate").isVisible()


def test_an_open_record_can_be_withdrawn_too(opened, clinic):
    record = saved(clinic)
    page = opened(draft_of(record), record)

    press(page, "withdraw")
    answer(page, "別の患者の記録")

    assert newest(clinic).withdrawn is not None


def test_a_nurse_saves_for_the_physician_and_finalises_nothing(shown, desk, at_desk, clinic):
    nurse = replace(desk, clinic=replace(clinic, actor=Actor(samples.NURSE)))
    page = shown(at_desk(nurse))
    may_finalise = find(page, "finalise").isVisible()

    press(page, "save")

    assert newest(clinic).awaits_approval
    assert not may_finalise


def test_a_physician_approves_a_proxy_entry(opened, clinic):
    record = clinic.treatments.save_by_proxy(Actor(samples.NURSE), samples.DRAFT)
    page = opened(draft_of(record), record)

    press(page, "approve")

    assert newest(clinic).approved is not None
    assert not find(page, "approve").isVisible()
