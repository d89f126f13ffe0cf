"""What comes of looking whether a certificate is genuine: an answer, the doubts, and what it states."""

from enum import StrEnum

from app.domain.proofs import Proof
from app.domain.values import dataclass


class Answer(StrEnum):
    """Genuine and from the clinic that was named; not; no certificate; or whose, nobody knows."""

    VALID = "valid"
    NOT_VALID = "not_valid"
    UNREADABLE = "unreadable"
    UNKNOWN_CLINIC = "unknown_clinic"

    @property
    def exit_code(self) -> int:
        """Return what the command leaves behind."""
        return _EXIT_CODES[self]


_EXIT_CODES = {
    Answer.VALID: 0,
    Answer.NOT_VALID: 1,
    Answer.UNREADABLE: 2,
    Answer.UNKNOWN_CLINIC: 3,
}


class Doubt(StrEnum):
    """Why a certificate is not believed."""

    NO_FILE = "no_file"
    NOT_A_CERTIFICATE = "not_a_certificate"
    TOO_LARGE = "too_large"
    LOCKED = "locked"
    NOT_SIGNED = "not_signed"
    SIGNED_TWICE = "signed_twice"
    CHANGED = "changed"
    CHANGED_LATER = "changed_later"
    MORE_APPENDED = "more_appended"
    OTHER_CLINIC = "other_clinic"
    NO_RECORD = "no_record"
    RECORD_DIFFERS = "record_differs"
    NO_CODE = "no_code"
    CODE_DIFFERS = "code_differs"
    CODE_BROKEN = "code_broken"
    CODE_NOT_ATTACHED = "code_not_attached"
    REVOKED = "revoked"
    FAULT = "fault"


# With these nothing was found that claims to be a certificate at all.
_NOTHING_TO_CHECK = frozenset(
    {Doubt.NO_FILE, Doubt.NOT_A_CERTIFICATE, Doubt.TOO_LARGE, Doubt.LOCKED}
)


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found, whoever signed it: whose it is, is another question.

    `fingerprint` is that of the key that signed (SHA-256, hexadecimal), empty where none did;
    `record` the attached record as canonical text, where there is one; `signer` the name that
    the key gives itself, which proves nothing.
    """

    doubts: tuple[Doubt, ...]
    proof: Proof | None = None
    record: str = ""
    fingerprint: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to whoever asked, with everything that it rests on."""

    answer: Answer
    examined: Examined
    doubts: tuple[Doubt, ...] = ()


def verify(
    examined: Examined, pinned: str = "", revoked: frozenset[str] = frozenset()
) -> Verification:
    """Return the answer for somebody who knows a clinic by its fingerprint, or knows none.

    `revoked` are the numbers that the clinic has called back.
    """
    doubts = list(examined.doubts)
    if not doubts and (examined.proof is None or not examined.fingerprint):
        # Nothing said and nothing wrong: that is no certificate either.
        doubts.append(Doubt.FAULT)
    if pinned and examined.fingerprint and plain(pinned) != examined.fingerprint:
        doubts.append(Doubt.OTHER_CLINIC)
    if examined.proof is not None and examined.proof.number in revoked:
        doubts.append(Doubt.REVOKED)
    return Verification(_answer(doubts, pinned), examined, tuple(doubts))


def plain(fingerprint: str) -> str:
    """Return a fingerprint without the gaps and colons that it is written with."""
    return "".join(sign for sign in fingerprint.lower() if sign not in " :-\t\r\n")


def _answer(doubts: list[Doubt], pinned: str) -> Answer:
    if any(doubt in _NOTHING_TO_CHECK for doubt in doubts):
        return Answer.UNREADABLE
    if doubts:
        return Answer.NOT_VALID
    return Answer.VALID if pinned else Answer.UNKNOWN_CLINIC
