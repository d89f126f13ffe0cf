"""Giving a drip at the bedside, as a nurse does it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from app.domain.audit import Deed
from app.domain.course import Act, CheckedBy, Stage
from app.domain.recording import draft_of
from app.services.trouble import DatabaseIsBusy
from app.ui.desk import Desk
from app.ui.kit.background import AtOnce
from app.ui.pages.bedside import BedsidePage
from tests import drips, samples
from tests.fakes import FakeIds
from tests.ui.looking import error, find, line, notice, press, text
from tests.ui.pages.bedside.conftest import FLUSH, SHOTA, awake


def current(clinic):
    return clinic.treatments.current(clinic.actor, samples.DRAFT.entry)


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


def test_before_a_drip_is_chosen_the_list_has_the_page(order, at_bedside):
    page = at_bedside(place=None)

    assert not find(page, "drip").isVisible()
    assert text(page, "bedside_head_below") == "1 waiting, 0 running"


def test_without_orders_it_says_what_brings_them(at_bedside):
    page = at_bedside(place=None)

    assert text(page, "orders_empty_what") == "Nothing is ordered."


def test_the_chosen_drip_wants_the_whole_window_until_one_goes_back(order, at_bedside):
    page = at_bedside(place=None)
    told = []
    page.alone.connect(told.append)

    press(page, "order_0")
    press(page, "drip_back")

    assert told == [True, False]
    assert find(page, "order_list").isVisible()


def test_the_chosen_drip_tells_whose_it_is_and_what_is_ordered(page):
    assert text(page, "drip_name") == "WATANABE Ren"
    assert text(page, "drip_birth") == "1998-04-03"
    assert text(page, "drip_allergy_words") == "Allergy アスピリン"
    assert text(page, "match_0_dose") == "80 mL"
    assert text(page, "drip_clock") == "14:21"
    assert text(page, "drip_who") == "Nurse SUZUKI Hana"
    assert "Ordered by YAMAMOTO Misaki, 14:21" in text(page, "drip_facts_line")


def test_that_the_patients_data_was_opened_is_written(page, door):
    assert door.books.trail[-1].deed is Deed.PATIENT_VIEWED


def test_the_beginning_sleeps_until_person_and_products_are_sure(page):
    begin = find(page, "act_begun")
    told = [begin.reason]
    press(page, "person_by_hand")
    told.append(begin.reason)
    press(page, "act_begun")

    assert told == ["The person is to be confirmed first", "1 more to be checked"]
    assert notice(page, "drip_notice") == "1 more to be checked."
    assert not find(page, "step_confirm").isVisible()


def test_what_is_made_sure_of_by_hand_says_so_in_the_record(ready, clinic):
    sure = text(ready, "match_0_state")
    do(ready, Act.BEGUN, lot_0="A-77", expiry_0="2028-03")

    running = current(clinic)
    assert sure == "By hand"
    assert [one.how for one in running.course[0].checks] == [CheckedBy.HAND] * 2
    assert [(one.lot, one.expiry) for one in running.given] == [("A-77", "2028-03")]
    assert running.performer == samples.NURSE.id
    assert course(ready)[0][:3] == ["14:21", "Begun", "80 mL/h  checked by hand: 2"]


def test_without_a_product_in_the_hand_nothing_is_checked(clinic, at_bedside):
    drips.ordered(clinic, lines=(*samples.DRAFT.lines, FLUSH))
    page = at_bedside()
    press(page, "by_hand")

    press(page, "step_confirm")

    assert notice(page, "drip_notice") == "Press the product that you hold in your hand."
    assert find(page, "hand_sheet").isVisible()


def test_the_space_bar_asks_once_and_then_writes(ready, clinic, qtbot):
    drip = find(ready, "drip")
    drip.setFocus()

    qtbot.keyClick(drip, Qt.Key.Key_Space)
    asked = current(clinic).stage
    qtbot.keyClick(ready.window().focusWidget(), Qt.Key.Key_Space)

    assert asked is Stage.ORDERED
    assert current(clinic).stage is Stage.RUNNING


def test_the_space_bar_ends_what_runs_only_with_its_amount(clinic, at_bedside, qtbot):
    drips.begun(clinic)
    page = at_bedside()
    qtbot.keyClick(find(page, "drip"), Qt.Key.Key_Space)
    press(page, "step_confirm")
    told = error(page, "step_delivered_row")

    for sign in (4, 10):
        press(page, f"step_delivered_key_{sign}")
    press(page, "step_delivered_key_5")
    press(page, "step_delivered_key_10")
    press(page, "step_confirm")

    assert told == "This field is empty. Please fill it in."
    assert current(clinic).iv_volume_ml == 50


@pytest.mark.parametrize("make", [drips.ordered, drips.begun, drips.ended])
def test_a_reaction_is_recorded_by_finger_at_any_stage(clinic, at_bedside, qtbot, make):
    made = make(clinic)
    page = at_bedside(place=None)
    page.open_drip(made.entry)

    qtbot.keyClick(find(page, "drip"), Qt.Key.Key_R)
    for pressed in ("seen_1", "seen_3", "grade_1", "done_0"):
        press(page, f"reaction_{pressed}")
    press(page, "step_confirm")

    step = current(clinic).course[-1]
    assert step.act is Act.REACTION
    assert step.note == "Rash, Short of breath (moderate). Done: Told the physician."
    assert current(clinic).stage is made.stage


def test_a_reaction_without_words_is_asked_for_them(page):
    do(page, Act.REACTION)

    assert error(page, "step_note") == "This field is empty. Please fill it in."


def test_what_came_wrong_is_told_and_written(page, clinic):
    press(page, "wrong_product")
    told = notice(page, "drip_notice")
    press(page, "step_wrong_1")
    press(page, "step_confirm")

    assert told.startswith("Do not give it.")
    assert current(clinic).course[-1].note == (
        "What came is not as ordered: Another strength or amount."
    )
    assert current(clinic).stage is Stage.ORDERED


def test_the_time_is_moved_by_finger_and_told_where_it_cannot_be(ready, clinic):
    press(ready, "act_begun")
    press(ready, "step_at_1")
    press(ready, "step_at_1")
    ahead = line(ready, "step_at").text()
    press(ready, "step_confirm")
    told = error(ready, "step_at_row")
    press(ready, "step_at_-5")
    press(ready, "step_confirm")

    assert ahead == "2026-11-20 14:23"
    assert told.startswith("This time has not come yet.")
    assert current(clinic).course[0].at.minute == 18


def test_an_expiry_that_cannot_be_read_opens_what_was_folded(ready, clinic):
    do(ready, Act.BEGUN, expiry_0="never")

    assert "cannot be read" in error(ready, "step_expiry_0")
    assert line(ready, "step_expiry_0").isVisible()
    assert current(clinic).stage is Stage.ORDERED


def test_why_it_is_written_late_is_asked_only_then(clinic, at_bedside):
    drips.ordered(clinic, started="2026-11-19 10:00", ended="11:00", late_reason="停電。")
    page = at_bedside()
    press(page, "act_reaction")
    before = find(page, "step_late").isVisible()

    write(page, at="2026-11-19 10:00", note="発疹。")
    press(page, "step_confirm")

    assert not before
    assert find(page, "step_late").isVisible()
    assert "more than 24 hours" in error(page, "step_late")


def test_interrupted_resumed_and_ended_it_is_told_step_by_step(ready, clinic):
    do(ready, Act.BEGUN)
    running = awake(ready)
    do(ready, Act.INTERRUPTED, delivered="20")
    stopped = awake(ready)
    do(ready, Act.REACTION, note="刺入部の発赤。")
    do(ready, Act.RESUMED)
    do(ready, Act.RATE_CHANGED, rate="60")
    press(ready, "act_ended")
    press(ready, "step_all")
    press(ready, "step_confirm")

    assert running == {"interrupted", "rate_changed", "reaction", "ended", "remark"}
    assert stopped == {"resumed", "reaction", "ended", "remark"}
    assert [row[1:3] for row in course(ready)][1:] == [
        ["Interruption", "20.0 mL flowed in"],
        ["Reaction", "刺入部の発赤。"],
        ["Resumed", ""],
        ["Rate changed", "60 mL/h"],
        ["Ended", "80.0 mL flowed in"],
    ]
    assert current(clinic).stage is Stage.GIVEN
    assert awake(ready) == {"reaction", "remark"}
    assert text(ready, "scan_title") == "The drip has ended"


def test_how_far_a_drip_is_follows_the_clock(clinic, at_bedside):
    drips.begun(clinic)
    page = at_bedside()

    assert text(page, "scan_title") == "51 min left"
    assert text(page, "scan_what") == "about 12.0 of 80.0 mL"


def test_while_it_runs_the_verdict_is_the_planned_one(clinic, at_bedside):
    drips.begun(clinic)

    page = at_bedside()

    assert text(page, "gauge_own") == "The 80.0 mL of this drip are counted in."
    assert text(page, "drip_planned") == "Planned:"
    assert text(page, "drip_verdict_npb") != "Incomplete"


def test_the_end_shows_what_the_record_will_say_of_each_product(clinic, at_bedside):
    drips.begun(clinic, lines=(*samples.DRAFT.lines, FLUSH))
    page = at_bedside()
    press(page, "act_ended")
    press(page, "step_more")

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
    press(page, "act_reaction")
    write(page, note="発疹。")

    press(page, "step_confirm")
    press(page, "step_confirm")
    held.close()

    assert [step.act for step in current(clinic).course] == [Act.REACTION]


def test_an_answer_tells_nothing_of_a_field_that_was_filled_meanwhile(
    clinic, order, shown, nurse, held
):
    page = shown(BedsidePage(replace(nurse, lane=held), FakeIds(0xE000)))
    held.close()
    press(page, "order_0")
    held.close()
    press(page, "act_reaction")
    press(page, "step_confirm")
    write(page, note="発疹。")

    held.close()

    assert error(page, "step_note") == ""
    assert "changed meanwhile" in notice(page, "drip_notice")


def test_a_new_order_appears_by_itself_and_steals_nothing(page, clinic):
    press(page, "act_reaction")
    write(page, note="発疹。")
    drips.ordered(clinic, **SHOTA)

    find(page, "bedside_timer", QTimer).timeout.emit()

    assert text(page, "bedside_head_below") == "2 waiting, 0 running"
    assert line(page, "step_note").text() == "発疹。"


def test_what_others_save_is_seen_at_once_and_steals_nothing(page, clinic):
    press(page, "act_reaction")
    write(page, note="発疹。")
    drips.ordered(clinic, **SHOTA)

    page.look_again()

    assert text(page, "bedside_head_below") == "2 waiting, 0 running"
    assert line(page, "step_note").text() == "発疹。"


def test_an_open_step_keeps_the_page(page):
    press(page, "act_reaction")

    left = page.may_leave()

    assert not left
    assert notice(page, "drip_notice") == "Write or cancel the step that is open first."


def test_who_was_quicker_is_told_and_what_is_typed_stays(ready, clinic, order):
    press(ready, "act_begun")
    write(ready, note="右前腕。")
    drips.step(clinic, order, Act.BEGUN, "14:12")

    press(ready, "step_confirm")

    assert notice(ready, "drip_notice")
    assert line(ready, "step_note").text() == "右前腕。"
    assert [step.at.minute for step in current(clinic).course] == [12]


def test_an_order_that_is_changed_meanwhile_is_asked_anew(page, clinic, order):
    press(page, "act_reaction")
    write(page, note="右前腕。")
    draft = replace(draft_of(order), lines=(*samples.DRAFT.lines, FLUSH))
    clinic.treatments.order(clinic.actor, draft)

    page.refresh()

    assert notice(page, "drip_notice").startswith("The order was changed meanwhile.")
    assert line(page, "step_note").text() == "右前腕。"
    assert text(page, "match_1_dose") == "20 mL"


def test_what_the_disk_refuses_is_told_and_can_be_done_again(ready, clinic, door):
    press(ready, "act_begun")
    door.books.trouble = DatabaseIsBusy()
    press(ready, "step_confirm")
    told = notice(ready, "drip_notice")
    door.books.trouble = None

    press(ready, "step_confirm")

    assert told
    assert current(clinic).stage is Stage.RUNNING
    assert not notice(ready, "drip_notice")


def test_the_way_out_writes_nothing(ready, clinic, qtbot):
    press(ready, "act_begun")
    press(ready, "step_cancel")
    press(ready, "act_begun")
    qtbot.keyClick(ready.window().focusWidget(), Qt.Key.Key_Escape)
    still_here = find(ready, "drip").isVisible()
    qtbot.keyClick(find(ready, "drip"), Qt.Key.Key_Escape)

    assert still_here
    assert find(ready, "order_list").isVisible()
    assert current(clinic).version == 1


def test_what_was_taken_back_offers_nothing_more(page, clinic, order):
    clinic.treatments.withdraw(clinic.actor, order.entry, "帰宅した", samples.PASSWORD)

    page.refresh()

    assert awake(page) == set()
    assert "Withdrawn" in text(page, "drip_facts")


def test_who_may_only_read_looks_on(order, at_bedside, door, say):
    clerk = door.enter(samples.CLERK.login, samples.PASSWORD)

    page = at_bedside(Desk(clerk, say, AtOnce(), door.clock))

    assert text(page, "drip_name") == "WATANABE Ren"
    assert awake(page) == set()
    assert not find(page, "person_by_hand").isVisible()


def test_the_arrows_lead_through_the_list(clinic, order, at_bedside, qtbot):
    drips.ordered(clinic, **SHOTA)
    page = at_bedside(place=None)
    find(page, "order_0").setFocus()

    qtbot.keyClick(find(page, "order_0"), Qt.Key.Key_Right)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)

    assert text(page, "drip_name") == "TAKAHASHI Shota"


def test_the_clock_goes_on(page, door):
    door.clock.now = samples.NOW.replace(hour=15, minute=2)

    find(page, "bedside_clock", QTimer).timeout.emit()

    assert text(page, "drip_clock") == "15:02"


def test_it_is_big_enough_for_a_finger_and_fits_the_smallest_window(ready, clinic):
    do(ready, Act.BEGUN)
    ready.resize(1024, 700)

    assert ready.width() == 1024
    assert all(find(ready, f"act_{one}").height() >= 60 for one in awake(ready))
    press(ready, "act_ended")
    for one in ("step_delivered", "step_all", "step_cancel", "step_confirm", "drip_back"):
        assert find(ready, one).height() >= 60, one
    assert ready.width() == 1024
