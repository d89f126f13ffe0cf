"""The ways in which the clinic's own rules say no."""

from app.domain.values import dataclass
from app.domain.verdicts import Finding


class DomainError(Exception):
    """The rules refuse what was asked; the words for it are found elsewhere."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that cannot stay as it is, and why.

    `field` is the field's address ("basis", "lines/0/dose"), `code` the reason
    as a stable word; `facts` fill the blanks of the sentence that tells it.
    """

    field: str
    code: str
    facts: tuple[tuple[str, str], ...] = ()


class Refused(DomainError):
    """A form that cannot be kept as it is; every faulty field is named at once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(f"{fault.field}: {fault.code}" for fault in faults))
        self.faults = faults


class NotPermitted(DomainError):
    """Somebody asked for a deed that is not theirs."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class NotThere(DomainError):
    """What was asked for is not in the clinic's books."""

    def __init__(self, what: str, key: str) -> None:
        super().__init__(f"{what} {key}")
        self.what = what
        self.key = key


class WrongPassword(DomainError):
    """The name and the password do not belong together."""


class PaperIsWrong(WrongPassword):
    """No emergency code or recovery paper that is still good reads so."""


class CodeIsWanted(DomainError):
    """The password is right; the code of the second factor is still wanted."""


class CodeIsWrong(DomainError):
    """The code is not the one of this moment, or was used before."""


class PasswordMustChange(DomainError):
    """The password was given by somebody else; its owner chooses another one now."""


class TooManyTries(DomainError):
    """The password was wrong too often; nobody may try under this name for a while."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


class NoPhysicianLeft(DomainError):
    """The clinic's last physician was about to be closed out or given another role."""


class NotOnesOwn(DomainError):
    """Somebody was about to close or to change the role of the own account."""


class LabelIsKnown(DomainError):
    """A label was about to be typed over one that came with the program or from an insert."""


class TreatmentIsFinal(DomainError):
    """A finalised record (確定) was about to be changed."""


class TreatmentIsOpen(DomainError):
    """A record that is not final yet was about to be amended."""


class TreatmentIsWithdrawn(DomainError):
    """A record that was withdrawn (取り下げ) was about to be changed or certified."""


class TreatmentIsUnapproved(DomainError):
    """A proxy entry (代行入力) was about to be finalised before a physician approved it."""


class TreatmentIsNotGiven(DomainError):
    """An order (指示) that was not carried out to its end was about to be finalised."""


class StepOutOfTurn(DomainError):
    """Something was told of a drip that cannot follow what was done before; `act` says what."""

    def __init__(self, act: str) -> None:
        super().__init__(act)
        self.act = act


class TreatmentIsNotOver(DomainError):
    """An infusion was about to be finalised before its end."""


class TreatmentIsIncomplete(DomainError):
    """A record that still lacks a fact was about to be finalised."""


class NoCertificate(DomainError):
    """No certificate of the wanted type may be issued; `findings` say why.

    None of them means that the patient answers to no body.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


class BadEdition(DomainError):
    """A file that cannot stand among the editions of the rules.

    `code` tells what is wrong with it as a stable word, `place` where (a line, a key, a rule's
    number, a body), `detail` both in the terms of the file.
    """

    def __init__(self, file: str, code: str, detail: str, place: str = "") -> None:
        super().__init__(f"{file}: {detail}")
        self.file = file
        self.code = code
        self.detail = detail
        self.place = place


class MasterOutOfOrder(DomainError):
    """A file of a master that cannot be taken now; the books are as they were.

    `code` tells why as a stable word, `place` the row or the day that shows it, `detail` what
    stands there.
    """

    def __init__(self, file: str, code: str, place: str = "", detail: str = "") -> None:
        super().__init__(f"{file}: {code} {place} {detail}".strip())
        self.file = file
        self.code = code
        self.place = place
        self.detail = detail


class MasterRefused(DomainError):
    """A file that was handed over as a public master and cannot be taken; nothing was changed.

    `reason` tells why as a stable word, `row` where (counted from 1, 0 where it is no row), `what`
    the text at fault, or what was found instead.
    """

    def __init__(self, file: str, reason: str, row: int = 0, what: str = "") -> None:
        super().__init__(f"{file}, row {row}: {reason}")
        self.file = file
        self.reason = reason
        self.row = row
        self.what = what


class BadTable(DomainError):
    """A file that is no table which can be read, or a text that its form cannot hold.

    `code` tells what is wrong as a stable word, `facts` fill the blanks of its sentence.
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
