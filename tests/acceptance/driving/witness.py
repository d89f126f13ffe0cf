"""Keeps what the scenarios saw: pictures, and what somebody who hears the window would miss."""

from pathlib import Path

from tests.acceptance.driving.audit import faults_of
from tests.acceptance.driving.screen import NothingHappened

PICTURES = Path(__file__).parents[3] / "artefacts" / "acceptance"


class Witness:
    """Looks at each screen of one scenario in two ways: as a picture, and as it is read aloud."""

    def __init__(self, display, screen, name):
        self._display, self._screen = display, screen
        self._folder = PICTURES / name
        self._count = 0
        self.faults = []

    def look(self, name):
        """Leave a picture of the screen, and note what cannot be heard of it."""
        self._count += 1
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{self._count:02d}-{name}.png"
        self._display.run("import", "-window", "root", str(file))
        self.faults += [f"{name}: {fault}" for fault in faults_of(self._screen)]

    def look_at_the_end(self):
        """Leave a picture of how a scenario ended, where something is there to be seen."""
        try:
            self.look("end")
        except NothingHappened:
            return
