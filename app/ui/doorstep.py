"""Before the door: which page asks who one is, and what the door answers.

Nothing of the clinic is imported here before the first paint.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.ui.kit.background import Lane
from app.ui.kit.station import Station
from app.ui.pages.sign_in import SignInPage

Ask = Callable[[str, str, str, str], None]
_LOOK_EVERY_MS = 200


class Entrance(Protocol):
    """The clinic's door (services.door.Door), named without what lies behind it."""

    def is_founded(self) -> bool:
        """Tell whether there is a clinic here."""

    def logins(self) -> tuple[str, ...]:
        """Return the login names that have a key."""

    def found(self, founding: Any) -> Any:  # noqa: ANN401 - naming it would import the clinic
        """Make a new clinic and come in."""

    def enter(self, login: str, password: str, code: str = "", new_password: str = "") -> Any:  # noqa: ANN401
        """Come in."""

    @property
    def updating(self) -> float | None:
        """Return how much of an update of the books is done, None while there is none."""

    @property
    def folder(self) -> Path:
        """Return where the clinic's data lie."""

    def bring_back(self, wish: Any, progress: Any) -> Any:  # noqa: ANN401 - as above
        """Put a backup in the place of the clinic's data, once that is agreed to."""

    def break_glass(self, code: str, name: str, reason: str) -> Any:  # noqa: ANN401 - as above
        """Come in by an emergency code."""

    def recover(self, code: str, login: str, new_password: str, reason: str) -> Any:  # noqa: ANN401
        """Come in by the recovery paper."""


class Porch(Protocol):
    """A page before the door."""

    def show_working(self) -> None:
        """Tell that the door is being opened."""

    def show_problem(self, sentence: str) -> None:
        """Tell why it stays closed."""


class Doorstep(QObject):
    """Shows the page that asks, and hands on who came in."""

    shown = Signal(object)  # the page to be shown
    inside = Signal(object)  # the OpenClinic

    def __init__(self, door: Entrance, station: Station, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._door, self._station, self._lane = door, station, lane
        self._porch: Porch | None = None
        self._again: Callable[[], None] = self.open
        self._send_home: Callable[[], None] = _nobody
        self._offers_papers = False
        self._updates = _Updates(door, self)
        self.has_founded = False

    def open(self) -> None:
        """Ask who comes in, or for a new clinic where there is none."""
        self._again, self._send_home = self.open, _nobody
        try:
            founded, logins = self._door.is_founded(), self._door.logins()
        except Exception as error:  # noqa: BLE001 - a StorageError; naming it would import the clinic
            self.shown.emit(self._sign_in((), "", self._enter))
            self.refuse(error)
            return
        self.shown.emit(self._sign_in(logins, "", self._enter) if founded else self._first_start())

    def lock(self, away: str, ask: Ask, send_home: Callable[[], None]) -> None:
        """Ask who unlocks the window; a paper opens the door anew, once everybody is sent home."""
        self._again = lambda: self.lock(away, ask, send_home)
        self._send_home = send_home
        self.shown.emit(self._sign_in(self._door.logins(), away, ask))

    def offer_papers(self) -> None:
        """Offer the other ways in from now on; the first paint does without."""
        self._offers_papers = True
        if isinstance(self._porch, SignInPage):
            self._porch.show_other_ways()

    def refuse(self, error: Exception) -> None:
        """Tell why the door stays closed, or what else it wants."""
        self._updates.stop()
        # The words for errors know every error, and so the whole clinic.
        from app.domain.errors import CodeIsWanted, PasswordMustChange, Refused
        from app.faults import fault_sentence
        from app.problems import explain

        porch, words = self._porch, str(explain(error, self._station.say))
        if isinstance(porch, SignInPage) and isinstance(error, CodeIsWanted):
            porch.want_code(words)
        elif isinstance(porch, SignInPage) and isinstance(error, PasswordMustChange):
            porch.want_new_password(words)
        elif isinstance(porch, SignInPage) and isinstance(error, Refused):
            words = str(explain(PasswordMustChange(), self._station.say))
            porch.want_new_password(words, fault_sentence(error.faults[0], self._station.say))
        elif isinstance(error, Refused) and (show := getattr(porch, "show_faults", None)):
            show(error.faults)
        elif porch is not None:
            porch.show_problem(words)

    def _sign_in(self, logins: Sequence[str], away: str, ask: Ask) -> SignInPage:
        page = SignInPage(self._station.say, logins, away)
        # First, for the answer may come at once.
        page.asked.connect(page.show_working)
        page.asked.connect(ask)
        page.given_up.connect(self._begin_anew)
        page.papers_asked.connect(self._show_papers)
        if self._offers_papers:
            page.show_other_ways()
        self._porch = page
        return page

    def _first_start(self) -> QWidget:
        # Needs the clinic's own rules for its fields; a founded clinic never reads it.
        from app.ui.pages.first_start import FirstStartPage

        page = FirstStartPage(self._station.say)
        page.founded_asked.connect(self._found)
        page.restore_asked.connect(self._show_bring_back)
        self._porch = page
        return page

    def _show_papers(self) -> None:
        # Needed on the worst of days alone.
        from app.ui.pages.by_paper import ByPaperPage

        # Whoever is inside holds the books: nothing takes their place then.
        is_empty = self._send_home is _nobody
        page = ByPaperPage(self._station.say, _logins(self._door), offers_backups=is_empty)
        page.restore_asked.connect(self._show_bring_back)
        page.glass_asked.connect(self._break_glass)
        page.recovery_asked.connect(self._recover)
        page.closed.connect(self._begin_anew)
        self._porch = page
        self.shown.emit(page)

    def _show_bring_back(self) -> None:
        # As above.
        from app.ui.pages.bring_back import BringBackPage

        page = BringBackPage(
            self._station.say, self._lane, self._door.bring_back, self._door.folder
        )
        page.closed.connect(self._begin_anew)
        self._porch = None
        self.shown.emit(page)

    def _begin_anew(self) -> None:
        self._again()

    def _enter(self, login: str, password: str, code: str, new_password: str) -> None:
        door = self._door
        self._open(lambda: door.enter(login, password, code, new_password))

    def _found(self, founding: object) -> None:
        door, self.has_founded = self._door, True
        self._open(lambda: door.found(founding))

    def _break_glass(self, code: str, name: str, reason: str) -> None:
        door = self._door
        self._send_home()
        self._open(lambda: door.break_glass(code, name, reason))

    def _recover(self, code: str, login: str, new_password: str, reason: str) -> None:
        door = self._door
        self._send_home()
        self._open(lambda: door.recover(code, login, new_password, reason))

    def _open(self, ask: Callable[[], Any]) -> None:
        if self._porch is not None:
            self._porch.show_working()
        self._updates.follow(self._porch)
        self._lane.run(self, ask, then=self._on_inside, failed=self.refuse)

    def _on_inside(self, clinic: Any) -> None:  # noqa: ANN401 - an OpenClinic, see Entrance
        self._updates.stop()
        self._porch = None
        self.inside.emit(clinic)


class _Updates(QTimer):
    """Tells on the page how far an update of the books has come, as long as the door is opened."""

    def __init__(self, door: Entrance, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._page: SignInPage | None = None
        self.setInterval(_LOOK_EVERY_MS)
        self.timeout.connect(self._tell)

    def follow(self, page: Porch | None) -> None:
        """Tell it on this page from now on."""
        self._page = page if isinstance(page, SignInPage) else None
        self.start()

    def _tell(self) -> None:
        share = self._door.updating
        if share is not None and self._page is not None:
            self._page.show_updating(share)


def _logins(door: Entrance) -> tuple[str, ...]:
    """Return who has a key, nobody where the keys are what is to be brought back."""
    try:
        return door.logins()
    except Exception:  # noqa: BLE001 - a StorageError; naming it would import the clinic
        return ()


def _nobody() -> None:
    """Send nobody home: nobody is inside."""
