"""The window from its first paint to its closing."""

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton

from app.services.trouble import DatabaseIsDamaged, DatabaseIsOpenElsewhere, FolderIsReadOnly
from app.ui.kit.background import AtOnce, Background
from app.ui.main_window import MainWindow
from tests import samples
from tests.fakes import FakeDoor
from tests.ui.looking import find, line, notice, press, text


@pytest.fixture
def open_window(shown, say):
    """Return a function that opens the window before a door."""

    def open_window(door, lane=None):
        lane = AtOnce() if lane is None else lane
        return shown(MainWindow(door, say, lane, door.clock, door.new_id))

    return open_window


def sign_in(window, password=samples.PASSWORD):
    find(window, "sign_in_login").set_value(samples.PHYSICIAN.login)
    line(window, "sign_in_password").setText(password)
    press(window, "sign_in")


def page(window):
    return window.page.objectName()


def test_a_clinic_that_is_there_asks_who_comes_in(open_window, door):
    assert page(open_window(door)) == "sign_in_page"


def test_the_right_password_leads_to_the_day(open_window, door):
    window = open_window(door)

    sign_in(window)

    assert page(window) == "workplace"
    assert window.page.pages.page.objectName() == "today_page"
    assert window.windowTitle() == "山本スポーツ内科 - Tenteki"


def test_a_wrong_password_is_told_and_can_be_typed_anew(open_window, door):
    window = open_window(door)
    sign_in(window, "wrong")
    told = notice(window, "sign_in_notice")

    sign_in(window)

    assert told.startswith("The name and the password do not belong together.")
    assert page(window) == "workplace"


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (DatabaseIsOpenElsewhere(), "The clinic's database is open in another window."),
        (DatabaseIsDamaged(), "The database file is damaged or belongs to another program."),
    ],
)
def test_a_door_that_stays_closed_says_why(open_window, door, trouble, told):
    window = open_window(door)
    door.trouble = trouble

    sign_in(window)

    assert notice(window, "sign_in_notice").startswith(told)


def test_a_fault_that_nobody_foresaw_is_told_with_its_number_in_the_log(open_window, door, caplog):
    window = open_window(door)
    door.trouble = RuntimeError("what nobody foresaw")

    sign_in(window)

    (line,) = [record.getMessage() for record in caplog.records]
    assert line.partition(" ")[0] in notice(window, "sign_in_notice")
    caplog.clear()


def test_the_first_painting_is_told_once(qtbot, say, door):
    window = MainWindow(door, say, AtOnce(), door.clock, door.new_id)
    qtbot.addWidget(window)
    told = []
    window.painted.connect(lambda: told.append(find(window, "sign_in_page").isVisible()))

    with qtbot.waitSignal(window.painted):
        window.show()
    window.repaint()
    QCoreApplication.processEvents()

    assert told == [True]


def test_keys_that_cannot_be_read_are_told_at_once(open_window):
    class DamagedDoor(FakeDoor):
        def is_founded(self):
            raise DatabaseIsDamaged

    window = open_window(DamagedDoor())

    assert notice(window, "sign_in_notice").startswith("The database file is damaged")


def test_while_the_clinic_opens_the_window_says_so(open_window, door, held):
    window = open_window(door, held)

    sign_in(window)
    sign_in(window)

    assert len(held) == 1
    assert find(window, "sign_in", QPushButton).accessibleName() == "Opening the clinic…"


def test_the_first_start_makes_the_clinic_and_leads_in(open_window, founding):
    door = FakeDoor()
    window = open_window(door)
    asked = page(window)

    window.page.founded_asked.emit(founding)

    assert asked == "first_start_page"
    assert page(window) == "workplace"
    assert door.logins() == ("yamamoto",)


def test_a_clinic_that_cannot_be_made_is_told(open_window, founding):
    door = FakeDoor()
    door.trouble = FolderIsReadOnly()
    window = open_window(door)

    window.page.founded_asked.emit(founding)

    assert notice(window, "first_start_notice").startswith("The folder of the database")


def test_closing_closes_the_clinic(open_window, door):
    window = open_window(door)
    sign_in(window)

    window.close()

    assert door.closed == 1


def test_closing_waits_behind_the_work_that_is_under_way(open_window, door, held):
    window = open_window(door, held)
    sign_in(window)
    held.close()
    window.page.show_patients()

    window.close()
    before = door.closed
    held.close()

    assert (before, door.closed) == (0, 1)


def test_what_was_typed_keeps_the_window_open_once(qtbot, open_window, door):
    window = open_window(door)
    sign_in(window)
    press(window, "rail_patients")
    press(window, "new_patient")
    line(window, "patient_family").setText("山﨑")

    first = window.close()

    assert not first
    assert notice(window, "patient_form_notice") == "What you typed is not saved yet."
    assert window.close()


def test_the_way_in_works_with_the_real_lane_too(qtbot, open_window, door):
    lane = Background()
    window = open_window(door, lane)

    sign_in(window)

    qtbot.waitUntil(lambda: page(window) == "workplace")
    qtbot.waitUntil(lambda: text(window, "today_waiting_count") == "0")
    window.close()
    lane.close()
    assert door.closed == 1


def test_the_whole_way_in_needs_no_mouse(qtbot, open_window, founding):
    door = FakeDoor()
    door.found(founding)
    window = open_window(door)

    qtbot.keyClicks(window.focusWidget(), samples.PASSWORD)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    assert page(window) == "workplace"


def test_every_page_fits_into_the_smallest_window(open_window, door):
    window = open_window(FakeDoor())
    first = window.centralWidget().minimumSizeHint()
    inside = open_window(door)
    sign_in(inside)
    press(inside, "rail_patients")
    press(inside, "new_patient")

    for hint in (first, inside.centralWidget().minimumSizeHint()):
        assert (hint.width() <= 1024, hint.height() <= 700) == (True, True)
    assert inside.minimumSize().toTuple() == (1024, 700)


def test_from_the_sign_in_one_comes_to_bring_a_backup_back_and_returns(open_window, door):
    window = open_window(door)
    window.painted.emit()
    press(window, "sign_in_papers")
    press(window, "show_bring_back")
    asked = page(window)

    press(window, "bring_back_close")

    assert asked == "bring_back_page"
    assert page(window) == "sign_in_page"


def test_on_a_new_computer_a_backup_can_be_brought_back(open_window):
    window = open_window(FakeDoor())

    press(window.page, "show_bring_back")

    assert page(window) == "bring_back_page"


def test_behind_a_locked_window_no_backup_takes_the_place_of_what_is_open(open_window, door):
    window = open_window(door)
    sign_in(window)
    window.lock()
    window.painted.emit()
    press(window.page, "sign_in_papers")

    assert find(window.page, "show_bring_back").isHidden()


def test_how_far_an_update_has_come_is_told_while_the_door_opens(
    qtbot, open_window, door, monkeypatch
):
    go_on, enter, lane = Event(), door.enter, Background()

    def update(*typed):
        door.updating = 0.4
        go_on.wait(30)
        return enter(*typed)

    monkeypatch.setattr(door, "enter", update)
    window = open_window(door, lane)
    sign_in(window)
    button = find(window, "sign_in", QPushButton)

    qtbot.waitUntil(lambda: button.accessibleName() == "Updating the records… 40 %")
    go_on.set()
    qtbot.waitUntil(lambda: page(window) == "workplace")
    window.close()
    lane.close()
