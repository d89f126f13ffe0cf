"""How long until the sign-in window is painted, beside an empty window of the same Python."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app import credentials
from app.credentials import Cost

ROOT = Path(__file__).parents[2]
ROUNDS = 30
LIMIT = 1.5

_WATCH = """
import os

def watch(window):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched, event):
            # With this event the painting begins; the timer runs when it is over, with all
            # that is in the window.
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, tell)
            return False

    window.watch = Watch()
    window.installEventFilter(window.watch)

def tell():
    print("painted", flush=True)
    os._exit(0)
"""

_EMPTY = f"""
{_WATCH}
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
watch(window)
QApplication.exec()
"""

# The program itself, as it is started every morning: by its name alone.
_OURS = f"""
{_WATCH}
import sys
from pathlib import Path
from app import paths
from app.main.door import ClinicDoor

folder = Path(sys.argv.pop())
paths.clinic_folder = lambda: folder
find_logins = ClinicDoor.logins

def logins(door):
    # Asked for while the window is made: Qt has been read by then, in the program's own time.
    from PySide6.QtWidgets import QApplication, QWidget
    wait = QApplication.exec

    def exec_and_watch():
        window, = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        assert window.findChild(QWidget, "sign_in_page"), "another page than was wanted"
        watch(window)
        return wait()

    QApplication.exec = exec_and_watch
    return find_logins(door)

ClinicDoor.logins = logins

from app.__main__ import main
main()
"""


def rows() -> list[tuple[str, float, float]]:
    """Return the name, how many times an empty window's time ours takes, and its limit."""
    with tempfile.TemporaryDirectory() as folder:
        _pretend_clinic(Path(folder))
        # The first round compiles the modules and fills the caches of the disk.
        _one_round(folder)
        rounds = [_one_round(folder) for _ in range(ROUNDS)]
    # Whatever else the computer does only adds to a start: the quickest of each is the truest.
    ratio = min(ours for _, ours in rounds) / min(empty for empty, _ in rounds)
    return [("sign-in window painted / empty QMainWindow", ratio, LIMIT)]


def _one_round(folder: str) -> tuple[float, float]:
    # One right after the other, so that both meet the same computer.
    return _until_painted(_EMPTY, folder), _until_painted(_OURS, folder)


def _pretend_clinic(folder: Path) -> None:
    """Lay down what the sign-in window looks at: a database file and the slots with their names."""
    credentials.create(folder / "tenteki.keys.json", "yamamoto", "not-a-password", Cost(8, 1, 1))
    (folder / "tenteki.db").write_bytes(b"")


def _until_painted(script: str, folder: str) -> float:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": folder,
        # Compiled once, as an installed program is, wherever and however this one runs.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(Path(folder, "compiled")),
    }
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, folder],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        took = time.perf_counter() - began
    if line.strip() != "painted":
        raise RuntimeError(f"the window was not painted: {line!r}")
    return took
