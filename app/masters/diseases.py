"""The master of diagnoses (傷病名マスター): b_….txt."""

from app.domain.masters import Change, DiseaseRow, MasterFile, MasterKind, RefusedRow
from app.masters.fields import CHANGES, Unreadable, day
from app.masters.source import Source
from app.masters.tables import check_code, check_sign, is_length, is_whole, records

WIDTHS = (46,)
SIGN = "B"


def read_diseases(source: Source, text: str) -> MasterFile:
    """Return the entries of the master of diagnoses."""
    is_full = is_whole(text, SIGN)
    rows: list[DiseaseRow] = []
    refused: list[RefusedRow] = []
    seen: set[str] = set()
    for row, fields in records(source, text, WIDTHS):
        code = fields[2]
        check_sign(source, row, fields[1], SIGN)
        check_code(source, row, code, 7)
        try:
            rows.append(_disease(row, fields, is_full, seen))
        except Unreadable as fault:
            refused.append(RefusedRow(row, fault.reason, fault.what, code))
    return MasterFile(
        MasterKind.DISEASES,
        source.name,
        source.sha256,
        is_full,
        source.day,
        tuple(rows),
        tuple(refused),
    )


def _disease(row: int, fields: list[str], is_full: bool, seen: set[str]) -> DiseaseRow:
    code, name, change = fields[2], fields[5], CHANGES.get(fields[0])
    if change is None:
        raise Unreadable("change", fields[0])
    if code in seen:
        raise Unreadable("twice", code)
    if not name and (is_full or change in {Change.STANDS, Change.NEW}):
        raise Unreadable("blank", code)
    if not (is_length(fields[4], name) and is_length(fields[6], fields[7])):
        raise Unreadable("length", name)
    abolished = day(fields[23])
    seen.add(code)
    moved = fields[3]
    return DiseaseRow(
        row,
        change,
        code,
        name,
        fields[7],
        fields[9],
        fields[10],
        fields[12],
        tuple(one for one in (fields[15], fields[16]) if one),
        "" if moved == code else moved,
        fields[18] != "01",
        fields[19] != "1",
        abolished,
    )
