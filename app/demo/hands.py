"""Two hands and an eye at the window: they type, press, wait, and take pictures."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 60_000
_SHADE = QColor(0, 0, 0, 90)  # over the window while something is asked


class NothingHappened(RuntimeError):
    """What was waited for did not come; the text names it."""


class Hands:
    """Works in a window as a person does: by what is shown and by the keys."""

    def __init__(self, window: QWidget, out: Path) -> None:
        self._window = window
        self._out = out
        self._count = 0
        out.mkdir(parents=True, exist_ok=True)

    def see(self, name: str) -> QWidget:
        """Return the shown widget of a name; waits until it is there."""
        found: list[QWidget] = []

        def is_shown() -> bool:
            found[:] = [
                widget
                for top in QApplication.topLevelWidgets()
                for widget in (top, *top.findChildren(QWidget))
                if widget.objectName() == name and widget.isVisible()
            ]
            return bool(found)

        self.wait(is_shown, name)
        return found[0]

    def sees(self, name: str) -> bool:
        """Tell whether a widget of a name is shown just now."""
        return any(
            widget.objectName() == name and widget.isVisible()
            for top in QApplication.topLevelWidgets()
            for widget in (top, *top.findChildren(QWidget))
        )

    def write(self, name: str, text: str) -> None:
        """Replace what stands in a field, as an input method commits it."""
        field = self.see(name)
        # Only an active window tells its fields that the keyboard comes and goes.
        field.window().activateWindow()
        self.wait(field.isActiveWindow, "an active window")
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        if text:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(field, committed)
        self.settle()

    def press(self, name: str) -> None:
        """Press a button or tick; waits until it can be pressed."""
        button = self.see(name)
        self.wait(button.isEnabled, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def go(self, section: str) -> None:
        """Go to a section of the settings."""
        self.press("rail_settings")
        self.press(f"section_{section}")

    def key(
        self,
        name: str,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key where a widget has the keyboard."""
        QTest.keyClick(self.see(name), key, modifier)
        self.settle()

    def shortcut(
        self,
        name: str,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a shortcut: only an active window hears it, and a sheet may have closed just now."""
        there = self.see(name)
        there.window().activateWindow()
        self.wait(there.isActiveWindow, "an active window")
        self.key(name, key, modifier)

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        """Let the window work until something is so; raises NothingHappened where it does not come."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not is_so():
            if deadline.hasExpired():
                raise NothingHappened(what)
            self.settle()

    def settle(self) -> None:
        """Let the window do what is due."""
        loop = QEventLoop()
        QTimer.singleShot(15, loop.quit)
        loop.exec()

    def look_at(self, window: str, name: str) -> Path:
        """Take a picture of a window of its own, and return its file."""
        for _ in range(4):
            self.settle()
        self._count += 1
        file = self._out / f"{self._count:02d}-{name}.png"
        self.see(window).grab().save(str(file))
        return file

    def look(self, name: str) -> Path:
        """Take a picture of the window, with what is asked over it, and return its file."""
        for _ in range(4):
            self.settle()
        self._count += 1
        file = self._out / f"{self._count:02d}-{name}.png"
        picture = self._window.grab()
        # Nothing may be asked, though the stubs say otherwise.
        asked: QWidget | None = QApplication.activeModalWidget()
        if asked is not None:
            painter = QPainter(picture)
            painter.fillRect(self._window.rect(), _SHADE)
            painter.drawPixmap(self._window.rect().center() - asked.rect().center(), asked.grab())
            painter.end()
        picture.save(str(file))
        return file
