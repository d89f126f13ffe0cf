"""The day in the window: what waits, and the way on from each."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.staff import Actor
from app.i18n import Wording
from app.services.trouble import DatabaseIsBusy
from app.ui.kit.card_list import CardList
from app.ui.kit.waiting_card import card_box, deed_box
from app.ui.pages.today import TodayPage
from tests import drips, samples
from tests.fakes import saved
from tests.ui.looking import find, line, notice, press, text

NURSE = Actor(samples.NURSE)
PLACES = ("waiting", "running", "approval", "finalising")


@pytest.fixture
def opened(shown, desk):
    """Return a function that shows the page to somebody."""

    def show(actor=None):
        clinic = desk.clinic if actor is None else replace(desk.clinic, actor=actor)
        page = shown(TodayPage(replace(desk, clinic=clinic)))
        page.resize(1204, 800)
        return page

    return show


@pytest.fixture
def full(clinic):
    """One infusion waits in each place."""
    order = drips.ordered(clinic, entry=UUID(int=0xF1))
    running = drips.begun(clinic, entry=UUID(int=0xF2))
    entered = clinic.treatments.save_by_proxy(NURSE, replace(samples.DRAFT, entry=UUID(int=0xF3)))
    over = saved(clinic, replace(samples.DRAFT, entry=UUID(int=0xF4), patient=samples.SHOTA.id))
    return order, running, entered, over


def cards(page, place):
    return find(page, f"today_{place}", CardList)


def faces(page, place):
    shown = cards(page, place).cards
    return [shown.face(row) for row in range(shown.rowCount())]


def heard(signal):
    told = []
    signal.connect(lambda *what: told.append(what))
    return told


def test_an_empty_day_says_so_quietly_in_each_column(opened):
    page = opened()

    assert [text(page, f"today_{place}_count") for place in PLACES] == ["0"] * 4
    assert cards(page, "waiting").accessibleDescription() == "Nobody waits."


def test_each_infusion_stands_in_its_column_with_its_next_deed(opened, full):
    page = opened()

    assert [[one.deed for one in faces(page, place)] for place in PLACES] == [
        ["Begin"],
        ["End"],
        ["Open"],
        ["Finalise"],
    ]


def test_a_card_tells_all_of_itself_in_one_sentence(opened, full):
    page = opened()

    (card,) = faces(page, "running")

    model = cards(page, "running").cards
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == card.spoken
    assert spoken.startswith("WATANABE Ren, Running, 51 min, end 15:12, ")
    assert spoken.endswith(", End")


def test_the_ring_goes_on_without_the_books(opened, full, door):
    page = opened()
    before = faces(page, "running")[0]
    door.trouble = DatabaseIsBusy()
    door.clock.forward(minutes=30)

    find(page, "today_renew", QTimer).timeout.emit()

    (after,) = faces(page, "running")
    assert (before.ring.number, after.ring.number) == ("51", "21")
    assert after.share > before.share


def test_a_drip_that_should_be_over_is_told_above_all_with_its_deed(opened, full, door):
    page = opened()
    told = heard(page.bedside_asked)
    door.clock.forward(minutes=55)
    find(page, "today_renew", QTimer).timeout.emit()

    press(page, "today_overdue_deed")

    assert notice(page, "today_overdue") == ("WATANABE Ren: planned to end at 15:12, 4 min ago")
    assert faces(page, "running")[0].is_loud
    assert told == [(full[1].entry,)]


def test_the_arrows_lead_from_card_to_card_and_pass_empty_columns_over(qtbot, opened, clinic):
    drips.ordered(clinic, entry=UUID(int=0xF1))
    saved(clinic)
    page = opened()
    assert QApplication.focusWidget() is cards(page, "waiting")

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)

    assert QApplication.focusWidget() is cards(page, "finalising")


@pytest.mark.parametrize(("place", "key"), [("waiting", Qt.Key.Key_S), ("running", Qt.Key.Key_E)])
def test_a_letter_leads_to_the_bedside(qtbot, opened, full, place, key):
    page = opened()
    told = heard(page.bedside_asked)

    qtbot.keyClick(cards(page, place), key)

    assert told == [(full[PLACES.index(place)].entry,)]


def test_a_letter_leads_to_the_record_that_is_to_be_finalised(qtbot, opened, full):
    page = opened()
    told = heard(page.finalise_asked)

    qtbot.keyClick(cards(page, "finalising"), Qt.Key.Key_F)

    assert told == [(samples.SHOTA, full[3])]


def test_enter_opens_the_record(qtbot, opened, full):
    page = opened()
    told = heard(page.opened)

    qtbot.keyClick(cards(page, "approval"), Qt.Key.Key_Return)

    assert told == [(samples.REN, full[2])]


def test_one_click_opens_a_card_and_one_on_its_deed_does_it(qtbot, opened, full):
    page = opened()
    told, done = heard(page.opened), heard(page.bedside_asked)
    shown = cards(page, "waiting")
    card = card_box(shown.visualRect(shown.cards.index(0)).toRectF())

    for where in (card.center() - QPoint(0, 20), deed_box(card).center()):
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where.toPoint())

    assert (len(told), len(done)) == (1, 1)


def test_a_clerk_is_offered_no_deed_that_is_not_hers(opened, full):
    page = opened(Actor(samples.CLERK))

    assert {one.deed for place in PLACES for one in faces(page, place)} == {"Open"}


def test_the_chosen_card_stays_chosen_when_another_comes_before_it(opened, clinic):
    drips.ordered(clinic, entry=UUID(int=0xF1))
    page = opened()
    drips.ordered(clinic, entry=UUID(int=0xF2), started="2026-11-20 13:50", ended="14:50")

    page.refresh()

    assert cards(page, "waiting").cards.rowCount() == 2
    assert cards(page, "waiting").chosen().treatment.entry == UUID(int=0xF1)


def test_what_is_typed_to_search_is_handed_on(opened):
    page = opened()
    told = heard(page.searched)

    line(page, "today_search_line").setText("わた")

    assert told == [("わた",)]
    assert line(page, "today_search_line").text() == ""


def test_the_foot_tells_drafts_and_what_was_done(opened, clinic):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)

    page = opened()

    assert find(page, "today_drafts").words == "Drafts: 1"
    assert find(page, "today_done").words == "Today: 0 final, 0 certificates"


def test_the_head_tells_the_day_in_both_languages(shown, desk, opened):
    japanese = shown(TodayPage(replace(desk, say=Wording("ja", lambda words: words))))

    assert text(opened(), "today_head_below").startswith("Friday 20 November 2026   ")
    assert text(japanese, "today_head_below").startswith("2026年11月20日(金)   ")


def test_a_trouble_is_told_and_what_was_seen_stays(opened, full, door):
    page = opened()
    door.books.trouble = DatabaseIsBusy()

    page.show_error(DatabaseIsBusy())

    assert notice(page, "today_notice")
    assert faces(page, "waiting")


def test_the_page_fits_into_the_smallest_window(opened):
    hint = opened().minimumSizeHint()

    assert (hint.width() <= 968, hint.height() <= 700) == (True, True)


def test_a_minute_over_is_told_not_less(opened, clinic, door):
    drips.begun(clinic)
    page = opened()
    door.clock.forward(minutes=51, seconds=30)

    find(page, "today_renew", QTimer).timeout.emit()

    assert timedelta(0) < door.clock() - samples.NOW
    assert notice(page, "today_overdue") == ""


def test_what_others_saved_is_shown_and_nobody_is_led_elsewhere(opened, clinic, full):
    page = opened()
    cards(page, "finalising").setFocus()
    chosen = cards(page, "finalising").chosen()
    reached = heard(cards(page, "finalising").reached)

    saved(clinic, replace(samples.DRAFT, entry=UUID(int=0xF5)))
    page.look_again()

    assert len(faces(page, "finalising")) == 2
    assert cards(page, "finalising").chosen().treatment == chosen.treatment
    assert cards(page, "finalising").hasFocus()
    assert reached == []
