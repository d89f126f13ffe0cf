"""A master as it is delivered, read: whatever it is called, zipped or not."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from app.domain.errors import MasterRefused
from app.domain.masters import MasterFile, MasterKind
from app.masters.diseases import read_diseases
from app.masters.drugs import read_drugs
from app.masters.modifiers import read_modifiers
from app.masters.opening import members, text_of, zip_names
from app.masters.recognising import Form, form_of, kind_of
from app.masters.source import Source, Told, nobody

_TABLES: dict[MasterKind, Callable[[Source, str], MasterFile]] = {
    MasterKind.DRUGS: read_drugs,
    MasterKind.DISEASES: read_diseases,
    MasterKind.MODIFIERS: read_modifiers,
}
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
    for at, (member, content) in enumerate(members(name, data)):
        found += _read(_source(name, member, digest, told or nobody, at, count), content)
    if not found:
        raise MasterRefused(name, "other")
    return tuple(found)


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
    text = text_of(source.name, data)
    kind = kind_of(source.name, text)
    if kind is None:
        raise MasterRefused(source.name, "other")
    file = _TABLES[kind](source, text)
    if not file.rows:
        raise _nothing_left(source, file)
    yield file


def _nothing_left(source: Source, file: MasterFile) -> MasterRefused:
    """Return why a file is refused of which no row could be taken."""
    if not file.refused:
        return MasterRefused(source.name, "no_rows")
    first = file.refused[0]
    return MasterRefused(source.name, first.reason, first.row, first.what)
