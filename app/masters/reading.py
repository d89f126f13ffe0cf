"""A master as it is delivered, read: whatever it is called, zipped or not."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from app.domain.errors import MasterRefused
from app.domain.masters import MasterFile, MasterKind, PackageInsert, RefusedRow
from app.masters.diseases import read_diseases
from app.masters.drugs import read_drugs
from app.masters.hot import read_hot
from app.masters.inserts import read_insert
from app.masters.modifiers import read_modifiers
from app.masters.opening import members, text_of, zip_names
from app.masters.packages import read_packages
from app.masters.prices import read_prices
from app.masters.recognising import Form, form_of, kind_of
from app.masters.source import Source, Told, nobody

_TABLES: dict[MasterKind, Callable[[Source, str], MasterFile]] = {
    MasterKind.DRUGS: read_drugs,
    MasterKind.HOT: read_hot,
    MasterKind.PACKAGES: read_packages,
    MasterKind.DISEASES: read_diseases,
    MasterKind.MODIFIERS: read_modifiers,
}
_HEAD = 4_096
# Why a file that is no table, no workbook and no insert is not taken.
_NOT_TAKEN = {
    Form.PDF: "pdf",
    Form.PICTURE: "picture",
    Form.WORD: "word",
    Form.OLD_OFFICE: "old_office",
    Form.ZIP: "nested",
}


def read_master(name: str, data: bytes, told: Told | None = None) -> tuple[MasterFile, ...]:
    """Return what a file says that a clinic downloaded; a zip may hold several masters.

    `told` hears how far the reading is (done, of how much); what it raises ends the reading.

    Raises:
        MasterRefused: the file cannot be taken; its `reason` says why.
    """
    if not data:
        raise MasterRefused(name, "empty")
    digest = sha256(data).hexdigest()
    if form_of(name, data) is not Form.ZIP:
        return tuple(_read(Source(name, name, digest, told or nobody), data))
    count = len(zip_names(name, data))
    found: list[MasterFile] = []
    inserts = _Inserts(name, digest)
    for at, (member, content) in enumerate(members(name, data)):
        source = _source(name, member, digest, told or nobody, at, count)
        if count > 1 and _is_aside(source, content):
            continue
        if count > 1 and form_of(source.name, content) is Form.MARKUP:
            inserts.add(source, content)
        else:
            found += _read(source, content)
    found += inserts.file()
    if not found:
        raise MasterRefused(name, "other")
    if count > 1 and told:
        told(count, count)
    return tuple(found)


class _Inserts:
    """The package inserts of one zip; of those that cannot be read the others are none the worse."""

    def __init__(self, name: str, sha256: str) -> None:
        self._source = Source(name, name, sha256)
        self._rows: list[PackageInsert] = []
        self._refused: list[RefusedRow] = []

    def add(self, source: Source, data: bytes) -> None:
        """Take one more insert, or the reason why it cannot be read."""
        try:
            self._rows.append(read_insert(source, data))
        except MasterRefused as fault:
            # Style sheets and the like lie beside the inserts.
            if fault.reason != "other":
                refused = RefusedRow(fault.row, fault.reason, fault.what, source.member)
                self._refused.append(refused)

    def file(self) -> Iterator[MasterFile]:
        """Yield all of them as one master, or nothing where there was none."""
        if not self._rows and self._refused:
            first = self._refused[0]
            raise MasterRefused(
                f"{self._source.name}/{first.code}", first.reason, first.row, first.what
            )
        if self._rows:
            yield _of_inserts(self._source, self._rows, self._refused)


def _of_inserts(
    source: Source, rows: list[PackageInsert], refused: Sequence[RefusedRow] = ()
) -> MasterFile:
    return MasterFile(
        MasterKind.INSERTS,
        source.name,
        source.sha256,
        False,
        source.day or max(row.revised_on for row in rows),
        tuple(rows),
        tuple(refused),
    )


def _is_aside(source: Source, data: bytes) -> bool:
    """Tell whether a file lies in a zip beside masters only: guides, pictures, other tables."""
    form = form_of(source.name, data)
    if form is not Form.TABLE:
        return form in {Form.PDF, Form.PICTURE}
    is_text = b"\0" not in data[:_HEAD]
    return not data or (is_text and kind_of(source.name, text_of(source.name, data)) is None)


def _source(name: str, member: str, digest: str, told: Told, at: int, count: int) -> Source:
    """Return where a member comes from; of one among several, whole files are counted."""
    if count == 1:
        return Source(name, member, digest, told)
    told(at, count)
    return Source(f"{name}/{member}", member, digest, lambda _done, _total: told(at, count))


def _read(source: Source, data: bytes) -> Iterator[MasterFile]:
    form = form_of(source.name, data)
    if form in _NOT_TAKEN:
        raise MasterRefused(source.name, _NOT_TAKEN[form])
    if form is Form.MARKUP:
        yield _of_inserts(source, [read_insert(source, data)])
        return
    file = read_prices(source, data) if form is Form.WORKBOOK else _table(source, data)
    if not file.rows:
        raise _nothing_left(source, file)
    yield file


def _table(source: Source, data: bytes) -> MasterFile:
    text = text_of(source.name, data)
    kind = kind_of(source.name, text)
    if kind is None:
        raise MasterRefused(source.name, "other")
    return _TABLES[kind](source, text)


def _nothing_left(source: Source, file: MasterFile) -> MasterRefused:
    """Return why a file is refused of which no row could be taken."""
    if not file.refused:
        return MasterRefused(source.name, "no_rows")
    first = file.refused[0]
    return MasterRefused(source.name, first.reason, first.row, first.what)
