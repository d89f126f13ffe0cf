"""Tables in the layouts of the public masters, all of it invented."""

import csv
import io
import zipfile

from app.masters.reading import read_master


def encoded(rows, encoding="cp932"):
    """Return rows as a public table: quoted throughout, CRLF."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def zipped(parts):
    """Return a zip of parts by their names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def read(data, name="master.csv"):
    """Return the one master that a file holds."""
    (file,) = read_master(name, data)
    return file


def row_of(width, columns):
    """Return a row of so many columns, filled by their numbers from 1 as the layouts count."""
    return [str(columns.get(at, "")) for at in range(1, width + 1)]


def drug(code="620900001", name="サンプル静注１００ｍｇ", width=42, **changes):
    """Return a row of a full drug master; `c12="84.00"` fills column 12."""
    kana = changes.pop("kana", "ｻﾝﾌﾟﾙｼﾞﾖｳﾁﾕｳ100MG")
    columns = {
        1: "0", 2: "Y", 3: code, 4: len(name), 5: name, 6: f"{len(kana):02}", 7: kana,
        8: "22", 9: "1", 10: "管", 11: "1", 12: "84.00", 13: "0", 14: "0", 15: "0", 16: "0",
        17: "0", 18: "0", 19: "0", 20: "0", 21: "0", 22: "0", 23: "0", 24: "1", 25: "90.00",
        26: "0", 27: "0", 28: "4", 29: "", 30: "20240401", 31: "99999999", 32: "3140400A9019",
        33: "015711000", 34: "0", 35: "サンプル静注", 36: "0", 37: "", 38: "", 39: "0", 40: "0",
        41: "0", 42: "0",
    }  # fmt: skip
    return row_of(width, columns | _by_number(changes))


def difference(code, sign="5", width=42, **changes):
    """Return a row of a differential file: only what changes is filled."""
    return row_of(width, {1: sign, 2: "Y", 3: code} | _by_number(changes))


def disease(code="8899001", name="架空病", **changes):
    """Return a row of the master of diagnoses."""
    columns = {
        1: "0", 2: "B", 3: code, 4: code, 5: len(name), 6: name, 7: len(name), 8: name, 9: "6",
        10: "カクウビョウ", 11: "20990001", 12: "1", 13: "ZZ01", 16: "E538", 19: "00", 20: "0",
        21: "00", 22: "20240601", 24: "99999999",
    }  # fmt: skip
    return row_of(46, columns | _by_number(changes))


def modifier(code="8002", name="の架空", **changes):
    """Return a row of the master of modifiers."""
    columns = {
        1: "0", 2: "Z", 3: code, 6: len(name), 7: name, 9: "4", 10: "ノカクウ", 12: "0", 13: "0",
        14: "20240601", 16: "99999999", 17: "27990001", 18: "ZZ02", 19: f"A{code[0]}000000",
    }  # fmt: skip
    return row_of(19, columns | _by_number(changes))


def _by_number(changes):
    return {int(name[1:]): value for name, value in changes.items()}
