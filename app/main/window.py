"""Opens the window on a clinic's door."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import i18n, paths
from app.main.door import ClinicDoor
from app.main.warming import pages, read, warm_up
from app.ui import placing
from app.ui.application import make_application, translate_qt
from app.ui.kit.background import Background
from app.ui.kit.station import Station
from app.ui.kit.sweeping import Sweeping
from app.ui.main_window import MainWindow

# What the sign-in leads to is painted before more is read.
_LOOKED_AT_MS = 500
# How long a worker goes on when the window is wanted; Python's own five milliseconds are spent
# again at each step of painting, and one is felt there, too.
_TURN_S = 0.0002


@contextmanager
def make_window(
    door: ClinicDoor, language: str, theme: str = "light", place: Path | None = None
) -> Iterator[MainWindow]:
    """Show the window for as long as somebody works with it, at its place of the last time."""
    # No widget may be swept up on the lane's thread; the window sweeps itself once it is painted.
    gc.disable()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_S)
    lane, sweeping = Background(), Sweeping()
    say, settings = i18n.load(paths.LOCALE, language), door.settings
    worn = settings._replace(language=language, theme=theme)
    station = Station(say, worn, door.settings_file, door.folder)
    station.stood.connect(door.stand)
    window = MainWindow(door, say, lane, _now, _new_id, station)
    if place is not None:
        placing.take_up(window, place)

    _accompany(window, lane, sweeping, language)
    window.show()
    try:
        yield window
    finally:
        if place is not None:
            placing.keep(window, place)
        window.close()
        lane.close()
        sweeping.end()
        sys.setswitchinterval(usual)


def _accompany(window: MainWindow, lane: Background, sweeping: Sweeping, language: str) -> None:
    """Do what can wait until the window is painted, and until somebody is inside."""

    def settle_in() -> None:
        sweeping.begin()
        translate_qt(language)
        # Told to the lane itself: a window held by its own signal would outlive the application.
        lane.run(lane, warm_up, then=keep, failed=_done)

    def keep(_answer: None) -> None:
        sweeping.keep()

    def read_on() -> None:
        window.arrived.disconnect(read_on)
        QTimer.singleShot(_LOOKED_AT_MS, window, partial(read_next, iter(pages())))

    def read_next(left: Iterator[str], _answer: object = None) -> None:
        # One by one: whoever wants the lane meanwhile comes first.
        page, again = next(left, None), partial(read_next, left)
        if page is None:
            lane.run(sweeping, _rest, then=keep, failed=_done)
        else:
            lane.run(lane, partial(read, page), then=again, failed=again)

    window.painted.connect(settle_in)
    window.arrived.connect(read_on)


def open_window(door: ClinicDoor, language: str, theme: str) -> int:
    """Show the window until it is closed; return the exit status."""
    make_application(theme, paths.FONTS, door.settings.scale / 100)
    kept = door.settings_file
    place = None if kept is None else kept.with_name("window.json")
    with make_window(door, language, theme, place):
        return int(QApplication.exec())


def _now() -> object:
    # Clock and numbers come with the clinic: nobody asks for them before it is open.
    from app.main.opening import now

    return now()


def _new_id() -> object:
    # As above.
    from app.main.opening import new_id

    return new_id()


def _rest() -> None:
    """Do nothing, in its turn."""


def _done(_answer: object) -> None:
    """Take an answer that changes nothing: what could not be read now is asked for again later."""
