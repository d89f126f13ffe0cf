"""Types into the form of an infusion, in the program's own window, without a pause until it is killed.

After each sign that stands in the field it prints TYPED, how many they are, and the moment.
Started as a program of its own: `python typist.py FOLDER PICTURES`.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app import paths
from app.demo.hands import Hands
from app.demo.people import FOUNDING, WAITING
from app.main.door import ClinicDoor
from app.main.window import make_window
from app.ui.application import make_application
from tests.reliability.clinic import stretch_quickly


def type_on(folder: Path, pictures: Path) -> None:
    """Come in, begin an infusion, and type its basis for ever."""
    stretch_quickly()
    make_application("light", paths.FONTS)
    with make_window(ClinicDoor(folder, is_specimen=True), "ja") as window:
        hands = Hands(window, pictures)
        hands.write("sign_in_password", FOUNDING.password)
        hands.key("sign_in_password", Qt.Key.Key_Return)
        hands.press("rail_patients")
        hands.write("patient_search_line", WAITING.family_kana)
        hands.key("patient_search_line", Qt.Key.Key_Return)
        hands.press("new_infusion")
        field = hands.see("basis")
        count = 0
        while True:
            sign = QInputMethodEvent()
            sign.setCommitString("嘔")
            QApplication.sendEvent(field, sign)
            count += 1
            # One write, so that a line is there whole or not at all.
            os.write(1, f"TYPED {count} {time.monotonic()}\n".encode())
            hands.settle()


if __name__ == "__main__":
    type_on(Path(sys.argv[1]), Path(sys.argv[2]))
