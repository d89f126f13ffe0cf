"""What is left to do, in the window."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.staff import Actor, Role
from app.services.trouble import DatabaseIsBusy
from app.ui.pages.todo import TodoPage
from app.ui.parts.todo_table import TodoTable
from tests import samples
from tests.fakes import saved
from tests.ui.looking import cells, find, notice, press, text

NURSE = Actor(samples.NURSE)
OTHER = replace(samples.DRAFT, entry=UUID(int=0xD1), patient=samples.SHOTA.id)


@pytest.fixture
def opened(shown, desk):
    """Return a function that shows the page to somebody."""

    def show(actor=None):
        clinic = desk.clinic if actor is None else replace(desk.clinic, actor=actor)
        page = shown(TodoPage(replace(desk, clinic=clinic)))
        page.resize(1200, 700)
        return page

    return show


@pytest.fixture
def entered(clinic):
    return clinic.treatments.save_by_proxy(NURSE, samples.DRAFT)


def table(page):
    return find(page, "todo_table", TodoTable)


def offered(page):
    names = ("open_task", "approve_task", "discard_task")
    return [name for name in names if not find(page, name, QAbstractButton).isHidden()]


def facts(page):
    labels = find(page, "todo_facts").findChildren(type(find(page, "todo_title")))
    return [one.text() for one in labels if one.objectName().startswith("todo_facts_")]


def test_what_is_overdue_stands_on_top_in_words(opened, clinic, door, entered):
    door.clock.forward(hours=25)
    saved(clinic, OTHER)

    page = opened()

    top, below = cells(table(page))
    assert top == [
        *("Awaiting approval", "WATANABE Ren", "25 h, overdue"),
        *("Dehydration", "SUZUKI Hana", "11-20 14:21"),
    ]
    assert below[:2] == ["To finalise", "TAKAHASHI Shota"]
    assert text(page, "todo_head_below") == "Awaiting approval 1   To finalise 1   overdue 2"


def test_what_is_approved_is_seen_first(opened, entered):
    page = opened()

    told = facts(page)
    assert "Dehydration (E86)  Confirmed" in told
    assert samples.DRAFT.basis in told
    assert "Toto Saline 100 mL  80 mL  IV drip  80 mL" in told
    assert "2026-11-20 13:20 – 14:10" in told
    assert offered(page) == ["open_task", "approve_task"]


def test_a_physician_approves_from_the_list(opened, entered, clinic, qtbot):
    page = opened()

    with qtbot.waitSignal(page.changed):
        press(page, "approve_task")

    assert not clinic.treatments.current(clinic.actor, entered.entry).awaits_approval
    assert notice(page, "todo_notice") == "Approved: WATANABE Ren."


def test_a_second_press_does_not_approve_the_next(opened, entered, clinic):
    other = clinic.treatments.save_by_proxy(NURSE, OTHER)
    page = opened()
    press(page, "approve_task")

    press(page, "approve_task")

    assert clinic.treatments.current(clinic.actor, other.entry).awaits_approval
    assert text(page, "todo_title") == "Nothing is chosen"
    assert offered(page) == []


def test_what_was_changed_meanwhile_is_not_approved(opened, entered, clinic):
    page = opened()
    changed = replace(samples.DRAFT, base=1, basis="尿比重 1.030。")
    clinic.treatments.save_by_proxy(NURSE, changed)

    press(page, "approve_task")

    assert notice(page, "todo_notice").startswith("Somebody else has saved this meanwhile.")
    assert clinic.treatments.current(clinic.actor, entered.entry).awaits_approval


def test_enter_opens_the_record_as_it_stands_by_now(opened, clinic, qtbot):
    saved(clinic)
    page = opened()
    newer = saved(clinic, basis="尿比重 1.030。")

    with qtbot.waitSignal(page.opened) as told:
        qtbot.keyClick(table(page), Qt.Key.Key_Return)

    assert told.args == [samples.REN, newer]


def test_a_draft_is_resumed(opened, clinic, qtbot):
    kept = clinic.drafts.keep(clinic.actor, samples.DRAFT)
    page = opened()

    with qtbot.waitSignal(page.opened) as told:
        press(page, "open_task")

    assert told.args == [samples.REN, kept]


def test_a_draft_that_was_saved_meanwhile_opens_as_the_record(opened, clinic, qtbot):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)
    page = opened()
    record = saved(clinic)
    clinic.drafts.drop(clinic.actor, samples.DRAFT.entry)

    with qtbot.waitSignal(page.opened) as told:
        press(page, "open_task")

    assert told.args == [samples.REN, record]


def test_a_draft_that_is_gone_is_told(opened, clinic):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)
    page = opened()
    clinic.drafts.drop(clinic.actor, samples.DRAFT.entry)

    press(page, "open_task")

    assert notice(page, "todo_notice").startswith("What was asked for is no longer there.")


def test_a_draft_is_discarded_after_a_question(opened, clinic):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)
    page = opened()
    press(page, "discard_task")
    before = clinic.drafts.waiting(clinic.actor)

    press(page, "filing_file")

    assert before
    assert clinic.drafts.waiting(clinic.actor) == ()
    assert text(page, "todo_empty_what") == "Nothing is left to do."


def test_whose_draft_it_is_is_told_before_it_is_discarded(opened, clinic):
    clinic.drafts.keep(NURSE, samples.DRAFT)
    page = opened()

    press(page, "discard_task")

    asked = [
        one.text()
        for one in find(page, "filing_dialog").findChildren(type(find(page, "todo_title")))
    ]
    assert any(
        one.startswith("This draft is not yours: SUZUKI Hana kept it, 11-20 14:21.")
        for one in asked
    )


def test_a_draft_that_somebody_goes_on_typing_in_is_not_discarded(opened, clinic, door):
    clinic.drafts.keep(NURSE, samples.DRAFT)
    page = opened()
    press(page, "discard_task")
    door.clock.forward(seconds=2)
    clinic.drafts.keep(NURSE, replace(samples.DRAFT, basis="嘔吐4回。"))

    press(page, "filing_file")

    assert notice(page, "filing_notice").startswith("Somebody else has saved this meanwhile.")
    assert clinic.drafts.waiting(clinic.actor)


def test_a_nurse_sees_what_she_entered_and_cannot_approve_it(opened, entered):
    page = opened(NURSE)

    assert len(cells(table(page))) == 1
    assert offered(page) == ["open_task"]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.PHARMACIST])
def test_who_only_reads_can_open_and_nothing_else(opened, clinic, role):
    clinic.drafts.keep(NURSE, samples.DRAFT)

    page = opened(Actor(replace(samples.ADMINISTRATOR, role=role)))

    assert offered(page) == ["open_task"]
    assert find(page, "open_task", QAbstractButton).text() == "Open"


def test_where_nothing_is_left_it_says_so(opened):
    page = opened()

    assert text(page, "todo_empty_what") == "Nothing is left to do."
    assert find(page, "todo_detail").isHidden()


def test_coming_back_shows_what_is_left_by_now(opened, clinic):
    page = opened()
    page.hide()
    saved(clinic)

    page.show()

    assert len(cells(table(page))) == 1


def test_in_a_small_window_the_list_leaves_out_what_stands_beside_it(opened, entered, qtbot):
    page = opened()

    page.resize(900, 640)
    qtbot.waitUntil(lambda: table(page).isColumnHidden(5))

    left_out = [one for one in range(6) if table(page).isColumnHidden(one)]
    facts_told = " ".join(facts(page))
    assert left_out == [4, 5]
    assert "SUZUKI Hana" in facts_told
    assert table(page).height() > 400


def test_what_cannot_be_read_is_told(opened, door):
    page = opened()
    door.books.trouble = DatabaseIsBusy()

    page.refresh()

    assert notice(page, "todo_notice").startswith("The database did not become free")


def test_what_others_did_is_seen_and_the_chosen_line_stays_chosen(opened, clinic):
    first = clinic.treatments.save_by_proxy(NURSE, samples.DRAFT)
    clinic.treatments.save_by_proxy(NURSE, OTHER)
    page = opened()
    table(page).selectRow(1)
    find(page, "approve_task", QAbstractButton).setFocus()

    clinic.treatments.approve(clinic.actor, first.id)
    page.look_again()

    assert text(page, "todo_title").endswith("TAKAHASHI Shota")
    assert table(page).current_row().task.patient == samples.SHOTA
    assert page.window().focusWidget().objectName() == "approve_task"


def test_what_a_colleague_did_first_is_chosen_no_more_and_nothing_takes_its_place(opened, clinic):
    first = clinic.treatments.save_by_proxy(NURSE, samples.DRAFT)
    second = clinic.treatments.save_by_proxy(NURSE, OTHER)
    page = opened()
    table(page).selectRow(0)

    clinic.treatments.approve(clinic.actor, first.id)
    page.look_again()
    press(page, "approve_task")

    assert text(page, "todo_title") == "Nothing is chosen"
    assert clinic.treatments.current(clinic.actor, second.entry).awaits_approval


def test_what_was_changed_under_ones_eyes_is_not_approved_unread(opened, entered, clinic):
    page = opened()
    changed = replace(samples.DRAFT, base=1, basis="尿比重 1.030。")
    clinic.treatments.save_by_proxy(NURSE, changed)

    page.look_again()
    press(page, "approve_task")

    assert text(page, "todo_title") == "Nothing is chosen"
    assert clinic.treatments.current(clinic.actor, entered.entry).awaits_approval
