"""The window: the door first, the workplace behind it.

Nothing of the clinic is imported before the first paint: what is behind the door
is read while it opens.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.i18n import Wording
from app.ui.kit.background import Lane
from app.ui.pages.sign_in import SignInPage

SIZE = (1280, 800)
SMALLEST = (1024, 700)


class Entrance(Protocol):
    """The clinic's door (services.door.Door), named without what lies behind it."""

    def is_founded(self) -> bool:
        """Tell whether there is a clinic here."""

    def logins(self) -> tuple[str, ...]:
        """Return the login names that have a key."""

    def found(self, founding: Any) -> Any:  # noqa: ANN401 - naming it would import the clinic
        """Make a new clinic and come in."""

    def enter(self, login: str, password: str) -> Any:  # noqa: ANN401 - as above
        """Come in."""


class Porch(Protocol):
    """A page before the door."""

    def show_working(self) -> None:
        """Tell that the door is being opened."""

    def show_problem(self, sentence: str) -> None:
        """Tell why it stays closed."""


class MainWindow(QMainWindow):
    """Lets somebody in, then holds the workplace until it is closed.

    Clock and maker of numbers are named no nearer: reading what they return costs time here.
    """

    painted = Signal()  # once, when all of it is on the screen for the first time

    def __init__(
        self,
        door: Entrance,
        say: Wording,
        lane: Lane,
        clock: Callable[[], Any],
        new_id: Callable[[], Any],
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._door, self._say, self._lane = door, say, lane
        self._clock, self._new_id = clock, new_id
        self._is_painted = False
        self._porch: Porch | None = None
        self._may_leave: Callable[[], bool] | None = None
        self._close_clinic: Callable[[], None] | None = None
        self.setWindowTitle(say("Tenteki"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._show_door()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first painting is over."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # This event begins the painting; what is in the window is painted before the timer.
            QTimer.singleShot(0, self._on_painted)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is unfinished, then close the clinic behind all other work."""
        if self._may_leave is not None and not self._may_leave():
            event.ignore()
            return
        if self._close_clinic is not None:
            self._lane.run(self, self._close_clinic, then=_done, failed=_done)
            self._close_clinic = None
        super().closeEvent(event)

    def _on_painted(self) -> None:
        self.painted.emit()

    def _show_door(self) -> None:
        try:
            founded, logins = self._door.is_founded(), self._door.logins()
        except Exception as error:  # noqa: BLE001 - a StorageError; naming it would import the clinic
            self._show_sign_in(())
            self._on_refused(error)
            return
        if founded:
            self._show_sign_in(logins)
        else:
            self._show_first_start()

    def _show_sign_in(self, logins: Sequence[str]) -> None:
        page = SignInPage(self._say, logins)
        page.asked.connect(self._enter)
        self._porch = page
        self._show(page)

    def _show_first_start(self) -> None:
        # Needs the clinic's own rules for its fields; a founded clinic never reads it.
        from app.ui.pages.first_start import FirstStartPage

        page = FirstStartPage(self._say)
        page.founded_asked.connect(self._found)
        self._porch = page
        self._show(page)

    def _show(self, page: QWidget) -> None:
        self.setCentralWidget(page)
        page.setFocus()

    def _enter(self, login: str, password: str) -> None:
        door = self._door
        self._open(lambda: door.enter(login, password))

    def _found(self, founding: object) -> None:
        door = self._door
        self._open(lambda: door.found(founding))

    def _open(self, ask: Callable[[], Any]) -> None:
        if self._porch is not None:
            self._porch.show_working()
        self._lane.run(self, ask, then=self._on_inside, failed=self._on_refused)

    def _on_inside(self, clinic: Any) -> None:  # noqa: ANN401 - an OpenClinic, see Entrance
        # Read while somebody comes in, so that the sign-in page is painted without it.
        from app.ui.desk import Desk
        from app.ui.workplace import Workplace

        desk = Desk(clinic, self._say, self._lane, self._clock)
        workplace = Workplace(desk, self._new_id)
        self._porch = None
        self._may_leave, self._close_clinic = workplace.pages.may_leave, clinic.close
        title = self._say("{clinic} - Tenteki", clinic=clinic.facility.name)
        self.setWindowTitle(title)
        self._show(workplace)

    def _on_refused(self, error: Exception) -> None:
        # The words for errors know every error, and so the whole clinic.
        from app.problems import explain

        if self._porch is not None:
            self._porch.show_problem(str(explain(error, self._say)))


def _done(_answer: object) -> None:
    """Take an answer that changes nothing any more."""
