"""The register of certificates: looked through, taken out as a table, and certificates called back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.checkpoints import Occasion
from app.domain.endings import CertificateIsEnded, Ended
from app.domain.errors import Fault, Refused
from app.domain.keys import Withdrawn
from app.domain.proofs import RevocationList, Revoked
from app.domain.sheets import Table, TableForm
from app.domain.staff import Actor, Permission
from app.domain.text import states_nothing
from app.services.checkpoints import Follow, sealed_by_nobody
from app.services.issued import CertificateLine, Sought
from app.services.ports import Begin, CheckPassword, Clock, IssuedCertificate, UnitOfWork
from app.services.signing import FetchKeys
from app.services.tables import WriteTable

# What was issued, what ended its validity, and the number of what stands in its place.
Mark = Callable[[IssuedCertificate, Ended | None, str], bytes]
PAGE = 200
_AT_ONCE, _FOUND = 2000, 50
_HEAD = (
    *("number", "type", "patient_number", "patient", "infusion_at", "issued_at", "issued_by"),
    *("recipient", "supersedes", "state", "ended_at", "reason", "printed", "last_printed_at"),
)


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Some certificates, newest first, and how many there are in all."""

    lines: tuple[CertificateLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A certificate's pages for paper, with 写し or 失効 across each; what was issued stays as it is."""

    issued: IssuedCertificate
    pdf: bytes
    is_void: bool


class CertificateRegisterService:
    """What can be asked of all certificates together; `mark` prints one with a word across it."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        check: CheckPassword,
        keys: FetchKeys,
        mark: Mark,
        write: WriteTable,
        seal: Follow = sealed_by_nobody,
    ) -> None:
        self._write = write
        self._begin = begin
        self._clock = clock
        self._check = check
        self._keys = keys
        self._mark = mark
        self._seal = seal

    def page(
        self, actor: Actor, typed: str, sought: Sought, after: CertificateLine | None = None
    ) -> RegisterPage:
        """Return the newest certificates that are wanted, and older than one that was shown.

        `typed` is a part of the certificate's number, or the patient's name or number.
        """
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            wanted = _named(work, typed, sought)
            found = work.issued.page(wanted, after, PAGE)
            # What fits on the first page is counted; to count by validity looks at everything again.
            is_all = after is None and len(found) < PAGE
            return RegisterPage(found, len(found) if is_all else work.issued.total(wanted))

    def line(self, actor: Actor, number: str) -> CertificateLine:
        """Return one certificate of the register; raises NotThere."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.issued.line(number)

    def sheet(self, actor: Actor, number: str) -> MarkedSheet:
        """Return one for paper: a copy (写し) while it is valid, else void (失効), since when and why.

        The bytes that were issued stay as they are; that a sheet was made is written.
        """
        actor.require(Permission.READ)
        with self._begin() as work:
            issued, line = work.certificates.get(number), work.issued.line(number)
            pdf = self._mark(issued, line.ended, _in_its_place(work, line))
            form = "copy" if line.is_valid else "void"
            details = {"number": number, "form": form}
            now = self._clock()
            work.commit(
                AuditEntry(actor.staff, now, Deed.CERTIFICATE_COPIED, line.treatment, details)
            )
        return MarkedSheet(issued, pdf, is_void=not line.is_valid)

    def export(
        self, actor: Actor, typed: str, sought: Sought, form: TableForm = TableForm.CSV
    ) -> bytes:
        """Return the wanted certificates as a table; that it was taken out is written."""
        actor.require(Permission.TAKE_OUT)
        with self._begin() as work:
            lines = tuple(_all(work, _named(work, typed, sought)))
            rows = tuple(tuple(map(str, _cells(one))) for one in lines)
            content = self._write(Table("certificates", _HEAD, rows), form)
            details = {"certificates": len(lines)}
            now = self._clock()
            work.commit(AuditEntry(actor.staff, now, Deed.REGISTER_EXPORTED, None, details))
        self._seal(actor, Occasion.EXPORT)
        return content

    def revoke(self, actor: Actor, number: str, reason: str, password: str) -> CertificateLine:
        """Call a certificate back (失効), such as one that was issued in error; its record stands.

        Raises:
            Refused: the reason states nothing.
            WrongPassword, TooManyTries: the password is another.
            CertificateIsEnded: it is no longer valid already.
            NotThere: nobody gave this number.
        """
        actor.require(Permission.ISSUE_CERTIFICATE)
        reason = reason.strip()
        if states_nothing(reason):
            raise Refused((Fault("reason", "missing"),))
        self._check(actor.member.login, password)
        now = self._clock()
        with self._begin() as work:
            line = work.issued.line(number)
            if not line.is_valid:
                raise CertificateIsEnded
            work.issued.revoke(number, Withdrawn(actor.staff, now, reason))
            revoked = work.issued.line(number)
            details = {"number": number, "reason": reason, "entry": str(line.entry)}
            work.commit(
                AuditEntry(actor.staff, now, Deed.CERTIFICATE_REVOKED, line.treatment, details)
            )
        self._seal(actor, Occasion.CERTIFICATE)
        return revoked

    def revocations(self, actor: Actor) -> bytes:
        """Return the signed list of all that are no longer valid, for the federations.

        It says since when, and by what (amended, withdrawn, revoked). The reasons in words stay
        in the house: they may tell of an illness.

        Raises:
            StorageError: the clinic's key is missing, or does not open.
        """
        actor.require(Permission.ISSUE_CERTIFICATE)
        now = self._clock()
        with self._begin() as work:
            listed = tuple(
                Revoked(one.number, one.ended.at, one.ended.by.value)
                for one in _all(work, Sought(is_valid=False))
                if one.ended is not None
            )
            content = self._keys().seal_list(RevocationList(now, listed))
            details = {"certificates": len(listed)}
            work.commit(AuditEntry(actor.staff, now, Deed.REVOCATIONS_GIVEN, None, details))
        return content


def _named(work: UnitOfWork, typed: str, sought: Sought) -> Sought:
    """Return what is sought, with the patients whom it was typed for."""
    if not typed.strip():
        return sought
    found = work.patients.search(typed.strip(), _FOUND)
    return replace(sought, number=typed.strip(), patients=frozenset(one.id for one in found))


def _in_its_place(work: UnitOfWork, line: CertificateLine) -> str:
    """Return the valid certificate of the same record, where this one is no longer valid."""
    if line.is_valid:
        return ""
    others = work.certificates.of_patient(line.patient)
    return next((one.number for one in others if one.entry == line.entry and one.is_valid), "")


def _all(work: UnitOfWork, sought: Sought) -> Iterator[CertificateLine]:
    after = None
    while lines := work.issued.page(sought, after, _AT_ONCE):
        yield from lines
        after = lines[-1]


def _cells(one: CertificateLine) -> tuple[object, ...]:
    ended, last = one.ended, one.prints.last
    return (
        one.number,
        one.kind.value,
        one.patient_number,
        one.patient_name,
        local(one.started).isoformat(timespec="minutes"),
        local(one.issued.at).isoformat(timespec="seconds"),
        one.issued_by,
        one.recipient,
        one.supersedes,
        "valid" if ended is None else ended.by.value,
        "" if ended is None else local(ended.at).isoformat(timespec="seconds"),
        "" if ended is None else ended.reason,
        one.prints.count,
        "" if last is None else local(last).isoformat(timespec="seconds"),
    )
