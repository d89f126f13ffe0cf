"""Checking in a process of its own: the real program, started by the window's."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.known_clinics import ListIsNotTaken, WhyNot
from app.domain.verifications import Answer, Doubt
from app.main import opening
from app.main.checking import examine, read_list
from app.services.checking import Question
from tests import samples
from tests.main.test_revocations import certified

__all__ = ["certified"]


def test_a_real_certificate_is_genuine_and_one_called_back_is_known_at_the_clinic(
    certified, folder
):
    _, wrong, right = certified
    login, password = samples.PHYSICIAN.login, samples.PASSWORD

    with closing(opening.enter(folder, login, password, is_specimen=True)) as clinic:
        believed = clinic.checks.check(clinic.actor, Question(file=right), "en")
        refused = clinic.checks.check(clinic.actor, Question(file=wrong), "ja")

    assert believed.answer is Answer.VALID
    assert ("Certificate No.", believed.number) in believed.stated
    assert refused.doubts == (Doubt.REVOKED,)


def test_a_changed_file_is_refused(certified, tmp_path):
    fingerprint, _, right = certified
    changed = tmp_path / "-changed.pdf"
    changed.write_bytes(right.read_bytes() + b"more")

    found = examine(Question(file=changed, clinic=fingerprint), "en")

    assert found.answer is Answer.NOT_VALID


@pytest.mark.parametrize("code", ["IVC1:", "IVC1:nothing of ours"])
def test_a_text_that_is_no_code_is_not_believed(code):
    assert examine(Question(code=code, clinic="ab" * 32), "en").answer is not Answer.VALID


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    found = examine(Question(file=tmp_path / "none.pdf", clinic="ab" * 32), "en")

    assert found.answer is Answer.UNREADABLE


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/true"])
def test_a_process_that_gives_no_answer_is_not_believed(monkeypatch, program):
    monkeypatch.setattr(sys, "executable", program)

    found = examine(Question(file=Path("one.pdf")), "en")

    assert (found.answer, found.doubts) == (Answer.NOT_VALID, (Doubt.FAULT,))


def test_a_real_list_is_read_with_whose_it_is(certified, folder):
    fingerprint, *_ = certified
    with closing(
        opening.enter(folder, samples.PHYSICIAN.login, samples.PASSWORD, is_specimen=True)
    ) as clinic:
        content = clinic.register.revocations(clinic.actor)

    listed, whose = read_list(content)

    assert (whose, len(listed.revoked)) == (fingerprint, 1)


@pytest.mark.parametrize("content", [b"", b"IVR1:", b"IVR1:ABC", b"\xff" * 99, b"IVC1:" * 99])
def test_what_is_no_list_is_not_taken(content):
    with pytest.raises(ListIsNotTaken) as refused:
        read_list(content)

    assert refused.value.why is WhyNot.UNREADABLE


def test_a_certificate_of_a_key_that_nobody_named_is_nobodys(certified):
    fingerprint, _, right = certified

    found = examine(Question(file=right), "en")

    assert (found.answer, found.fingerprint) == (Answer.UNKNOWN_CLINIC, fingerprint)
