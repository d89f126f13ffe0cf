"""A barcode scanner as a keyboard (keyboard wedge): its bursts are told from what people type."""

import re
import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

# No pair of hands is as quick for as long; a scanner needs 1 to 20 ms from key to key.
_PAUSE_MS = 40
_FEWEST = 10
# What a package code begins with: letters alone never wait for what follows.
_STARTS = frozenset("0123456789([]\x1d")
_CODE = re.compile(r"\x1d?([\]\[][A-Za-z]\d)?\x1d?\(?(01|10|17|21)\)?[!-~\x1d]{12,}\Z")
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_LEAVES = (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress, QEvent.Type.Hide)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_CapsLock)


class Wedge(QObject):
    """Listens to the keyboard within an area; a scan never reaches the field that has it.

    Digits wait for a moment: when others come as fast as only a scanner types, they are a scan,
    otherwise the field gets them in their order.
    """

    scanned = Signal(str)

    def __init__(self, area: QWidget, pause_ms: int = _PAUSE_MS, *, fewest: int = _FEWEST) -> None:
        """Listen within an area; ``fewest`` signs before a line end are a scan."""
        super().__init__(area)
        self._fewest = fewest
        self._area = area
        self._field: QWidget | None = None
        self._held: list[tuple[str, QEvent]] = []
        self._is_giving_back = False
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        # Once more around: keys that came in time may still stand in the queue.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._after = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._look.start)
        self._look.timeout.connect(self._rest)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what may be a scan from the field that has the keyboard."""
        if self._is_giving_back or watched is not self._field:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if isinstance(event, QInputMethodEvent):
            return self._on_committed(event)
        is_command = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() not in (*_ENDS, *_SHIFTS)
            and not _sign(event)
        )
        if is_command or event.type() in _LEAVES:
            self._give_back()
        return False

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        is_inside = now is not None and (now is self._area or self._area.isAncestorOf(now))
        self._field = now if is_inside else None
        if self._field is not None:
            self._field.installEventFilter(self)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENDS and not event.modifiers() & ~_PLAIN:
            return self._on_end()
        if event.key() in _SHIFTS:
            return False
        sign = _sign(event)
        copy = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        return self._may_hold(sign, copy, is_one=bool(sign) and not event.isAutoRepeat())

    def _on_committed(self, event: QInputMethodEvent) -> bool:
        """Take what an input method made of a scan: whole, or sign by sign."""
        narrow = unicodedata.normalize("NFKC", event.commitString())
        if len(narrow) > 1 and _CODE.match(self._text() + narrow):
            self._take(narrow)
            self._send(QInputMethodEvent())
            return True
        copy = QInputMethodEvent()
        copy.setCommitString(event.commitString())
        return self._may_hold(narrow, copy, is_one=len(narrow) == 1)

    def _may_hold(self, sign: str, copy: QEvent, *, is_one: bool) -> bool:
        if not is_one or not (self._held or sign in _STARTS):
            self._give_back()
            return False
        self._held.append((sign, copy))
        self._look.stop()
        self._pause.start()
        return True

    def _on_end(self) -> bool:
        if len(self._held) >= self._fewest:
            self._take()
            return True
        if self._after.isActive() and not self._held:
            # The second of two line ends, or one behind what was taken from an input method.
            return True
        self._give_back()
        return False

    def _rest(self) -> None:
        """Nothing follows: a whole code was scanned without an end, anything else was typed."""
        if _CODE.match(self._text()):
            self._take()
        else:
            self._give_back()

    def _take(self, more: str = "") -> None:
        text = self._text() + more
        self._forget()
        self._after.start()
        self.scanned.emit(text)

    def _give_back(self) -> None:
        held = [event for _, event in self._held]
        self._forget()
        for event in held:
            self._send(event)

    def _forget(self) -> None:
        self._held.clear()
        self._pause.stop()
        self._look.stop()

    def _send(self, event: QEvent) -> None:
        if self._field is None or not isValid(self._field):
            return
        self._is_giving_back = True
        try:
            QApplication.sendEvent(self._field, event)
        finally:
            self._is_giving_back = False

    def _text(self) -> str:
        return "".join(sign for sign, _ in self._held)


def _sign(event: QKeyEvent) -> str:
    """Return the sign that a key writes; the separator of GS1 comes as Ctrl+]."""
    text = event.text()
    if text == "\x1d":
        return text
    if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return "\x1d" if event.key() == Qt.Key.Key_BracketRight else ""
    is_plain = not event.modifiers() & ~_PLAIN
    return unicodedata.normalize("NFKC", text) if is_plain and text.isprintable() else ""
