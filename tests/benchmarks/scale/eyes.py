"""Hands and eyes that cost the window next to nothing while it is watched."""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE_MS, _TURN_MS, _KEY_MS = 60_000, 8, 60


class NotThere(LookupError):
    """What was waited for did not come."""


class Eyes:
    """Works in the window by names, and looks up one name at a time."""

    def __init__(self, window: QWidget) -> None:
        """Look at a window."""
        self.window = window

    def find(self, name: str) -> QWidget | None:
        """Return the shown widget of a name, or None."""
        for top in (
            self.window,
            QApplication.activeModalWidget(),
            QApplication.activePopupWidget(),
            QApplication.activeWindow(),
        ):
            found = top.findChildren(QWidget, name) if top is not None else []
            if shown := [one for one in found if one.isVisible()]:
                return shown[0]
        return None

    def sees(self, *names: str) -> bool:
        """Tell whether one of some widgets is shown."""
        return any(self.find(one) is not None for one in names)

    def see(self, *names: str, patience_ms: int = _PATIENCE_MS) -> QWidget:
        """Return the first of some widgets that is shown; waits for it."""
        found: list[QWidget] = []

        def is_shown() -> bool:
            found[:] = [one for one in map(self.find, names) if one is not None]
            return bool(found)

        self.wait(is_shown, " / ".join(names), patience_ms)
        return found[0]

    def wait(self, is_so: Callable[[], bool], what: str, patience_ms: int = _PATIENCE_MS) -> None:
        """Let the window work until something is so."""
        deadline = QDeadlineTimer(patience_ms)
        while not is_so():
            if deadline.hasExpired():
                raise NotThere(what)
            self.rest(_TURN_MS)

    def rest(self, ms: int) -> None:
        """Let the window work for a while."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def press(self, *names: str) -> None:
        """Press the first of some buttons that is there."""
        button = self.see(*names)
        self.wait(button.isEnabled, names[0])
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.rest(_TURN_MS)

    def fill(self, name: str, text: str) -> None:
        """Replace what stands in a field, as an input method commits it."""
        field = self._field(name)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        self._commit(field, text)
        self.rest(_TURN_MS)

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a field, sign by sign."""
        field = self._field(name)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        for sign in text:
            self._commit(field, sign)
            self.rest(_KEY_MS)

    def key(self, name: str, *keys: Qt.Key) -> None:
        """Press keys where a widget has the keyboard."""
        target = self.see(name)
        for one in keys:
            QTest.keyClick(target, one)
            self.rest(_TURN_MS)

    def _field(self, name: str) -> QWidget:
        field = self.see(name)
        field.window().activateWindow()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def _commit(self, field: QWidget, text: str) -> None:
        committed = QInputMethodEvent()
        committed.setCommitString(text)
        QApplication.sendEvent(field, committed)
