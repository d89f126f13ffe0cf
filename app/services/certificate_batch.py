"""The certificates of a whole team in one go: issued or handed out again, each as if asked for alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from app.domain.calendar import local
from app.domain.consents import Terms
from app.domain.errors import DomainError
from app.domain.patients import Patient
from app.domain.staff import Actor, Permission
from app.domain.treatments import EntryId, Treatment
from app.services.checkup import Progress
from app.services.exports import PutFiles
from app.services.ports import Begin, IssuedCertificate

# More patients than a clinic of athletes has.
_ALL = 100_000
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")
Issue = Callable[[Actor, EntryId, Terms], IssuedCertificate]
NotePrint = Callable[[Actor, str, str], None]


@dataclass(frozen=True, slots=True)
class BatchWish:
    """Whose certificates are wanted, of infusions from one day to another, and where they go.

    Each player agreed upon the same `terms`; one who is not of age is issued alone, upon a
    guardian's consent.
    """

    team: str
    since: date
    until: date
    folder: Path
    terms: Terms


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What came of one infusion: a file, or the problem that there is none."""

    patient: Patient
    treatment: Treatment
    number: str = ""
    file: Path | None = None
    is_new: bool = False
    problem: DomainError | None = None


@dataclass(frozen=True, slots=True)
class BatchAnswer:
    """What came of all; where it was stopped, what was done by then stands."""

    lines: tuple[BatchLine, ...]
    is_stopped: bool = False


class CertificateBatch:
    """What can be asked of the certificates of a team."""

    def __init__(self, begin: Begin, issue: Issue, note_print: NotePrint, put: PutFiles) -> None:
        self._begin = begin
        self._issue = issue
        self._note_print = note_print
        self._put = put

    def teams(self, actor: Actor) -> tuple[str, ...]:
        """Return the teams that patients belong to."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return tuple(sorted({one.team for one in work.patients.search("", _ALL) if one.team}))

    def run(self, actor: Actor, wish: BatchWish, progress: Progress) -> BatchAnswer:
        """Write the certificate of each infusion that the judge allows one, and say which not.

        One that is valid is handed out again as it was issued; each is written into the trail.

        Raises:
            ExportTrouble: the folder is gone, full, or may not be written in.
            StorageError: the clinic's key is missing; what was done by then stands.
        """
        actor.require(Permission.ISSUE_CERTIFICATE)
        wanted = tuple(self._wanted(wish))
        lines: list[BatchLine] = []
        for done, (patient, treatment) in enumerate(wanted):
            if not progress(done, len(wanted)):
                return BatchAnswer(tuple(lines), is_stopped=True)
            lines.append(self._one(actor, wish, patient, treatment))
        progress(len(wanted), len(wanted))
        return BatchAnswer(tuple(lines))

    def _wanted(self, wish: BatchWish) -> Iterator[tuple[Patient, Treatment]]:
        with self._begin(to_look=True) as work:
            for patient in work.patients.search("", _ALL):
                if patient.team != wish.team:
                    continue
                for one in reversed(work.treatments.of_patient(patient.id)):
                    if one.withdrawn is None and (
                        wish.since <= local(one.started).date() <= wish.until
                    ):
                        yield patient, one

    def _one(
        self, actor: Actor, wish: BatchWish, patient: Patient, treatment: Treatment
    ) -> BatchLine:
        issued = self._valid(treatment)
        is_new = issued is None
        try:
            if issued is None:
                issued = self._issue(actor, treatment.entry, wish.terms)
        except DomainError as error:
            return BatchLine(patient, treatment, problem=error)
        name = f"{issued.number}_{_UNSAFE.sub('-', patient.romaji).strip('-') or 'certificate'}.pdf"
        note = partial(self._note_print, actor, issued.number, "file")
        (path,) = self._put(wish.folder, {name: issued.pdf}, note)
        return BatchLine(patient, treatment, issued.number, path, is_new)

    def _valid(self, treatment: Treatment) -> IssuedCertificate | None:
        """Return the newest certificate of an infusion that is valid, or None."""
        with self._begin(to_look=True) as work:
            for one in work.certificates.of_patient(treatment.patient):
                if one.entry == treatment.entry and one.is_valid:
                    return work.certificates.get(one.number)
        return None
