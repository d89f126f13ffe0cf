"""A program that is killed while somebody types loses three seconds of it at most."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.reliability.clinic import come_in

TYPIST = Path(__file__).with_name("typist.py")
MAY_BE_LOST = 3.0
# Killed so long after the first sign: time enough to be kept more than once.
LIVES = 5.5


def typed_until_killed(folder, pictures):
    """Let somebody type until the program is killed; return when each sign was typed, and when it died."""
    program = subprocess.Popen(
        [sys.executable, TYPIST, folder, pictures],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    died = []

    def kill():
        died.append(time.monotonic())
        program.kill()

    with program:
        lines = [program.stdout.readline()]
        threading.Timer(LIVES, kill).start()
        lines += program.stdout.readlines()
    assert program.returncode == -signal.SIGKILL
    return [float(line.split()[2]) for line in lines if line.endswith("\n")], died[0]


@pytest.mark.timeout(120)
def test_what_was_typed_three_seconds_before_a_kill_is_there(folder, tmp_path):
    typed, died = typed_until_killed(folder, tmp_path / "pictures")

    with closing(come_in(folder)) as clinic:
        (kept,) = clinic.drafts.waiting(clinic.actor)

    safe = sum(moment <= died - MAY_BE_LOST for moment in typed)
    assert safe > 1
    assert len(kept.draft.basis) >= safe
    assert set(kept.draft.basis) == {"嘔"}
