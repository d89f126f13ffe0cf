"""How many keys a typical infusion takes, from the list of patients to its certificate.

Text is free: the letters by which something is found, what is written, the password. Every
other key counts.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.domain.regular_sets import RegularSet
from app.domain.verdicts import CertificateType
from app.ui.workplace import Workplace
from tests import samples
from tests.fakes import FakeIds

# The house asks for no more than 25; it takes fourteen.
MOST = 16
CTRL = Qt.KeyboardModifier.ControlModifier
DRIP = RegularSet(samples.DRAFT.entry, "脱水 80 mL", samples.DRAFT.lines[:1], 30, version=0)


class Hands:
    """Presses keys where the keyboard is, and counts them."""

    def __init__(self, qtbot, window):
        self._qtbot, self._window = qtbot, window
        self.count = 0

    @property
    def here(self):
        """What has the keyboard: in the front window, or in the place of work."""
        window = QApplication.activeModalWidget() or self._window
        # As a window manager does once a dialog has gone.
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        return window.focusWidget() or window

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press one key."""
        self.count += 1
        self._qtbot.keyClick(self.here, key, modifier)
        QApplication.processEvents()

    def write(self, words):
        """Write text, as an input method does; it is free."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.here, event)
        QApplication.processEvents()


@pytest.fixture
def place(shown, desk, clinic):
    clinic.sets.keep(clinic.actor, DRIP)
    place = shown(Workplace(desk, FakeIds(0xE000)))
    place.resize(1280, 800)
    return place


def test_a_typical_infusion_takes_few_keys_from_patient_to_certificate(place, clinic, door, qtbot):
    hands = Hands(qtbot, place)

    hands.press(Qt.Key.Key_F, CTRL)
    hands.write("わたなべ")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_N, CTRL)
    hands.press(Qt.Key.Key_F4)
    hands.press(Qt.Key.Key_Return)
    hands.write("脱水")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F8)
    hands.write("炎天下の練習後に嘔吐3回。BP 98/60、口腔粘膜乾燥。")
    hands.press(Qt.Key.Key_S, CTRL)
    door.clock.forward(hours=2)
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.write(samples.PASSWORD)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_P, CTRL)
    hands.write("東都ファルコンズ 医務")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return)

    (issued,) = clinic.certificates.of_patient(clinic.actor, samples.REN.id)
    assert issued.kind is CertificateType.A
    assert place.pages.page.objectName() == "certificate_page"
    assert hands.count <= MOST
