"""A look at the masters: invented ones in the public layout, taken in, found, and one refused."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt

from app.demo.hands import Hands

# Nothing of them is in any public file: names, codes and prices are made up.
_DRUGS = (
    ("620990001", "架空アミノ酸輸液　２００ｍＬ", "ｶｸｳｱﾐﾉｻﾝﾕｴｷ", "袋", "312.00", "3253999A9012"),
    (
        "620990002",
        "架空ビタミンＢ群静注　２ｍＬ",
        "ｶｸｳﾋﾞﾀﾐﾝBｸﾞﾝｼﾞﾖｳﾁﾕｳ",
        "管",
        "64.00",
        "3179999A9018",
    ),
    ("620990003", "架空鉄静注　４０ｍｇ", "ｶｸｳﾃﾂｼﾞﾖｳﾁﾕｳ", "管", "98.00", "3222999A9014"),
)
_DISEASES = (
    ("8899001", "架空胃腸炎", "カクウイチョウエン", "A099"),
    ("8899002", "架空筋痛", "カクウキンツウ", "M7919"),
)
_MODIFIERS = (("4012", "急性", "キュウセイ"), ("8002", "の疑い", "ノウタガイ"))


def see_the_masters(hands: Hands, out: Path) -> None:
    """Take masters in, be refused a file of another kind, and find a diagnosis of several parts."""
    files = write_masters(out / "masters")
    letter = out / "masters" / "letter.txt"
    letter.write_bytes("拝啓 時下ますますご清栄のこととお慶び申し上げます。".encode("cp932"))
    hands.go("masters")
    hands.see("masters_empty")
    hands.look("masters")
    _choose(hands, [letter])
    hands.wait(lambda: hands.sees("masters_notice"), "the refusal of a letter")
    hands.look("master-refused")
    _choose(hands, files)
    hands.see("master_files")
    hands.look("masters-chosen")
    hands.press("take_masters")
    hands.wait(lambda: hands.sees("masters_notice"), "the masters to be taken in")
    hands.look("masters-taken")


def write_masters(folder: Path) -> list[Path]:
    """Write invented masters as they are downloaded, and return their files."""
    folder.mkdir(exist_ok=True)
    files = {
        folder / "y_ALL.csv": _table(42, map(_drug, _DRUGS)),
        folder / "b.txt": _table(46, map(_disease, _DISEASES)),
        folder / "z.txt": _table(19, map(_modifier, _MODIFIERS)),
    }
    for file, content in files.items():
        file.write_bytes(content)
    return list(files)


def _choose(hands: Hands, files: list[Path]) -> None:
    hands.press("choose_masters")
    hands.write("fileNameEdit", " ".join(f'"{file.resolve()}"' for file in files))
    hands.key("fileNameEdit", Qt.Key.Key_Return)


def _table(width: int, rows: Iterable[dict[int, object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for columns in rows:
        writer.writerow([columns.get(at, "0") for at in range(1, width + 1)])
    return text.getvalue().encode("cp932")


def _drug(facts: tuple[str, ...]) -> dict[int, object]:
    code, name, kana, unit, price, listing = facts
    base = name.partition("　")[0]
    return {
        2: "Y",
        3: code,
        4: len(name),
        5: name,
        6: f"{len(kana):02}",
        7: kana,
        9: len(unit),
        10: unit,
        11: "1",
        12: price,
        13: "",
        28: "4",
        29: "",
        30: "20260401",
        31: "99999999",
        32: listing,
        35: base,
        37: "",
        38: "",
    }


def _disease(facts: tuple[str, ...]) -> dict[int, object]:
    code, name, kana, icd10 = facts
    return {
        2: "B",
        3: code,
        4: code,
        5: len(name),
        6: name,
        7: len(name),
        8: name,
        9: len(kana),
        10: kana,
        11: f"2099{code[-4:]}",
        12: "1",
        13: "ZZ01",
        14: "",
        15: "",
        16: icd10,
        17: "",
        19: "00",
        21: "00",
        22: "20260601",
        23: "",
        24: "99999999",
    }


def _modifier(facts: tuple[str, ...]) -> dict[int, object]:
    code, name, kana = facts
    return {
        2: "Z",
        3: code,
        6: len(name),
        7: name,
        9: len(kana),
        10: kana,
        14: "20260601",
        15: "",
        16: "99999999",
        17: f"2799{code}",
        18: "ZZ02",
        19: f"A{code[0]}000000",
    }
