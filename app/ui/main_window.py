"""The window: the door first, the workplace behind it.

Nothing of the clinic is imported before the first paint: what is behind the door
is read while it opens.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from app.i18n import Wording
from app.ui.doorstep import Doorstep, Entrance
from app.ui.kit.background import Lane
from app.ui.kit.station import Station

SIZE = (1280, 800)
SMALLEST = (1024, 700)


class MainWindow(QMainWindow):
    """Lets somebody in, then holds the workplace until it is locked or closed.

    Clock and maker of numbers are named no nearer: reading what they return costs time here.
    """

    painted = Signal()  # once, when all of it is on the screen for the first time
    arrived = Signal()  # whenever somebody comes to the front

    def __init__(
        self,
        door: Entrance,
        say: Wording,
        lane: Lane,
        clock: Callable[[], Any],
        new_id: Callable[[], Any],
        station: Station | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._station, self._lane = station or Station(say), lane
        self._clock, self._new_id = clock, new_id
        self._is_painted = False
        self._attendance: Any = None  # an Attendance, once somebody is inside
        self._idle: Any = None  # an Idle, likewise
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._doorstep = Doorstep(door, self._station, lane, self)
        self._doorstep.shown.connect(self._show)
        self._doorstep.inside.connect(self._on_inside)
        self.setWindowTitle(say("Tenteki"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._doorstep.open()

    @property
    def page(self) -> QWidget | None:
        """What the window shows: a page before the door, or a workplace."""
        return self._pages.currentWidget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first painting is over."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # This event begins the painting; what is in the window is painted before the timer.
            QTimer.singleShot(0, self._on_painted)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is unfinished, then close the clinic behind all other work."""
        if self._attendance is not None and not self._attendance.is_empty:
            if not self._attendance.may_leave():
                event.ignore()
                return
            self._attendance.close()
        super().closeEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab go round through everything that is shown, the rail among it."""
        # Not needed for the first paint.
        from app.ui.kit.through import tab_through

        return tab_through(self, lambda: super(MainWindow, self).focusNextPrevChild(forwards))

    def changeEvent(self, event: QEvent) -> None:
        """Watch a dialog that comes up, too: who works in it is no idler."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._idle is not None:
            QTimer.singleShot(0, self._watch_active)

    def lock(self, *, by_itself: bool = False) -> None:
        """Show nothing of the clinic until somebody unlocks the window or signs in."""
        if self.page is not None and self.page.objectName() == "workplace":
            self._attendance.lock(by_itself=by_itself)
            self._idle.end()
            self.setWindowTitle(self._station.say("Tenteki"))
            self._show_lock()

    def _show_lock(self) -> None:
        attendance = self._attendance
        self._doorstep.lock(attendance.front, attendance.ask, self._send_home)

    def _on_painted(self) -> None:
        self._doorstep.offer_papers()
        self.painted.emit()

    def _on_inside(self, clinic: Any) -> None:  # noqa: ANN401 - an OpenClinic; naming it would import it
        # Read while somebody comes in, so that the sign-in page is painted without it.
        from app.ui.attendance import Attendance
        from app.ui.kit.idle import Idle

        if self._attendance is None:
            self._attendance = Attendance(
                self._station, self._lane, self._clock, self._new_id, self
            )
            self._station.renewed.connect(self._attendance.renew)
            self._attendance.arrived.connect(self._on_arrived)
            self._attendance.refused.connect(self._doorstep.refuse)
            self._attendance.lock_asked.connect(self.lock)
            self._attendance.left.connect(self._on_left)
            self._idle = Idle(self)
            self._idle.passed.connect(self._on_idle)
            self._idle.watch(self.windowHandle())
        self._attendance.admit(clinic)

    def _on_arrived(self, workplace: QWidget) -> None:
        clinic = self._attendance.clinic
        title = self._station.say("{clinic} - Tenteki", clinic=clinic.facility.name)
        self.setWindowTitle(title)
        self._idle.begin(clinic.settings.lock_minutes)
        self._show(workplace)
        self.arrived.emit()
        if self._doorstep.has_founded:
            from app.ui.destinations import begin_tour

            # Whoever made the clinic just now sees the window for the first time.
            self._doorstep.has_founded = False
            begin_tour(workplace, self._station.say)

    def _on_left(self) -> None:
        self._idle.end()
        self.setWindowTitle(self._station.say("Tenteki"))
        if self._attendance.is_empty:
            # Behind the closing of the books, which may still be under way.
            self._doorstep.open()
        else:
            self._show_lock()

    def _on_idle(self) -> None:
        self.lock(by_itself=True)

    def _send_home(self) -> None:
        self._attendance.keep_all()
        self._attendance.close()

    def _watch_active(self) -> None:
        # Nothing may be active, though the stubs say otherwise.
        active: QWidget | None = QApplication.activeWindow()
        if active is not None and self._idle is not None:
            self._idle.watch(active.windowHandle())

    def _show(self, page: QWidget) -> None:
        staying = () if self._attendance is None else self._attendance.workplaces
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        for place in reversed(range(self._pages.count())):
            old = self._pages.widget(place)
            if old is not None and old is not page and old not in staying:
                self._pages.removeWidget(old)
                old.deleteLater()
        page.setFocus()
