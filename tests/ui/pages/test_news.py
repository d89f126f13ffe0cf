"""What one hears of after signing in."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.audit import Deed
from app.domain.settings import Settings
from app.domain.staff import Actor, Role
from app.services.generations import BackupPlan
from app.services.trouble import BackupDiskIsFull, BackupFolderIsGone, DatabaseIsBusy
from app.ui.pages.news import News
from tests import samples
from tests.samples import PASSWORD
from tests.ui.looking import find, notice, press


@pytest.fixture
def news(shown, desk):
    """Return a function that shows the bar above a page."""
    kept = []

    def show(clinic=None):
        place, news = QWidget(), News(desk if clinic is None else replace(desk, clinic=clinic))
        column = QVBoxLayout(place)
        column.addWidget(news)
        column.addWidget(QLabel("a page"), 1)
        kept.append(shown(place))
        news.refresh()
        return news

    return show


@pytest.fixture
def broken(desk, door):
    """Return the clinic as somebody finds it who broke the glass."""
    code = desk.clinic.papers.make_emergency(desk.actor, Role.NURSE).code
    return door.break_glass(code, "木田 すみれ", "医師の電話が通じない")


def test_where_there_is_nothing_to_tell_the_bar_takes_no_room(news, desk):
    desk.clinic.clinic.change_settings(desk.actor, Settings(needs_second_factor=False))

    assert news().sizeHint().height() == 0


def test_a_second_factor_that_is_due_leads_to_the_account(qtbot, news):
    bar = news()

    assert notice(bar, "news_factor") == "Please set up your second factor before 2026-12-04."
    with qtbot.waitSignal(bar.account_asked):
        press(find(bar, "news_factor"), "news_factor_deed")


def test_broken_glass_is_told_with_name_and_reason(news, broken):
    told = notice(news(), "news_alarm")

    assert told == "11-20 14:21: 木田 すみれ came in by an emergency code: 医師の電話が通じない"


def test_who_is_in_charge_ends_it(news, broken, desk):
    bar = news()

    press(find(bar, "news_alarm"), "news_alarm_deed")

    assert notice(bar, "news_alarm") == ""
    assert desk.clinic.sessions.alarms(desk.actor) == ()


def test_a_nurse_reads_it_and_cannot_end_it(news, broken, door):
    bar = news(door.enter("suzuki", PASSWORD))

    assert notice(bar, "news_alarm")
    assert find(find(bar, "news_alarm"), "news_alarm_deed").isHidden()


def test_the_first_is_told_and_how_many_more_there_are(news, broken, desk, door):
    paper = desk.clinic.papers.print_recovery(desk.actor, PASSWORD)
    door.recover(paper.code, "sato", "kumo-tetsu-42-nami", "手帳をなくした")

    assert notice(news(), "news_alarm").endswith("医師の電話が通じない And 1 more.")


def test_an_emergency_session_is_marked_all_the_time(news, broken):
    bar = news(broken)

    assert notice(bar, "news_emergency").startswith("This is an emergency session.")
    assert notice(bar, "news_factor") == ""


def test_what_cannot_be_read_is_told_another_time(news, door):
    bar = news()
    door.books.trouble = DatabaseIsBusy()

    bar.refresh()

    assert notice(bar, "news_factor")


@pytest.fixture
def entered(clinic):
    return clinic.treatments.save_by_proxy(Actor(samples.NURSE), samples.DRAFT)


def test_where_nothing_waits_nothing_is_told(news):
    bar = news()

    assert find(bar, "news_approval").isHidden()


def test_a_proxy_entry_that_waits_is_told_to_the_physician(news, entered):
    bar = news()

    assert notice(bar, "news_approval").startswith(
        "A proxy entry waits for approval: WATANABE Ren, since 11-20 14:21."
    )
    assert "24 hours" not in notice(bar, "news_approval")


def test_what_waits_longer_than_a_day_is_named(news, entered, door):
    door.clock.forward(hours=25)

    bar = news()

    assert "More than 24 hours: 1." in notice(bar, "news_approval")


def test_the_way_leads_to_what_is_to_do(news, entered, qtbot):
    bar = news()

    with qtbot.waitSignal(bar.todo_asked):
        press(bar, "news_approval_deed")


def test_what_is_to_do_is_counted(news, entered, door, qtbot):
    bar = news()
    door.clock.forward(hours=25)

    with qtbot.waitSignal(bar.counted) as told:
        bar.refresh()

    assert told.args == [1, True]


def test_a_nurse_has_nothing_to_approve(news, entered, door, qtbot):
    bar = news(door.enter("suzuki", PASSWORD))

    with qtbot.waitSignal(bar.counted) as told:
        bar.refresh()

    assert told.args == [0, False]
    assert notice(bar, "news_approval") == ""


def test_a_clock_that_was_set_is_told_and_written(news, door):
    bar = news()
    door.clock.forward(hours=2)

    find(bar, "clock_timer", QTimer).timeout.emit()

    assert notice(bar, "news_clock").startswith("This computer's clock was set by 7")
    assert door.books.trail[-1].deed is Deed.CLOCK_LEAPT


def test_a_backup_that_failed_is_told_and_leads_to_the_backups(qtbot, news, desk, door):
    door.shelf.trouble = BackupDiskIsFull()
    desk.clinic.backups.follow(BackupPlan(Path("usb")))
    with pytest.raises(BackupFolderIsGone):
        desk.clinic.backups.make_due(desk.actor)

    bar = news()

    assert "no backup could be written" in notice(bar, "news_backup")
    with qtbot.waitSignal(bar.backups_asked):
        press(find(bar, "news_backup"), "news_backup_deed")


def test_who_does_not_look_after_the_backups_hears_of_it_without_a_way_there(news, door):
    door.clock.forward(days=9)
    nurse = door.enter(samples.NURSE.login, samples.PASSWORD)

    bar = news(nurse)

    assert notice(bar, "news_backup").startswith("There is no backup yet.")
    assert find(bar, "news_backup_deed").isHidden()
