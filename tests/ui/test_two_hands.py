"""Two hands at one drip, in the window: a physician orders, a nurse gives, the physician certifies."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.domain.course import Act
from app.domain.recording import draft_of
from app.ui.kit.background import AtOnce
from app.ui.main_window import MainWindow
from tests import samples
from tests.drips import ordered
from tests.ui.looking import find, line, press, text


@pytest.fixture
def window(shown, say, door):
    return shown(MainWindow(door, say, AtOnce(), door.clock, door.new_id))


def come_in(window, member):
    """Sign in, or switch over at the locked window."""
    page = window.page
    find(page, "sign_in_login").set_value(member.login)
    line(page, "sign_in_password").setText(samples.PASSWORD)
    press(page, "sign_in")


def front(window):
    """Return the page that is shown at the place of work in front."""
    return window.page.pages.page


def do(window, act, **typed):
    press(front(window), f"act_{act.value}")
    for name, words in typed.items():
        line(front(window), f"step_{name}").setText(words)
    press(front(window), "step_confirm")


def open_record(qtbot, window):
    """Open the first record of the first patient found."""
    window.page.show_patients()
    page = front(window)
    line(page, "patient_search_line").setText("わたなべ")
    qtbot.keyClick(line(page, "patient_search_line"), Qt.Key.Key_Return)
    records = find(front(window), "patient_records")
    records.selectRow(0)
    qtbot.keyClick(records, Qt.Key.Key_Return)
    QApplication.processEvents()


def order_again(qtbot, window):
    """Press Order on the form of an order that waits: it is the same order."""
    open_record(qtbot, window)
    press(front(window), "order")


def test_from_the_order_to_the_certificate(qtbot, window, clinic, door):
    entry = ordered(clinic).entry
    come_in(window, samples.PHYSICIAN)
    order_again(qtbot, window)
    waiting = text(front(window), "entry_actions_message")
    window.lock()

    come_in(window, samples.NURSE)
    window.page.show_kept("bedside")
    press(front(window), "order_0")
    for made_sure in ("person_by_hand", "by_hand", "step_confirm"):
        press(front(window), made_sure)
    do(window, Act.BEGUN, lot_0="A-77", expiry_0="2028-03", at="14:00")
    do(window, Act.INTERRUPTED, delivered="20", at="14:05")
    do(window, Act.RESUMED, at="14:10")
    do(window, Act.ENDED, delivered="80", at="14:20")
    window.lock()

    come_in(window, samples.PHYSICIAN)
    open_record(qtbot, window)
    steps = [text(front(window), f"record_steps_{place}_1") for place in range(4)]
    press(front(window), "finalise")
    (prompt,) = [one for one in window.findChildren(QDialog, "password_prompt") if one.isVisible()]
    find(prompt, "password", QLineEdit).setText(samples.PASSWORD)
    press(prompt, "password_finalise")
    press(front(window), "certificate")
    line(window, "terms_recipient").setText("球団 医務")
    press(window, "terms_giver_0")
    press(window, "filing_file")

    record = clinic.treatments.current(clinic.actor, entry)
    (printed,) = door.printer.printed
    assert waiting.startswith("Ordered, version 1.")
    assert steps == ["Begun", "Interruption", "Resumed", "Ended"]
    assert record.finalised is not None
    assert draft_of(record).lines[0].lot == "A-77"
    assert (printed.performer, printed.finaliser) == (samples.NURSE, samples.PHYSICIAN)
