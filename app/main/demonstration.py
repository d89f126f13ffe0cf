"""Opens a fictional clinic in a scratch folder, to look around in or to be walked through."""

import shutil
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.demo.furnishing import fill_in, furnish, greet
from app.demo.people import FOUNDING
from app.demo.walk import walk
from app.main.door import ClinicDoor
from app.main.opening import enter, found, new_id
from app.main.window import make_window
from app.ui.application import make_application


def demonstrate(out: Path, language: str, theme: str, *, tour: bool) -> int:
    """Show the demo clinic, or walk through the main job and leave pictures; return the exit status."""
    scratch = Path(tempfile.mkdtemp(prefix="tenteki-demo-"))
    door = ClinicDoor(scratch, is_specimen=True)
    try:
        if tour:
            return _tour(door, out, language, theme)
        clinic = found(scratch, FOUNDING, is_specimen=True)
        furnish(clinic, new_id)
        clinic.close()
        greet()
        make_application(theme, paths.FONTS)
        with make_window(door, language) as window:
            fill_in(window)
            return int(QApplication.exec())
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _tour(door: ClinicDoor, out: Path, language: str, theme: str) -> int:
    make_application(theme, paths.FONTS)
    out.mkdir(parents=True, exist_ok=True)

    def open_it() -> AbstractContextManager[QWidget]:
        return make_window(door, language)

    def settle_in() -> None:
        clinic = enter(door.folder, FOUNDING.login, FOUNDING.password, is_specimen=True)
        furnish(clinic, new_id)
        clinic.close()

    walk(open_it, settle_in, out)
    return 0
