import pytest

from app.domain.verifications import Answer, Doubt, Examined, plain, verify
from tests.proof.samples import PROOF

OURS, OTHERS = "ab" * 32, "cd" * 32
GOOD = Examined((), PROOF, fingerprint=OURS)


def test_what_the_named_clinic_signed_is_valid():
    assert verify(GOOD, OURS).answer is Answer.VALID


@pytest.mark.parametrize("written", [OURS.upper(), "AB:" * 31 + "ab", "abab " * 16])
def test_a_fingerprint_is_known_however_it_is_written(written):
    assert plain(written) == OURS
    assert verify(GOOD, written).answer is Answer.VALID


def test_whose_it_is_nobody_knows_without_a_fingerprint():
    assert verify(GOOD).answer is Answer.UNKNOWN_CLINIC


def test_another_clinics_is_not_valid():
    found = verify(GOOD, OTHERS)

    assert (found.answer, found.doubts) == (Answer.NOT_VALID, (Doubt.OTHER_CLINIC,))


@pytest.mark.parametrize("pinned", ["", OURS])
def test_what_was_called_back_is_not_valid(pinned):
    found = verify(GOOD, pinned, frozenset({PROOF.number}))

    assert (found.answer, found.doubts) == (Answer.NOT_VALID, (Doubt.REVOKED,))


@pytest.mark.parametrize("pinned", ["", OURS])
@pytest.mark.parametrize("doubt", Doubt)
def test_any_doubt_keeps_it_from_being_valid(doubt, pinned):
    unread = {Doubt.NO_FILE, Doubt.NOT_A_CERTIFICATE, Doubt.TOO_LARGE, Doubt.LOCKED}

    answer = verify(Examined((doubt,), fingerprint=OURS), pinned).answer

    assert answer is (Answer.UNREADABLE if doubt in unread else Answer.NOT_VALID)


def test_each_answer_leaves_its_own_number():
    assert [(one.value, one.exit_code) for one in Answer] == [
        ("valid", 0),
        ("not_valid", 1),
        ("unreadable", 2),
        ("unknown_clinic", 3),
    ]


@pytest.mark.parametrize("pinned", ["", OURS])
@pytest.mark.parametrize(
    "said", [Examined(()), Examined((), PROOF), Examined((), fingerprint=OURS)]
)
def test_what_says_nothing_or_was_signed_by_nobody_is_not_valid(said, pinned):
    assert verify(said, pinned).answer is Answer.NOT_VALID
