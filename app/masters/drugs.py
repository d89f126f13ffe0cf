"""The drug master (医薬品マスター): y_ALL….csv whole, y_….csv the differences."""

from datetime import date

from app.domain.masters import Change, DrugRow, MasterFile, MasterKind, RefusedRow
from app.masters.fields import CHANGES, Unreadable, amount, day, mark, price
from app.masters.source import Source
from app.masters.tables import check_code, check_sign, is_length, is_whole, records

WIDTHS = (35, 40, 42)
SIGN = "Y"
# What is no drug (a deduction in points) has a number that is no price.
_POINTS = "7"
_FACTS = (
    ("name", 4, str),
    ("kana", 6, str),
    ("unit", 9, str),
    ("price", 11, price),
    ("control", 13, mark),
    ("volume_ml", 20, amount),
    ("unified", 22, mark),
    ("form", 27, str),
    ("changed_on", 29, day),
    ("abolished_on", 30, day),
    ("listing", 31, str),
    ("usable_until", 33, day),
    ("base_name", 34, str),
    ("listed_on", 35, day),
    ("is_twin", 41, "2".__eq__),
)


def read_drugs(source: Source, text: str) -> MasterFile:
    """Return the entries of the drug master, or of a file of its differences."""
    is_full = is_whole(text, SIGN)
    rows: list[DrugRow] = []
    refused: list[RefusedRow] = []
    seen: set[str] = set()
    for row, fields in records(source, text, WIDTHS):
        code = fields[2]
        check_sign(source, row, fields[1], SIGN)
        check_code(source, row, code, 9)
        try:
            rows.append(_drug(row, fields, is_full, seen))
        except Unreadable as fault:
            refused.append(RefusedRow(row, fault.reason, fault.what, code))
    days = [one for row in rows if isinstance(one := row.facts.get("changed_on"), date)]
    return MasterFile(
        MasterKind.DRUGS,
        source.name,
        source.sha256,
        is_full,
        source.day or max(days, default=None),
        tuple(rows),
        tuple(refused),
    )


def _drug(row: int, fields: list[str], is_full: bool, seen: set[str]) -> DrugRow:
    code, change = fields[2], CHANGES.get(fields[0])
    if change is None:
        raise Unreadable("change", fields[0])
    if code in seen:
        raise Unreadable("twice", code)
    for told in (3, 5):
        if fields[told + 1] and not is_length(fields[told], fields[told + 1]):
            raise Unreadable("length", fields[told + 1])
    is_all_told = is_full or change is Change.NEW
    if is_all_told and not fields[4]:
        raise Unreadable("blank", code)
    if fields[10] == _POINTS:
        fields[11] = ""
    seen.add(code)
    width = len(fields)
    facts: dict[str, object] = {
        name: read(fields[at])
        for name, at, read in _FACTS
        if at < width and (is_all_told or fields[at])
    }
    return DrugRow(row, change, code, facts)
