"""What a file is: known by what stands in it, never by its name."""

import csv
from enum import Enum, auto

from app.domain.errors import MasterRefused
from app.domain.masters import MasterKind
from app.masters import diseases, drugs, hot, modifiers, packages
from app.masters.opening import is_zip, zip_names

_SIGNS = {
    drugs.SIGN: (MasterKind.DRUGS, drugs.WIDTHS),
    diseases.SIGN: (MasterKind.DISEASES, diseases.WIDTHS),
    modifiers.SIGN: (MasterKind.MODIFIERS, modifiers.WIDTHS),
}
_HEADS = {
    hot.HEAD: (MasterKind.HOT, hot.WIDTHS),
    packages.HEAD: (MasterKind.PACKAGES, packages.WIDTHS),
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# A head line is no longer than this.
_MOST_SIGNS = 8_000
_LEAST_FIELDS = 14


class Form(Enum):
    """How a file is written, before anybody asks what it says."""

    TABLE = auto()
    WORKBOOK = auto()
    MARKUP = auto()
    PDF = auto()
    PICTURE = auto()
    WORD = auto()
    OLD_OFFICE = auto()
    ZIP = auto()


def form_of(file: str, data: bytes) -> Form:
    """Return how a file is written, as its first bytes tell."""
    if is_zip(data):
        names = set(zip_names(file, data))
        if "[Content_Types].xml" not in names:
            return Form.ZIP
        if "word/document.xml" in names:
            return Form.WORD
        return Form.WORKBOOK if "xl/workbook.xml" in names else Form.OLD_OFFICE
    if data.startswith(b"%PDF"):
        return Form.PDF
    if data.startswith(_OLD_OFFICE):
        return Form.OLD_OFFICE
    if data.startswith(_PICTURES):
        return Form.PICTURE
    is_markup = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"
    return Form.MARKUP if is_markup else Form.TABLE


def kind_of(file: str, text: str) -> MasterKind | None:
    """Return which master a table is, None where it is none of them.

    Raises:
        MasterRefused: it would be one, but for its columns or what parts them.
    """
    line = text.lstrip("\r\n").partition("\n")[0].rstrip("\r")[:_MOST_SIGNS]
    fields = next(csv.reader([line.replace("\r", " ")]), [])
    for separator in (";", "\t"):
        if len(fields) < _LEAST_FIELDS <= line.count(separator):
            raise MasterRefused(file, "separator", 1, separator.replace("\t", "Tab"))
    if len(fields) < 2:
        return None
    kind, widths = _SIGNS.get(fields[1]) or _HEADS.get(_head(fields[0])) or (None, ())
    if kind and len(fields) not in widths:
        raise MasterRefused(file, "columns", 1, str(len(fields)))
    return kind


def _head(text: str) -> str:
    """Return the first heading as far as it stayed the same over the years."""
    return text.partition("（")[0]
