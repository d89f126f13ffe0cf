"""The package inserts of one file: one alone, or all that lie in a zip."""

from collections.abc import Iterator, Sequence

from app.domain.errors import MasterRefused
from app.domain.masters import MasterFile, MasterKind, PackageInsert, RefusedRow
from app.masters.inserts import read_insert
from app.masters.source import Source


class Inserts:
    """The package inserts of one zip; of those that cannot be read the others are none the worse."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._rows: list[PackageInsert] = []
        self._refused: list[RefusedRow] = []

    def add(self, source: Source, data: bytes, place: int) -> None:
        """Take one more insert, or the reason why it cannot be read: in a line, or as a whole."""
        try:
            self._rows.append(read_insert(source, data))
        except MasterRefused as fault:
            # Style sheets and the like lie beside the inserts.
            if fault.reason != "other":
                row, what, name = fault.row or place, fault.what or source.member, source.member
                self._refused.append(RefusedRow(row, fault.reason, what, name))

    def file(self) -> Iterator[MasterFile]:
        """Yield all of them as one master, or nothing where there was none."""
        if not self._rows and self._refused:
            first = self._refused[0]
            raise MasterRefused(
                f"{self._source.name}/{first.code}", first.reason, first.row, first.what
            )
        if self._rows:
            yield of_inserts(self._source, self._rows, self._refused)


def of_inserts(
    source: Source, rows: list[PackageInsert], refused: Sequence[RefusedRow] = ()
) -> MasterFile:
    """Return package inserts as one master: never the whole of them, however many."""
    return MasterFile(
        MasterKind.INSERTS,
        source.name,
        source.sha256,
        False,
        source.day or max(row.revised_on for row in rows),
        tuple(rows),
        tuple(refused),
    )
