"""The master of modifiers (修飾語マスター): z_….txt."""

from app.domain.masters import Change, MasterFile, MasterKind, ModifierRow, RefusedRow
from app.masters.fields import CHANGES, Unreadable, day
from app.masters.source import Source
from app.masters.tables import check_code, check_sign, is_length, is_whole, records

WIDTHS = (19,)
SIGN = "Z"
# Their codes begin with 8: の疑い is 8002.
_SUFFIX = "8"


def read_modifiers(source: Source, text: str) -> MasterFile:
    """Return the entries of the master of modifiers."""
    is_full = is_whole(text, SIGN)
    rows: list[ModifierRow] = []
    refused: list[RefusedRow] = []
    seen: set[str] = set()
    for row, fields in records(source, text, WIDTHS):
        code = fields[2]
        check_sign(source, row, fields[1], SIGN)
        check_code(source, row, code, 4)
        try:
            rows.append(_modifier(row, fields, is_full, seen))
        except Unreadable as fault:
            refused.append(RefusedRow(row, fault.reason, fault.what, code))
    return MasterFile(
        MasterKind.MODIFIERS,
        source.name,
        source.sha256,
        is_full,
        source.day,
        tuple(rows),
        tuple(refused),
    )


def _modifier(row: int, fields: list[str], is_full: bool, seen: set[str]) -> ModifierRow:
    code, name, change = fields[2], fields[6], CHANGES.get(fields[0])
    if change is None:
        raise Unreadable("change", fields[0])
    if code in seen:
        raise Unreadable("twice", code)
    if not name and (is_full or change in {Change.STANDS, Change.NEW}):
        raise Unreadable("blank", code)
    if not is_length(fields[5], name):
        raise Unreadable("length", name)
    abolished = day(fields[15])
    seen.add(code)
    return ModifierRow(
        row,
        change,
        code,
        name,
        fields[9],
        fields[16],
        fields[17],
        code.startswith(_SUFFIX),
        abolished,
    )
