"""Reads tables that came as text: CSV and TSV in the encodings of Japanese offices."""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from app.domain.errors import BadTable

_SEPARATORS = (",", "\t", ";")
# A field of a table; a file of another kind has none so long, or a quote that nobody closed has.
_LONGEST_FIELD = 32_767
_CONTROL = frozenset(map(chr, range(32))) - set("\t\r\n\f\x1a")


def rows_of_text(content: bytes) -> list[tuple[str, ...]]:
    """Return the rows of a text; raises BadTable."""
    text = _decoded(content)
    if _CONTROL & set(text):
        raise BadTable("kind")
    if not text.strip():
        raise BadTable("empty")
    return _split(text, _separator(text))


def _decoded(content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif content.startswith(BOM_UTF8):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "cp932"]
    # The bytes of nothing stand in UTF-16 alone, or in no text at all.
    if b"\x00" in content and encodings != ["utf-16"]:
        raise BadTable("encoding")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadTable("encoding")


def _separator(text: str) -> str:
    """Return the sign that parts the cells: the one that parts most of them, outside of quotes."""
    counts = {
        sign: sum(
            len(row) - 1 for row in _split("\n".join(text.splitlines()[:20]), sign, strict=False)
        )
        for sign in _SEPARATORS
    }
    return max(_SEPARATORS, key=lambda sign: counts[sign])


def _split(text: str, separator: str, *, strict: bool = True) -> list[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            rows.append(tuple(row))
            if any(len(cell) > _LONGEST_FIELD for cell in row):
                raise BadTable("quotes", row=str(reader.line_num))
    except csv.Error as error:
        if strict:
            raise BadTable("quotes", row=str(reader.line_num)) from error
    return rows
