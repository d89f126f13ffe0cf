"""A program that is killed while it takes a master in took it whole, or nothing of it."""

import random
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.audit import Deed
from app.services.trouble import WorkWasStopped
from tests.reliability.clinic import come_in, faults
from tests.reliability.delivery import drug_master

TAKER = Path(__file__).with_name("master_taker.py")
COUNT = 3000
NAME = "y_ALL20260401.csv"


def killed(folder, after):
    """Let a program take a master until it is killed; return what it said."""
    program = subprocess.Popen(
        [sys.executable, TAKER, folder, str(COUNT)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    with program:
        first = program.stdout.readline()
        axe = threading.Timer(after, program.kill)
        axe.start()
        rest = program.stdout.read()
        axe.cancel()
    assert program.returncode in {0, -signal.SIGKILL}
    return first + rest


def found(folder):
    """Return how many imports, traces of them, and products a clinic has by now."""
    with closing(come_in(folder)) as clinic:
        imports = clinic.masters.imports(clinic.actor)
        entries = clinic.trail.entries(clinic.actor).entries
        traces = [one for one in entries if one.deed == Deed.MASTER_IMPORTED.value]
        asked = clinic.products.ask("架空静注").products
        return len(imports), len(traces), len(asked), clinic.products.named("620000000") is None


@pytest.mark.timeout(300)
@pytest.mark.parametrize("after", [0.05, 0.4, 0.8, None], ids=lambda one: one or "at random")
def test_a_kill_in_the_middle_leaves_nothing_of_a_master(folder, after):
    after = 1.2 * random.Random().random() if after is None else after
    before = found(folder)

    said = killed(folder, after)

    now = found(folder)
    assert "TAKING" in said
    assert now != before if "TAKEN" in said else now == before or now[0] == 1
    assert not faults(folder, {})


def test_after_a_stop_the_same_master_is_taken_as_if_nothing_had_been(folder):
    def stop(done, _total):
        if done:
            raise WorkWasStopped

    with closing(come_in(folder)) as clinic:
        (file,) = clinic.masters.read(clinic.actor, NAME, drug_master(COUNT))
        with pytest.raises(WorkWasStopped):
            clinic.masters.take(clinic.actor, file, stop)
        stopped = clinic.masters.imports(clinic.actor)

        taken = clinic.masters.take(clinic.actor, file)

    assert stopped == ()
    assert taken.tally.new == COUNT
    assert not faults(folder, {})
