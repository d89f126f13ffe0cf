"""What the scenarios need: a screen nobody sees, the clinic, and somebody at the real window."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import i18n, paths
from tests.acceptance.clinic import prepare
from tests.acceptance.driving.bus import Bus
from tests.acceptance.driving.display import Display
from tests.acceptance.driving.person import Keyboard, Person, Pointer
from tests.acceptance.driving.running import Running
from tests.acceptance.driving.witness import Witness

HANDS = {"keyboard": Keyboard, "pointer": Pointer}


@dataclass(frozen=True)
class Prepared:
    """A clinic's folder as it was in the morning, and the fingerprint of its key."""

    folder: Path
    fingerprint: str


@pytest.fixture(scope="session")
def clinic(tmp_path_factory):
    """Return the clinic as all scenarios find it."""
    folder = tmp_path_factory.mktemp("clinic")
    return Prepared(folder, prepare(folder))


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    """Give the scenarios a screen of their own."""
    shown = Display()
    yield shown
    shown.close()


@pytest.fixture
def day(request, display, clinic, tmp_path):
    """Return what lets somebody come to work: a language and the hands, and a person at the window."""

    @contextmanager
    def begin(language, hands="keyboard"):
        folder = tmp_path / "books"
        shutil.copytree(clinic.folder, folder)
        name = f"{request.node.originalname.removeprefix('test_')}-{language}"
        bus = Bus(display.bus)
        program = Running(display, bus, folder, language, tmp_path)
        witness = Witness(display, program.screen, name)
        try:
            yield Person(
                HANDS[hands](display, bus, program.screen),
                program.screen,
                witness,
                i18n.load(paths.LOCALE, language),
            )
        except BaseException:
            witness.look("failed")
            raise
        finally:
            ended = program.end()
            bus.close()
        assert ended == 0
        assert not program.complaints()
        assert not witness.faults, "\n".join(witness.faults)

    return begin
