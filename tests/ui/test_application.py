import subprocess
import sys

from tests.architecture.inspection import ROOT

# In a program of its own: the tests have an application already.
DRESSED = """
import sys
from pathlib import Path
from app import log, paths
from app.ui.application import make_application, translate_qt
from app.ui.kit import look
from PySide6.QtCore import QCoreApplication, qWarning

log.keep_in(Path(sys.argv[1]))
application = make_application("dark", paths.FONTS)
translate_qt("ja")
qWarning("something is not quite right")
print(look.theme().window == look.DARK.window)
print(application.applicationName())
print(QCoreApplication.translate("QPlatformTheme", "Cancel").encode("unicode-escape").decode())
application.setStyleSheet("")
print(application.style().name())
"""


def test_the_application_is_dressed_speaks_japanese_and_keeps_a_log(tmp_path):
    said = subprocess.run(
        [sys.executable, "-c", DRESSED, tmp_path],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    cancel = "キャンセル".encode("unicode-escape").decode()
    assert said.stdout.split() == ["True", "Tenteki", cancel, "fusion"]
    assert "WARNING something is not quite right" in (tmp_path / "tenteki.log").read_text("utf-8")
