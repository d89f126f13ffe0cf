"""Opens a fictional clinic in a scratch folder, to look around in or to be walked through."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.demo.furnishing import fill_in, furnish, greet
from app.demo.neighbour import NEIGHBOUR, leave_papers
from app.demo.past import PastClock
from app.demo.people import FOUNDING
from app.demo.walk import walk
from app.main.door import ClinicDoor
from app.main.opening import found, new_id
from app.main.window import make_window
from app.ui.application import make_application


def demonstrate(out: Path, language: str, theme: str, *, tour: bool, size: tuple[int, int]) -> int:
    """Show the demo clinic, or walk through the main job and leave pictures; return the exit status."""
    scratch = Path(tempfile.mkdtemp(prefix="tenteki-demo-"))
    try:
        if tour:
            return _tour(scratch, out, language, theme, size)
        _furnish(scratch, out)
        greet()
        make_application(theme, paths.FONTS)
        with make_window(ClinicDoor(scratch, is_specimen=True), language, theme) as window:
            fill_in(window)
            return int(QApplication.exec())
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _furnish(folder: Path, out: Path) -> None:
    """Found the clinic some days ago, and write down what happened since.

    Its fingerprint is left where certificates of it can be verified by it, and so is the page
    that verifies them in a browser, where it was built.
    """
    clock = PastClock()
    clock.put_back(days=4)
    clinic = found(folder, FOUNDING, is_specimen=True, clock=clock)
    furnish(clinic, clock, new_id)
    fingerprint = clinic.signing.key(clinic.actor).today.fingerprint
    out.mkdir(parents=True, exist_ok=True)
    (out / "clinic.fingerprint").write_text(f"{fingerprint}\n", encoding="utf-8")
    if paths.VERIFIER.is_file():
        shutil.copyfile(paths.VERIFIER, out / paths.VERIFIER.name)
    clinic.close()


def _let_the_neighbour_certify(folder: Path, out: Path) -> None:
    """Found another clinic some days ago, and leave papers of it to be checked."""
    clock = PastClock()
    clock.put_back(days=4)
    leave_papers(found(folder, NEIGHBOUR, is_specimen=True, clock=clock), clock, new_id, out)


def _tour(scratch: Path, out: Path, language: str, theme: str, size: tuple[int, int]) -> int:
    make_application(theme, paths.FONTS)
    out.mkdir(parents=True, exist_ok=True)
    furnished = scratch / "furnished"

    def open_empty() -> AbstractContextManager[QWidget]:
        return _sized(ClinicDoor(scratch / "empty", is_specimen=True), language, theme, size)

    def open_furnished() -> AbstractContextManager[QWidget]:
        _furnish(furnished, out)
        _let_the_neighbour_certify(scratch / "elsewhere", out)
        return _sized(ClinicDoor(furnished, is_specimen=True), language, theme, size)

    walk(open_empty, open_furnished, out)
    return 0


@contextmanager
def _sized(door: ClinicDoor, language: str, theme: str, size: tuple[int, int]) -> Iterator[QWidget]:
    """Show the window as large as a screen of the clinic."""
    with make_window(door, language, theme) as window:
        window.resize(*size)
        yield window
