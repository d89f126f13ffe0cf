import gc
import subprocess
import sys
import weakref

import pytest

from app.main.door import ClinicDoor
from app.main.window import make_window
from tests import samples
from tests.architecture.inspection import ROOT
from tests.ui.looking import line, press

FIRST_PAINT = """
import sys
from pathlib import Path
from app import paths
from app.main import window as on_the_door
from app.main.door import ClinicDoor
from app.ui.application import make_application
from PySide6 import QtCore

def tell():
    heavy = ("app.domain", "db", "sqlalchemy", "reportlab", "cryptography", "PySide6.QtSvg")
    read = [name for name in sys.modules if name.startswith(heavy)]
    print(read, "Qt" in vars(QtCore))
    application.quit()

on_the_door._warm_up = lambda: None
application = make_application("light", paths.FONTS)
with on_the_door.make_window(ClinicDoor(Path(sys.argv[1])), "en") as window:
    window.painted.connect(tell)
    application.exec()
"""


@pytest.fixture
def without_sweeping():
    """Leave what is thrown away lying, as a start does."""
    gc.disable()
    yield
    gc.enable()


def test_the_first_paint_waits_for_nothing_it_does_not_show(founded):
    # Nor for the names in `Qt`, which cost a tenth of the start: see app/ui/kit/painting.py.
    said = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, founded],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert said.stdout.strip() == "[] False"


class Thing:
    """Held by nothing but itself."""


def held_by_itself():
    thing = Thing()
    thing.itself = thing
    for _ in range(gc.get_threshold()[0]):
        cycle = []
        cycle.append(cycle)
    return thing


def test_once_painted_the_window_sweeps_up_and_nobody_else(qtbot, founded, without_sweeping):
    with make_window(ClinicDoor(founded), "en") as window:
        qtbot.waitSignal(window.painted).wait()
        left: list[weakref.ref] = []

        def is_swept():
            # Again and again: what is there when the pages have been read ahead stays for good.
            left.append(weakref.ref(held_by_itself()))
            return any(one() is None for one in left[:-1])

        qtbot.waitUntil(is_swept)
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_window_leads_into_a_real_clinic(qtbot, founded):
    with make_window(ClinicDoor(founded), "en") as window:
        line(window, "sign_in_password").setText(samples.PASSWORD)
        press(window, "sign_in")

        qtbot.waitUntil(lambda: window.page.objectName() == "workplace")
        assert samples.FACILITY.name in window.windowTitle()


def test_a_closed_window_lets_go_of_the_clinic(qtbot, founded):
    door = ClinicDoor(founded)
    with make_window(door, "en") as window:
        line(window, "sign_in_password").setText(samples.PASSWORD)
        press(window, "sign_in")
        qtbot.waitUntil(lambda: window.page.objectName() == "workplace")

    door.enter(samples.PHYSICIAN.login, samples.PASSWORD).close()
