"""A stranger's file is looked at by a process that can be ended, whatever the file does to it."""

import os
import subprocess
import sys
from time import monotonic

import pytest

from app.domain.verifications import Doubt, Examined
from app.main import apart
from app.main.apart import Limits, examine_apart
from app.main.weight import by_ps, weight_of
from tests.proof import genuine, harmful

SHORT = Limits(work_s=0.7)
FAULT = Examined((Doubt.FAULT,))


def test_a_good_certificate_is_looked_at_as_here():
    found = examine_apart(genuine.certificate().pdf)

    assert (found.doubts, found.fingerprint) == ((), genuine.FINGERPRINT)
    assert found.record == genuine.certificate().content


# What is done in there stands in tests/proof/harmful.py: the process starts anew and imports it.
HARM = ["hold_everything_up", "crash", "leave", "grow", "say_too_much"]


@pytest.mark.parametrize("harm", HARM)
def test_whatever_is_done_in_there_an_answer_comes(harm, monkeypatch):
    monkeypatch.setattr(apart, "_look", getattr(harmful, harm))
    began = monotonic()

    assert examine_apart(b"", SHORT) == FAULT
    assert monotonic() - began < 4


def test_a_process_that_never_begins_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(apart, "_look", harmful.never_begin)

    assert examine_apart(b"", Limits(start_s=0.5)) == FAULT


def test_what_grows_is_ended_where_the_system_sets_no_limit(monkeypatch):
    monkeypatch.setattr(apart, "_look", harmful.grow_without_a_limit)
    began = monotonic()

    assert examine_apart(b"", Limits(work_s=30)) == FAULT
    assert monotonic() - began < 15


def test_a_process_is_weighed_in_two_ways():
    told, listed = weight_of(os.getpid()), by_ps(os.getpid())

    assert told > 10_000_000
    assert told == pytest.approx(listed, rel=0.2)


def test_a_process_that_is_gone_weighs_nothing():
    assert weight_of(2**22 + 1) == 0


def test_a_process_that_has_ended_but_was_not_fetched_weighs_nothing():
    ended = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    ended.stdout.read()
    ended.stdout.close()
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)

    assert weight_of(ended.pid) == 0
    assert ended.wait() == 0
