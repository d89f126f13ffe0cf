"""A clinic behind a desk, in memory, for the tests of the window."""

import pytest
from PySide6.QtWidgets import QMainWindow

from app.i18n import Wording
from app.services.door import Founding
from app.ui.desk import Desk
from app.ui.kit import style
from app.ui.kit.background import AtOnce
from tests import samples
from tests.fakes import founded_door
from tests.ui.lanes import HeldLane


@pytest.fixture(scope="session")
def qapp_args():
    """Return the command line of the tests' application: in the style of the program's own."""
    return ["tenteki", *style.FUSION]


@pytest.fixture
def say():
    """Return the words as they stand in the code, in English."""
    return Wording("en", lambda text: text)


@pytest.fixture
def door():
    """Return the door of a clinic with four people and three patients."""
    return founded_door()


@pytest.fixture
def clinic(door):
    """Return the clinic as its physician finds it."""
    return door.enter(samples.PHYSICIAN.login, samples.PASSWORD)


@pytest.fixture
def desk(clinic, say, door):
    """Return the physician's place of work, where everything is done at once."""
    return Desk(clinic, say, AtOnce(), door.clock)


@pytest.fixture
def held():
    """Return a lane that works only when it is told to."""
    return HeldLane()


@pytest.fixture
def shown(qtbot):
    """Return a function that shows a widget and brings the keyboard to it."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        # The window itself knows where its keyboard goes.
        if not isinstance(widget, QMainWindow):
            widget.setFocus()
        return widget

    return show


@pytest.fixture
def founding():
    """Return what the first start asks for, filled in."""
    return Founding(
        facility=samples.FACILITY,
        login=samples.PHYSICIAN.login,
        name=samples.PHYSICIAN.name,
        name_romaji=samples.PHYSICIAN.name_romaji,
        register_number=samples.PHYSICIAN.register_number,
        department=samples.PHYSICIAN.department,
        password=samples.PASSWORD,
    )
