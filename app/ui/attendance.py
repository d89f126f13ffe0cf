"""Who works at this window: one person in front, the others behind the lock with all they had open."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from app.services.coming_in import Arrival
from app.services.door import OpenClinic
from app.services.ports import Clock, NewId
from app.ui.desk import Desk
from app.ui.hearing import Hearing
from app.ui.kit.background import Lane
from app.ui.kit.station import Station
from app.ui.workplace import Workplace

# How soon the books are asked again, where they could not be read.
_AGAIN_MS = 1000


class Seat(NamedTuple):
    """A person's clinic and place of work, as they were left."""

    clinic: OpenClinic
    workplace: Workplace


class Attendance(QObject):
    """Knows who is signed in here. Everybody's half-written forms stay as they are while one is away."""

    arrived = Signal(object)  # the workplace that comes to the front
    refused = Signal(object)  # the error that keeps somebody out
    lock_asked = Signal()
    left = Signal()  # the person in front has signed out

    def __init__(
        self, station: Station, lane: Lane, clock: Clock, new_id: NewId, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._station, self._lane = station, lane
        self._clock, self._new_id = clock, new_id
        self._seats: dict[str, Seat] = {}
        self._front = ""
        self._hidden: list[QDialog] = []  # what was asked when the window was locked
        self._close: Callable[[], None] | None = None
        self._hearing = Hearing(self)

    @property
    def front(self) -> str:
        """The login of who sits in front, or of who has locked the window."""
        return self._front

    @property
    def is_empty(self) -> bool:
        """Whether nobody is signed in."""
        return not self._seats

    @property
    def workplaces(self) -> tuple[Workplace, ...]:
        """Everybody's places of work, which stay as they were left."""
        return tuple(seat.workplace for seat in self._seats.values())

    @property
    def clinic(self) -> OpenClinic:
        """The clinic as the person in front finds it."""
        return self._seats[self._front].clinic

    def admit(self, clinic: OpenClinic) -> None:
        """Give somebody who has just come in a place of work."""
        if self._close is None:
            self._close = _one_after_the_other(self._hearing.begin(clinic.listen), clinic.close)
        login, place = clinic.actor.member.login, self._made(clinic)

        self._seats[login] = Seat(clinic, place)
        self._front = self._front or login

        def sit_down() -> None:
            self._come_to_front(login)
            self._prepare(clinic)

        # In the window's next turn: either half is felt by itself.
        self._lane.soon(place, sit_down)

    def ask(self, login: str, password: str, code: str, new_password: str) -> None:
        """Let somebody in while the books are open: back to the own seat, or to a new one."""
        seat = self._seats.get(login)
        if seat is not None:

            def unlock() -> str:
                seat.clinic.sessions.unlock(seat.clinic.actor, password)
                return login

            self._lane.run(self, unlock, then=self._come_to_front, failed=self.refused.emit)
            return
        arrival = Arrival(login, password, code, new_password)
        enter = next(iter(self._seats.values())).clinic.enter_again
        self._lane.run(self, lambda: enter(arrival), then=self.admit, failed=self.refused.emit)

    def lock(self, *, by_itself: bool) -> None:
        """Hide what is open and keep what is unfinished; the trail is told."""
        seat = self._seats[self._front]
        self._hidden = [one for one in seat.workplace.findChildren(QDialog) if one.isVisible()]
        for dialog in self._hidden:
            dialog.hide()
        seat.workplace.pages.keep_unfinished()
        sessions, actor = seat.clinic.sessions, seat.clinic.actor
        self._lane.run(
            self, lambda: sessions.lock(actor, by_itself=by_itself), then=_done, failed=_done
        )

    def may_leave(self) -> bool:
        """Keep everybody's unfinished forms; tell whether nothing would be lost by closing."""
        for login, seat in self._seats.items():
            if login != self._front:
                seat.workplace.pages.keep_unfinished()
        return self.is_empty or self._seats[self._front].workplace.pages.may_leave()

    def keep_all(self) -> None:
        """Keep everybody's unfinished forms, whatever else would be lost."""
        for seat in self._seats.values():
            seat.workplace.pages.keep_unfinished()

    def close(self) -> None:
        """Sign everybody out and close the books, behind all other work."""
        actors = [(seat.clinic.sessions, seat.clinic.actor) for seat in self._seats.values()]
        close, self._close = self._close, None
        self._seats, self._front = {}, ""
        settle = self._lane.settle

        def work() -> None:
            # A backup that is being written belongs to the books that are about to be closed.
            settle()
            try:
                for sessions, actor in actors:
                    sessions.sign_out(actor)
            finally:
                if close is not None:
                    close()

        self._lane.run(self, work, then=_done, failed=_done)

    def renew(self) -> None:
        """Make the place of work in front anew, in other words or sizes; forms are kept before.

        Who is behind the lock finds all as it was left, until the next sign-in.
        """
        seat = self._seats[self._front]
        seat.workplace.pages.keep_unfinished()
        fresh = self._made(seat.clinic)
        self._seats[self._front] = seat._replace(workplace=fresh)
        self._come_to_front(self._front)
        fresh.show_kept("appearance")

    def _made(self, clinic: OpenClinic) -> Workplace:
        desk = Desk(clinic, self._station.say, self._lane, self._clock)
        workplace = Workplace(desk, self._new_id, self._station)
        workplace.lock_asked.connect(self.lock_asked)
        workplace.sign_out_asked.connect(self._sign_out)
        # Who changed the clinic comes in anew, as the window sees it: its title, and its lock.
        workplace.clinic_changed.connect(partial(self.arrived.emit, workplace))
        for part in (workplace.pages, workplace.news):
            self._hearing.told.connect(part.look_again)
        return workplace

    def _prepare(self, clinic: OpenClinic) -> None:
        # Behind what the first page asks for, and before anything that a person could ask.
        again = partial(QTimer.singleShot, _AGAIN_MS, self, partial(self._prepare, clinic))
        self._lane.run(self, clinic.prepare, then=_done, failed=lambda _error: again())

    def _come_to_front(self, login: str) -> None:
        if login != self._front:
            self._hidden = []
        self._front = login
        self.arrived.emit(self._seats[login].workplace)
        for dialog in self._hidden:
            dialog.open()
        self._hidden = []
        self._seats[login].workplace.news.refresh()

    def _sign_out(self) -> None:
        seat = self._seats[self._front]
        if not seat.workplace.pages.may_leave():
            return
        if len(self._seats) == 1:
            self.close()
        else:
            del self._seats[self._front]
            self._front = ""
            sessions, actor = seat.clinic.sessions, seat.clinic.actor
            self._lane.run(self, lambda: sessions.sign_out(actor), then=_done, failed=_done)
        self.left.emit()


def _one_after_the_other(
    first: Callable[[], None], second: Callable[[], None]
) -> Callable[[], None]:
    """Return what does both, the second even where the first goes wrong."""

    def both() -> None:
        try:
            first()
        finally:
            second()

    return both


def _done(_answer: Any) -> None:  # noqa: ANN401 - whatever came of it
    """Take an answer that changes nothing any more."""
