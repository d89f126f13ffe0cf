"""A program that is killed while it saves loses nothing that it had confirmed."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.reliability.clinic import faults
from tests.reliability.verifier import acknowledged

WRITER = Path(__file__).with_name("writer.py")
# The long form, 200 rounds, is run by hand before a release; see docs/decisions/0017.
ROUNDS = int(os.environ.get("TENTEKI_ROUNDS", "20"))
# How long a killed program had lived at most, after its first save was confirmed.
LONGEST = 0.25


def killed(folder, chance):
    """Let a program save until it is killed; return what it said."""
    program = subprocess.Popen(
        [sys.executable, WRITER, folder], stdout=subprocess.PIPE, encoding="utf-8"
    )
    with program:
        # Every tenth dies early: while the books are opened, or what was left is mended.
        first = "" if chance.random() < 0.1 else program.stdout.readline()
        axe = threading.Timer(chance.random() * LONGEST, program.kill)
        axe.start()
        rest = program.stdout.read()
    assert program.returncode == -signal.SIGKILL
    return first + rest


@pytest.mark.timeout(200 + 20 * ROUNDS)
def test_nothing_confirmed_is_lost_when_the_program_is_killed(folder):
    chance, confirmed = random.Random(), {}

    for number in range(ROUNDS):
        confirmed |= acknowledged(killed(folder, chance))
        assert not faults(folder, confirmed), f"after kill {number + 1}"

    assert len(confirmed) >= ROUNDS // 2


def test_a_loss_would_be_noticed(folder):
    assert faults(folder, {0: "0" * 64})
