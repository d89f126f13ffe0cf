"""What was made to do harm gets an answer in five seconds and 300 MB, and never "valid"."""

import json
import subprocess
import sys

import pytest

from app.proof.anything import examine
from tests.architecture.inspection import ROOT
from tests.proof import genuine
from tests.reliability import hostile

SECONDS, MEGABYTES = 5, 300
# A small process starts the program and tells what it and those that it started took: a process
# that the tests start themselves is told to be as large as they are.
MEASURED = """
import json, resource, subprocess, sys
ran = subprocess.run([sys.executable, "-m", "app", "verify", *sys.argv[1:]], capture_output=True)
took = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = took.ru_utime + took.ru_stime
print(json.dumps([ran.returncode, ran.stdout.decode(), seconds, took.ru_maxrss // 1024]))
"""


def measured(path):
    """Return the status and the answer, and what they cost.

    That is the processor's time, since other programs' is none of the file's; and megabytes.
    """
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path), "--clinic", genuine.FINGERPRINT, "--json"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=6 * SECONDS,
    )
    status, answer, seconds, megabytes = json.loads(ran.stdout)
    return status, json.loads(answer), seconds, megabytes


@pytest.mark.parametrize("name", hostile.FILES)
def test_what_does_harm_is_answered_in_time(name, tmp_path, record_property):
    path = tmp_path / "file"
    path.write_bytes(hostile.FILES[name]())

    status, answer, took, megabytes = measured(path)

    record_property(
        "cost", f"{took:.1f} s, {megabytes} MB, {status}, {answer['doubts'][0]['code']}"
    )
    assert status in (1, 2)
    assert answer["answer"] in ("not_valid", "unreadable")
    assert took < SECONDS
    assert megabytes < MEGABYTES


def test_a_good_one_costs_a_third_of_that(tmp_path, record_property):
    path = tmp_path / "certificate.pdf"
    path.write_bytes(genuine.certificate().pdf)

    status, answer, took, megabytes = measured(path)

    record_property("cost", f"{took:.1f} s, {megabytes} MB")
    assert (status, answer["answer"]) == (0, "valid")
    assert megabytes < MEGABYTES / 2


@pytest.mark.parametrize("share", range(200))
def test_a_certificate_that_ends_too_early_is_not_valid(share):
    pdf = genuine.certificate().pdf

    assert examine(pdf[: len(pdf) * share // 200]).doubts
