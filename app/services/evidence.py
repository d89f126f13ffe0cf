"""The evidence pack: a signed bundle for the day on which a federation asks."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.audit import AuditEntry, Deed
from app.domain.checkpoints import Occasion, Signed, to_text
from app.domain.errors import Fault, Refused
from app.domain.keys import Stamp
from app.domain.staff import Actor, Permission
from app.domain.text import states_nothing
from app.services.backup import go_on
from app.services.checkpoints import Follow
from app.services.checkup import Progress
from app.services.exports import PutFiles, file_name, told, told_of
from app.services.ports import Begin, Clock
from app.services.record_data import to_json
from app.services.signing_ports import SealPdf
from app.services.whole_record import Wanted, WholeRecord, gather


@dataclass(frozen=True, slots=True)
class Request:
    """The consent or the request that a pack rests on: who asked, when, for whom, what was agreed."""

    asked_by: str
    asked_on: date | None
    recipient: str
    agreed: str

    def check(self) -> None:
        """Refuse a request that leaves anything open.

        Raises:
            Refused: with every faulty field.
        """
        faults = [
            Fault(field, "missing")
            for field in ("asked_by", "recipient", "agreed")
            if states_nothing(getattr(self, field))
        ]
        if self.asked_on is None:
            faults.append(Fault("asked_on", "missing"))
        if faults:
            raise Refused(tuple(faults))


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file within the bundle."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return its hash, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a bundle is made of; `certificates` are the signed files as they were issued."""

    record: WholeRecord
    request: Request
    checkpoint: Signed
    data: Embedded
    certificates: tuple[Embedded, ...]


# Binds the evidence into one PDF, in the words of a language.
Bind = Callable[[Evidence, str, Progress], bytes]
MakeCheckpoint = Callable[[Actor, Occasion], Signed]


@dataclass(frozen=True, slots=True)
class Bindery:
    """What a pack is bound, signed and put down with."""

    bind: Bind
    sign: SealPdf
    put: PutFiles


class EvidenceService:
    """What can be asked of evidence packs."""

    def __init__(
        self, begin: Begin, clock: Clock, bindery: Bindery, checkpoint: MakeCheckpoint, seal: Follow
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._bindery = bindery
        self._checkpoint = checkpoint
        self._seal = seal

    def pack(
        self,
        actor: Actor,
        wanted: Wanted,
        request: Request,
        folder: Path,
        language: str,
        progress: Progress = go_on,
    ) -> tuple[Path, ...]:
        """Write a signed bundle and its machine-readable copy into a folder; return where they lie.

        Raises:
            Refused: the request leaves something open, or the period ends before it begins.
            ExportTrouble: they could not be written; none of them is there.
            StorageError: the trail or the bundle could not be signed.
        """
        actor.require(Permission.TAKE_OUT)
        request.check()
        wanted.period.check()
        # Made anew, so that it vouches for everything in the bundle.
        checkpoint = self._checkpoint(actor, Occasion.EXPORT)
        with self._begin() as work:
            record = gather(work, wanted, Stamp(actor.staff, self._clock()))
        name, bindery = file_name("evidence", record), self._bindery
        evidence = _evidence(record, request, checkpoint)
        pdf = bindery.sign(bindery.bind(evidence, language, progress))
        files = {f"{name}.pdf": pdf, f"{name}.json": evidence.data.content}
        details = {**told(record), **_request(request), **told_of(folder, files)}
        by = record.gathered

        def trace() -> None:
            with self._begin() as work:
                work.commit(
                    AuditEntry(by.by, by.at, Deed.EVIDENCE_PACKED, record.patient.id, details)
                )

        paths = bindery.put(folder, files, trace)
        self._seal(actor, Occasion.EXPORT)
        return paths


def _evidence(record: WholeRecord, request: Request, checkpoint: Signed) -> Evidence:
    certificates = tuple(
        Embedded(f"{one.issued.number}.pdf", one.issued.pdf) for one in record.certificates
    )
    more = {
        "evidence": {
            "request": _request(request),
            "checkpoint": {
                "text": to_text(checkpoint.checkpoint),
                "key": checkpoint.key.hex(),
                "signature": checkpoint.signature.hex(),
            },
            "files": [
                {"name": one.name, "bytes": len(one.content), "sha256": one.sha256}
                for one in certificates
            ],
        }
    }
    data = Embedded("record.json", to_json(record, more))
    return Evidence(record, request, checkpoint, data, certificates)


def _request(request: Request) -> dict[str, object]:
    return {
        "asked_by": request.asked_by.strip(),
        "asked_on": "" if request.asked_on is None else request.asked_on.isoformat(),
        "recipient": request.recipient.strip(),
        "agreed": request.agreed.strip(),
    }
