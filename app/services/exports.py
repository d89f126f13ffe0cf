"""Printing a patient's record, and taking it out of the house as files."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.checkpoints import Occasion
from app.domain.course import Stage
from app.domain.errors import Fault, Refused
from app.domain.keys import Stamp
from app.domain.staff import Actor, Permission
from app.services.backup import go_on
from app.services.checkpoints import Follow, sealed_by_nobody
from app.services.checkup import Progress
from app.services.ports import Begin, Clock
from app.services.record_data import to_json
from app.services.whole_record import Wanted, WholeRecord, gather

# Puts files into a folder, all or none, and returns where; raises ExportTrouble. The third
# argument is done once they are written; where it fails none of them stays.
PutFiles = Callable[[Path, Mapping[str, bytes], Callable[[], None]], tuple[Path, ...]]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms that people read, in the words of a language, and the one that clinics exchange."""

    to_pdf: Callable[[WholeRecord, str, Progress], bytes]
    to_text: Callable[[WholeRecord, str], bytes]
    to_fhir: Callable[[WholeRecord], bytes]  # for programs; its few words are always the same


class ExportService:
    """What can be asked for on paper and as files."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        forms: Forms,
        put: PutFiles,
        seal: Follow = sealed_by_nobody,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._forms = forms
        self._put = put
        self._seal = seal

    def print(
        self, actor: Actor, wanted: Wanted, language: str, progress: Progress = go_on
    ) -> bytes:
        """Return the record as pages (PDF) for a printer; that it was printed is written.

        Raises:
            Refused: the period ends before it begins.
        """
        actor.require(Permission.READ)
        record = self._gathered(actor, wanted)
        pdf = self._forms.to_pdf(record, language, progress)
        details = {**told(record), "way": "paper"}
        self._trace(record, Deed.RECORD_PRINTED, details)
        return pdf

    def export(
        self,
        actor: Actor,
        wanted: Wanted,
        folder: Path,
        language: str,
        progress: Progress = go_on,
    ) -> tuple[Path, ...]:
        """Write the record into a folder as pages, as text and as data; return where they lie.

        Raises:
            Refused: the period ends before it begins.
            ExportTrouble: they could not be written; none of them is there.
        """
        actor.require(Permission.TAKE_OUT)
        record = self._gathered(actor, wanted)
        name = file_name("record", record)
        files = {
            f"{name}.pdf": self._forms.to_pdf(record, language, progress),
            f"{name}.txt": self._forms.to_text(record, language),
            f"{name}.json": to_json(record),
        }
        details = {**told(record), **told_of(folder, files)}
        paths = self._put(folder, files, lambda: self._trace(record, Deed.RECORD_EXPORTED, details))
        self._seal(actor, Occasion.EXPORT)
        return paths

    def fhir(self, actor: Actor, wanted: Wanted, folder: Path) -> tuple[Path, ...]:
        """Write what was given into a folder as a FHIR bundle (JP Core); return where it lies.

        Raises:
            Refused: the period ends before it begins, or holds an infusion that has not ended.
            ExportTrouble: it could not be written; it is not there.
        """
        actor.require(Permission.TAKE_OUT)
        record = self._gathered(actor, wanted)
        _refuse_what_goes_on(record)
        files = {f"{file_name('fhir', record)}.json": self._forms.to_fhir(record)}
        details = {**told(record), "way": "fhir", **told_of(folder, files)}
        paths = self._put(folder, files, lambda: self._trace(record, Deed.RECORD_EXPORTED, details))
        self._seal(actor, Occasion.EXPORT)
        return paths

    def _gathered(self, actor: Actor, wanted: Wanted) -> WholeRecord:
        wanted.period.check()
        with self._begin(to_look=True) as work:
            return gather(work, wanted, Stamp(actor.staff, self._clock()))

    def _trace(self, record: WholeRecord, deed: Deed, details: Mapping[str, object]) -> None:
        by = record.gathered
        with self._begin() as work:
            work.commit(AuditEntry(by.by, by.at, deed, record.patient.id, details))


def _refuse_what_goes_on(record: WholeRecord) -> None:
    """Refuse an infusion that waits or runs: JP Core knows only what was given; none is left out unsaid."""
    for versions in record.infusions:
        one = versions[-1]
        is_over = one.ended is not None and one.ended <= record.gathered.at
        if one.withdrawn is None and not (one.stage is Stage.GIVEN and is_over):
            facts = (("at", f"{local(one.started):%Y-%m-%d %H:%M}"),)
            raise Refused((Fault("entry", "goes_on", facts),))


def file_name(kind: str, record: WholeRecord) -> str:
    """Return a name that tells what a file is, and not who the patient is."""
    made = f"{local(record.gathered.at):%Y%m%d-%H%M}"
    return f"tenteki-{kind}-{record.patient.number}-{made}"


def told(record: WholeRecord) -> dict[str, object]:
    """Return what the trail tells of a record that is handed out: whose, and how much of it."""
    period, entry = record.wanted.period, record.wanted.entry
    return {
        "number": record.patient.number,
        "from": None if period.since is None else period.since.isoformat(),
        "to": None if period.until is None else period.until.isoformat(),
        "entry": None if entry is None else str(entry),
        "infusions": len(record.infusions),
    }


def told_of(folder: Path, files: Mapping[str, bytes]) -> dict[str, object]:
    """Return what the trail tells of files: where to, and the hash of each."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    return {"to_folder": str(folder), "files": hashes}
