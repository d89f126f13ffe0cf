"""Giving a drip at the bedside, as a nurse does it."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.domain.audit import Deed
from app.domain.course import Act, Stage
from app.domain.recording import draft_of
from app.domain.treatments import DraftLine, LineRole
from app.services.trouble import DatabaseIsBusy
from app.ui.desk import Desk
from app.ui.kit.background import AtOnce
from app.ui.pages.bedside import BedsidePage
from tests import drips, samples
from tests.fakes import FakeIds
from tests.ui.looking import error, find, line, notice, press, text

SHOTA = {"entry": UUID(int=0xC7), "patient": samples.SHOTA.id}
FLUSH = DraftLine(samples.SALINE.id, LineRole.FLUSH, "20", "mL", samples.DRAFT.lines[0].route, "20")


@pytest.fixture
def order(clinic):
    return drips.ordered(clinic)


@pytest.fixture
def nurse(door, say):
    clinic = door.enter(samples.NURSE.login, samples.PASSWORD)
    return Desk(clinic, say, AtOnce(), door.clock)


@pytest.fixture
def at_bedside(shown, nurse):
    """Return a function that opens the page, with the first drip chosen."""

    def open_page(desk=nurse):
        page = shown(BedsidePage(desk, FakeIds(0xE000)))
        page.resize(1204, 800)
        press(page, "order_0")
        return page

    return open_page


@pytest.fixture
def page(order, at_bedside):
    return at_bedside()


def current(clinic):
    return clinic.treatments.current(clinic.actor, samples.DRAFT.entry)


def acts(page):
    return {
        one.objectName().removeprefix("act_")
        for one in page.findChildren(QAbstractButton)
        if one.objectName().startswith("act_") and one.isVisible()
    }


def write(page, **typed):
    for name, words in typed.items():
        line(page, f"step_{name}").setText(words)


def do(page, act, **typed):
    press(page, f"act_{act.value}")
    write(page, **typed)
    press(page, "step_confirm")


def course(page):
    return [
        [text(page, f"course_{place}_{across}") for across in range(4)]
        for place in range(20)
        if page.findChildren(QLabel, f"course_{place}_0")
    ]


def test_nothing_is_shown_before_a_drip_is_chosen(clinic, order, shown, nurse):
    page = shown(BedsidePage(nurse, FakeIds()))

    assert find(page, "bedside_empty").isVisible()
    assert text(page, "bedside_head_below") == "1 waiting, 0 running"


def test_without_orders_it_says_what_brings_them(shown, nurse):
    page = shown(BedsidePage(nurse, FakeIds()))

    assert text(page, "orders_empty_what") == "Nothing is ordered."


def test_the_chosen_drip_tells_whose_it_is_and_what_is_ordered(page):
    assert text(page, "drip_name") == "WATANABE Ren"
    assert text(page, "drip_birth") == "1998-04-03"
    assert notice(page, "drip_allergy") == "Allergy アスピリン"
    assert text(page, "drip_dose_0") == "80 mL"
    assert "Ordered by YAMAMOTO Misaki, 14:21" in text(page, "drip_facts_line")
    assert acts(page) == {"begun"}


def test_that_the_patients_data_was_opened_is_written(page, door):
    assert door.books.trail[-1].deed is Deed.PATIENT_VIEWED


def test_a_nurse_begins_with_lot_and_expiry(page, clinic):
    do(page, Act.BEGUN, lot_0="A-77", expiry_0="2028-03")

    running = current(clinic)
    assert running.stage is Stage.RUNNING
    assert running.performer == samples.NURSE.id
    assert [(one.lot, one.expiry) for one in running.given] == [("A-77", "2028-03")]
    assert course(page) == [["14:21", "Begun", "", "SUZUKI Hana"]]
    assert text(page, "order_0_chip") == "Running"


def test_a_scanner_leads_from_field_to_field_and_to_the_deed(page, qtbot):
    press(page, "act_begun")
    reached = []
    for _ in range(4):
        reached.append(page.window().focusWidget().objectName())
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)

    assert reached == ["step_lot_0", "step_expiry_0", "step_note", "step_confirm"]


def test_every_fault_stands_beside_its_field_and_what_is_typed_stays(page, clinic):
    do(page, Act.BEGUN, at="15:30", expiry_0="")

    assert error(page, "step_at").startswith("This time has not come yet.")
    assert line(page, "step_at").text() == "15:30"
    assert current(clinic).stage is Stage.ORDERED


def test_an_expiry_that_cannot_be_read_is_told_at_its_product(page, clinic):
    do(page, Act.BEGUN, expiry_0="never")

    assert "cannot be read" in error(page, "step_expiry_0")
    assert current(clinic).stage is Stage.ORDERED


def test_why_it_is_written_late_is_asked_only_then(clinic, at_bedside, door):
    drips.ordered(clinic, started="2026-11-19 10:00", ended="11:00", late_reason="停電。")
    page = at_bedside()
    press(page, "act_begun")
    before = find(page, "step_late").isVisible()

    write(page, at="2026-11-19 10:00")
    press(page, "step_confirm")

    assert not before
    assert find(page, "step_late").isVisible()
    assert "more than 24 hours" in error(page, "step_late")


def test_interrupted_resumed_and_ended_it_is_told_step_by_step(page, clinic, qtbot):
    do(page, Act.BEGUN)
    do(page, Act.INTERRUPTED, delivered="20")
    stopped = (text(page, "order_0_chip"), acts(page))
    do(page, Act.REACTION, note="刺入部の発赤。")
    do(page, Act.RESUMED)
    do(page, Act.RATE_CHANGED, rate="60")
    press(page, "act_ended")
    press(page, "step_all")
    press(page, "step_confirm")

    assert stopped == ("On hold", {"resumed", "reaction", "ended", "remark"})
    assert [row[1:3] for row in course(page)] == [
        ["Begun", ""],
        ["Interruption", "20.0 mL flowed in"],
        ["Reaction", "刺入部の発赤。"],
        ["Resumed", ""],
        ["Rate changed", "60 mL/h"],
        ["Ended", "80.0 mL flowed in"],
    ]
    assert current(clinic).stage is Stage.GIVEN
    assert acts(page) == {"reaction", "remark"}
    assert text(page, "drip_state") == "Completed"
    assert find(page, "orders_empty").isVisible()


def test_the_end_shows_what_the_record_will_say_of_each_product(clinic, at_bedside):
    drips.begun(clinic, lines=(*samples.DRAFT.lines, FLUSH))
    page = at_bedside()
    press(page, "act_ended")

    write(page, delivered="50")
    shown = [line(page, f"step_dose_{place}").placeholderText() for place in range(2)]
    write(page, dose_1="12")
    press(page, "step_confirm")

    assert shown == ["40", "10"]
    assert [str(one.dose) for one in current(clinic).given] == ["40 mL", "12 mL"]


def test_a_step_pressed_twice_is_one(clinic, order, shown, nurse, held):
    page = shown(BedsidePage(replace(nurse, lane=held), FakeIds(0xE000)))
    held.close()
    press(page, "order_0")
    held.close()
    press(page, "act_begun")

    press(page, "step_confirm")
    press(page, "step_confirm")
    held.close()

    assert [step.act for step in current(clinic).course] == [Act.BEGUN]


def test_a_new_order_appears_by_itself_and_steals_nothing(page, clinic):
    press(page, "act_begun")
    write(page, lot_0="A-7")
    drips.ordered(clinic, **SHOTA)

    find(page, "bedside_timer", QTimer).timeout.emit()

    assert text(page, "bedside_head_below") == "2 waiting, 0 running"
    assert line(page, "step_lot_0").text() == "A-7"


def test_an_open_step_keeps_its_drip(page, clinic):
    drips.ordered(clinic, **SHOTA)
    page.refresh()
    press(page, "act_begun")

    press(page, "order_1")

    assert notice(page, "bedside_notice") == "Write or cancel the step that is open first."
    assert text(page, "drip_name") == "WATANABE Ren"


def test_who_was_quicker_is_told_and_what_is_typed_stays(page, clinic, order):
    press(page, "act_begun")
    write(page, lot_0="A-77")
    drips.step(clinic, order, Act.BEGUN, "14:12")

    press(page, "step_confirm")

    assert notice(page, "bedside_notice")
    assert line(page, "step_lot_0").text() == "A-77"
    assert text(page, "order_0_chip") == "Running"
    assert [step.at.minute for step in current(clinic).course] == [12]


def test_an_order_that_is_changed_meanwhile_is_asked_anew(page, clinic, order):
    press(page, "act_begun")
    write(page, lot_0="A-77", note="右前腕。")
    draft = replace(draft_of(order), lines=(*samples.DRAFT.lines, FLUSH))
    clinic.treatments.order(clinic.actor, draft)

    page.refresh()

    assert notice(page, "bedside_notice").startswith("The order was changed meanwhile.")
    assert line(page, "step_note").text() == "右前腕。"
    assert line(page, "step_lot_1").text() == ""


def test_what_the_disk_refuses_is_told_and_can_be_done_again(page, clinic, door):
    press(page, "act_begun")
    door.books.trouble = DatabaseIsBusy()
    press(page, "step_confirm")
    told = notice(page, "bedside_notice")
    door.books.trouble = None

    press(page, "step_confirm")

    assert told
    assert current(clinic).stage is Stage.RUNNING
    assert not notice(page, "bedside_notice")


def test_the_way_out_writes_nothing(page, clinic, qtbot):
    press(page, "act_begun")

    press(page, "step_cancel")

    assert acts(page) == {"begun"}
    assert current(clinic).version == 1


def test_what_was_taken_back_offers_nothing_more(page, clinic, order):
    clinic.treatments.withdraw(clinic.actor, order.entry, "帰宅した", samples.PASSWORD)

    page.refresh()

    assert acts(page) == set()
    assert text(page, "drip_state") == "Withdrawn"


def test_who_may_only_read_looks_on(order, at_bedside, door, say):
    clerk = door.enter(samples.CLERK.login, samples.PASSWORD)

    page = at_bedside(Desk(clerk, say, AtOnce(), door.clock))

    assert text(page, "drip_name") == "WATANABE Ren"
    assert acts(page) == set()


def test_the_arrows_lead_through_the_list(page, clinic, qtbot):
    drips.ordered(clinic, **SHOTA)
    page.refresh()
    find(page, "order_0").setFocus()

    qtbot.keyClick(find(page, "order_0"), Qt.Key.Key_Down)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)

    assert text(page, "drip_name") == "TAKAHASHI Shota"


def test_it_is_big_enough_for_a_finger_and_fits_the_smallest_window(page, clinic):
    do(page, Act.BEGUN)
    page.resize(968, 640)

    assert page.width() == 968
    assert find(page, "order_0").height() >= 56
    assert all(find(page, f"act_{one}").height() >= 48 for one in acts(page))
    press(page, "act_ended")
    assert find(page, "step_delivered").height() >= 44
    assert page.width() == 968
