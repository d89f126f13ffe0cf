"""A bindery and forms without fonts: what goes in can be found in what comes out."""

import json

from app.record.files import put_files
from app.services.checkup import Progress
from app.services.evidence import Bindery, Evidence
from app.services.record_data import record_data
from app.services.trouble import ExportWasStopped
from app.services.whole_record import WholeRecord

SEALED = b"\n%sealed by the clinic\n"


def plain(record: WholeRecord, language: str) -> bytes:
    """Return a record as it stands, with the language before it."""
    return f"{language} {json.dumps(record_data(record), ensure_ascii=False)}".encode()


class FakeBindery:
    """Binds by writing names and contents below each other, and seals with a line at the end."""

    def __init__(self) -> None:
        self.bound: list[Evidence] = []
        self.trouble: Exception | None = None

    def as_one(self) -> Bindery:
        """Return what the service takes."""
        return Bindery(self._bind, self._sign, put_files)

    def _bind(self, evidence: Evidence, language: str, progress: Progress) -> bytes:
        if not progress(1, 1):
            raise ExportWasStopped
        self.bound.append(evidence)
        files = (evidence.data, *evidence.certificates)
        return b"\n".join([language.encode(), *(one.content for one in files)])

    def _sign(self, pdf: bytes) -> bytes:
        if self.trouble is not None:
            raise self.trouble
        return pdf + SEALED
