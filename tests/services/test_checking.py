"""Checking a certificate at the clinic: whose it should be, and what the own register knows."""

from pathlib import Path

import pytest

from app.domain.known_clinics import Compared, KnownClinicForm
from app.domain.verifications import Answer, Doubt
from app.services.checking import Question
from tests import samples
from tests.clinics import MADE, list_file
from tests.fakes import finalised

FILE = Question(file=Path("one.pdf"))


@pytest.fixture
def issued(clinic):
    """Return a certificate that was just issued."""
    finalised(clinic)
    return clinic.certificates.issue(clinic.actor, samples.DRAFT.entry, samples.TERMS)


def check(clinic, question=FILE):
    return clinic.checks.check(clinic.actor, question, "en")


def test_the_own_clinic_is_asked_for_by_default(clinic, issued, door):
    found = check(clinic)

    assert found.answer is Answer.VALID
    assert (found.clinic, found.is_own) == (samples.FACILITY.name, True)
    # Whose it is, the process apart is not asked: it knows nobody.
    assert door.examiner.asked[-1].clinic == ""


def test_what_an_earlier_key_of_the_clinic_signed_still_holds(clinic, issued, door):
    clinic.signing.replace_key(clinic.actor, samples.PASSWORD)

    assert check(clinic).answer is Answer.VALID


def test_what_an_unknown_key_signed_is_nobodys(clinic, door):
    door.examiner.signed_by = "ab" * 32

    found = check(clinic)

    assert (found.answer, found.clinic) == (Answer.UNKNOWN_CLINIC, "")
    assert found.fingerprint == "ab" * 32


def test_another_clinic_is_asked_for_as_its_fingerprint_was_written(clinic, door):
    door.examiner.signed_by = "ab" * 32

    found = check(clinic, Question(code="IVC1:X", clinic=" AB:" + "ab " * 31))

    assert found.answer is Answer.VALID
    assert door.examiner.asked[-1].clinic == "ab" * 32


def test_what_the_own_register_calls_back_is_not_believed(clinic, issued):
    clinic.register.revoke(clinic.actor, issued.number, "誤発行のため", samples.PASSWORD)

    found = check(clinic)

    assert (found.answer, found.doubts) == (Answer.NOT_VALID, (Doubt.REVOKED,))
    assert found.stated


def test_a_number_that_the_books_do_not_know_is_judged_by_its_signature(clinic, door):
    door.examiner.number = "A-2026-000099"

    assert check(clinic).answer is Answer.VALID


@pytest.mark.parametrize("typed", [" IVC1:AB C\n", "IVC1:AB C"])
def test_a_code_is_taken_as_it_was_pasted(clinic, door, typed):
    check(clinic, Question(code=typed))

    assert door.examiner.asked[-1].code == "IVC1:AB C"


@pytest.mark.parametrize("typed", ["/etc/passwd", "--help", "x" * 100_000])
def test_what_is_pasted_is_never_taken_for_a_file_or_an_option(clinic, door, typed):
    check(clinic, Question(code=typed))

    code = door.examiner.asked[-1].code
    assert code.startswith("IVC1:")
    assert len(code) < 10_000


@pytest.fixture
def other(clinic, door):
    """Return another clinic that is known here, and let it have signed what is checked."""
    door.examiner.signed_by = "ab" * 32
    form = KnownClinicForm("ab" * 32, "架空駅前クリニック", Compared.TELEPHONE)
    return clinic.known.keep(clinic.actor, form)


def test_what_a_known_clinic_signed_is_told_with_its_name(clinic, other):
    found = check(clinic)

    assert (found.answer, found.clinic) == (Answer.VALID, other.name)
    assert (found.is_own, found.listed) == (False, None)


def test_a_clinic_that_was_taken_out_is_unknown_again(clinic, other):
    clinic.known.withdraw(clinic.actor, other.id, "鍵が盗まれたため")

    assert check(clinic).answer is Answer.UNKNOWN_CLINIC


def test_what_the_other_clinic_called_back_is_not_believed(clinic, other, door):
    clinic.known.take_list(clinic.actor, list_file(other.fingerprint, door.examiner.number))

    found = check(clinic)

    assert (found.answer, found.doubts) == (Answer.NOT_VALID, (Doubt.REVOKED,))
    assert (found.clinic, found.listed) == (other.name, MADE)


def test_what_is_not_on_its_list_is_genuine_as_of_its_date(clinic, other):
    clinic.known.take_list(clinic.actor, list_file(other.fingerprint, "A-2026-000777"))

    found = check(clinic)

    assert (found.answer, found.listed) == (Answer.VALID, MADE)


def test_a_name_here_makes_no_paper_of_another_key_genuine(clinic, other):
    found = check(clinic, Question(code="IVC1:X", clinic="cd" * 32))

    assert (found.answer, found.doubts) == (Answer.NOT_VALID, (Doubt.OTHER_CLINIC,))
