"""The letter by which the clinic tells a federation its fingerprint, on one page in both languages."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final

from app.pdf.archive import About
from app.pdf.column import BODY, GREY, GROUND, INK, LEFT, NAVY, RIGHT, SUB, SUBTITLE, Style, Type
from app.pdf.fonts import load_fonts
from app.pdf.marks import Box, Mark
from app.pdf.painter import WIDTH, Page, to_pdf
from app.pdf.words import Both

_TITLE: Final = Style(22, INK, is_bold=True)
_PRINT: Final = Style(24, NAVY, is_bold=True)
_NOTE: Final = Style(11, INK, is_bold=True)
_NOTE_EN: Final = Style(10, GREY)
_HEAD: Final = Both("当院の署名鍵の指紋", "Fingerprint of our clinic")
_GROUPS_IN_A_ROW: Final = 4
_GROUP: Final = 82.0
_NOTES: Final = (
    Both(
        "当院が発行する証明書の電子署名と二次元コードは、この指紋をもつ鍵で作成されています。",
        "The signatures and the codes of the certificates that we issue are made with this key.",
    ),
    Both(
        "お手元の証明書を確かめるときは、表示された指紋とこの指紋を一文字ずつ照合してください。",
        "When you verify a certificate of ours, compare the fingerprint shown with this one.",
    ),
    Both(
        "ご不明な点は、証明書に記載の番号ではなく、以前からご存じの連絡先へお問い合わせください。",
        "If in doubt, ask us by a number that you knew before, not by one on the certificate.",
    ),
    Both(
        "鍵を取り替えたときは、新しい指紋をあらためてお知らせします。以前の証明書は有効です。",
        "If we replace the key, we shall tell you. What was signed before stays good.",
    ),
)
_LABELS: Final = {
    "clinic": Both("医療機関", "Clinic"),
    "address": Both("所在地", "Address"),
    "phone": Both("電話", "Telephone"),
    "begins": Both("鍵の作成日", "Key made on"),
    "ends": Both("有効期限", "Good until"),
    "earlier": Both("以前の鍵", "Key before"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter says; `facts` are the names of what stands below, each with its value."""

    clinic: str
    fingerprint: str
    at: datetime
    facts: tuple[tuple[str, str], ...] = ()


class LetterPage:
    """Prints the letter: one page of A4."""

    def __init__(self, fonts: Path) -> None:
        self._folder = fonts
        # ReportLab's fonts remember their place while they write themselves.
        self._lock = Lock()

    def __call__(self, letter: Letter) -> bytes:
        """Return the letter as PDF."""
        with self._lock:
            fonts = load_fonts(self._folder)
            marks = tuple(_marks(Type(fonts, 1.0), letter))
            about = About(_HEAD.ja, _HEAD.en, letter.clinic, "Tenteki", letter.at)
            return to_pdf(Page(about, marks), fonts)


def _marks(setter: Type, letter: Letter) -> list[Mark]:
    rows = _rows(letter.fingerprint)
    marks: list[Mark] = [
        Box(0, 0, WIDTH, 5.8, ground=NAVY),
        setter.text(LEFT, 60, _HEAD.ja, _TITLE),
        setter.text(LEFT, 78, _HEAD.en, SUBTITLE),
        setter.text(RIGHT, 60, f"{letter.at:%Y-%m-%d}", BODY, align=1.0),
        Box(LEFT, 104, RIGHT - LEFT, 40.0 * len(rows) + 28, radius=8, ground=GROUND),
    ]
    y = 148.0
    for row in rows:
        # Group below group: the digits of the type are not all of one width.
        for place, group in enumerate(row, start=-len(row) // 2):
            middle = WIDTH / 2 + (place + 0.5) * _GROUP
            marks.append(setter.text(middle, y, group, _PRINT, align=0.5))
        y += 40
    y += 20
    for words in _NOTES:
        marks.append(setter.text(LEFT, y, words.ja, _NOTE))
        marks.append(setter.text(LEFT, y + 15, words.en, _NOTE_EN))
        y += 40
    y += 8
    for name, value in (("clinic", letter.clinic), *letter.facts):
        label = _LABELS[name]
        marks.append(setter.text(LEFT, y, f"{label.ja} {label.en}", SUB))
        for line in setter.lines(value, BODY, RIGHT - LEFT - 120):
            marks.append(setter.text(LEFT + 120, y, line, BODY))
            y += 18
    return marks


def _rows(fingerprint: str) -> list[list[str]]:
    """Return a fingerprint in groups of four, four groups a row: as one reads it aloud."""
    groups = [fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)]
    return [groups[at : at + _GROUPS_IN_A_ROW] for at in range(0, len(groups), _GROUPS_IN_A_ROW)]
