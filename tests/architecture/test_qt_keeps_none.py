"""Qt gives back every reference to None that it takes.

PySide6 6.12.0 on CPython 3.11 loses one at each call that returns nothing and
ends the program after some five thousand; hence the pin in pyproject.toml.
"""

import subprocess
import sys

MANY_CALLS = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range(20_000):
    label.setText("x")
lost = before - sys.getrefcount(None)
sys.exit(f"{lost} references lost" if lost > 1000 else 0)
"""


def ending_of(program):
    """Return how a program ended, run by itself so that it cannot take the tests along."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode


def test_twenty_thousand_calls_lose_no_reference():
    assert ending_of(MANY_CALLS) == 0


def test_a_loss_would_be_noticed():
    assert ending_of(MANY_CALLS.replace("lost = ", "lost = 20_000 + ")) != 0


def test_an_abort_would_be_noticed():
    assert ending_of("import os; os.abort()") != 0
