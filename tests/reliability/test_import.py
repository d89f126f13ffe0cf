"""A thousand rows are taken within five seconds; a program that is killed meanwhile took none."""

import random
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from app.demo.forms import RINGER
from tests.reliability import tables
from tests.reliability.clinic import come_in, faults

IMPORTER = Path(__file__).with_name("importer.py")
ROWS = 1000


def taken(folder):
    """Return how many infusions stand in a clinic."""
    with closing(come_in(folder)) as clinic:
        return sum(
            len(clinic.treatments.of_patient(clinic.actor, one.id))
            for one in clinic.patients.search(clinic.actor, "")
        )


def killed(folder, after):
    """Let a program take a table until it is killed; return what it said."""
    program = subprocess.Popen(
        [sys.executable, IMPORTER, folder, str(ROWS)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    with program:
        first = program.stdout.readline()
        axe = threading.Timer(after, program.kill)
        axe.start()
        rest = program.stdout.read()
        axe.cancel()
    assert program.returncode in {0, -signal.SIGKILL}
    return first + rest


@pytest.mark.timeout(300)
@pytest.mark.parametrize("after", [0.05, 0.3, 0.6, None], ids=lambda one: one or "at random")
def test_a_kill_in_the_middle_leaves_none(folder, after):
    after = random.Random().random() if after is None else after
    said = killed(folder, after)

    found = taken(folder)
    assert "TAKING" in said
    assert found == ROWS if "TAKEN" in said else found in {0, ROWS}
    assert not faults(folder, {})


def test_a_thousand_rows_are_judged_and_taken(folder):
    with closing(come_in(folder)) as clinic:
        clinic.patient_intake.take(clinic.actor, tables.patients(100))
        product = clinic.products.named(RINGER)
        wish = tables.entries(ROWS, 100, clinic.actor.member.name, product.brand_ja)

        tried = clinic.entry_intake.take(clinic.actor, wish)

        assert tried.good == tried.made == ROWS

    assert not faults(folder, {})
