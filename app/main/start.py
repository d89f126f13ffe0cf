"""Does what the command line asks for: the window, or one of its words."""

import gc
import sys

from app import log, paths, workstation
from app.cli.words import Wanted
from app.main.door import ClinicDoor

# What is imported inside functions here is not needed for the first paint: SQLAlchemy,
# ReportLab and the services cost 0.6 s, the window alone 0.2 s.


def run(wanted: Wanted) -> int:
    """Do what the command line asks for; return the exit status."""
    if wanted.word == "check":
        from app.main.check import check_cases

        return check_cases(list(wanted.files))
    try:
        file = paths.settings_folder() / "workstation.toml"
        settings = workstation.read(file)
    except workstation.BadSettings as error:
        sys.stderr.write(f"tenteki: {error.path}: {error.place}\n")
        return 2
    language = wanted.language or settings.language
    theme = wanted.theme or settings.theme
    if wanted.word == "demo":
        from app.main.demonstration import demonstrate

        return demonstrate(wanted.out, language, theme, tour=wanted.tour, size=wanted.size)
    if wanted.word == "verify":
        from app.main.verify import verify_file

        return verify_file(wanted, language)
    folder = wanted.folder or settings.folder or paths.clinic_folder()
    if wanted.word == "server":
        from app.main.server_errand import run_server_errand

        return run_server_errand(wanted, folder, language)
    if wanted.word:
        from app.main.errands import run_errand

        return run_errand(wanted, folder, language, settings)
    log.keep_in(folder)
    log.catch_all()

    # Nothing worth sweeping up is left before the first paint, and looking for it 35 times costs
    # a start 4 ms. The window takes it up again when it is painted.
    gc.disable()
    from app.main.window import open_window

    return open_window(ClinicDoor(folder, settings=settings, settings_file=file), language, theme)
