"""The papers for the safe: an emergency code or the recovery code, on one page in both languages."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final

from app.domain.staff import Role
from app.pdf.archive import About
from app.pdf.column import BODY, GREY, GROUND, INK, LEFT, NAVY, RIGHT, SUB, SUBTITLE, Style, Type
from app.pdf.fonts import load_fonts
from app.pdf.marks import Box, Mark
from app.pdf.painter import WIDTH, Page, to_pdf
from app.pdf.words import Both

_TITLE: Final = Style(22, INK, is_bold=True)
_CODE: Final = Style(26, NAVY, is_bold=True)
_NOTE: Final = Style(11, INK, is_bold=True)
_NOTE_EN: Final = Style(10, GREY)

_TITLES: Final = {
    True: Both("回復用紙", "Recovery paper"),
    False: Both("緊急コード", "Emergency code"),
}
_LABELS: Final = {
    "number": Both("番号", "No."),
    "role": Both("役割", "Role"),
    "made": Both("作成日時", "Made at"),
    "by": Both("作成者", "Made by"),
}
_ROLES: Final = {
    Role.NURSE: Both("看護師", "Nurse"),
    Role.PHARMACIST: Both("薬剤師", "Pharmacist"),
    Role.CLERK: Both("事務", "Clerk"),
}
_RECOVERY: Final = (
    Both(
        "全員がパスワードを失ったとき、この用紙で診療所のデータベースを開けます。",
        "When all passwords are lost, this paper opens the clinic's database.",
    ),
    Both(
        "コンピューターともバックアップとも別の、施錠できる場所に保管してください。",
        "Lock it away where neither the computer nor a backup is.",
    ),
    Both(
        "新しい用紙を作成すると、この用紙は使えなくなります。",
        "When a new paper is made, this one opens nothing any more.",
    ),
)
_EMERGENCY: Final = (
    Both(
        "担当者がサインインできない緊急時に、1回だけ使えます。",
        "It lets somebody in once, when nobody can sign in who should.",
    ),
    Both(
        "「その他のサインイン方法」から、氏名と理由を入力して使います。",
        'Choose "Other ways in", and write your name and the reason.',
    ),
    Both(
        "使用は監査記録に残り、次回サインインする全員に知らされます。",
        "Its use stands in the audit trail, and everybody is told at the next sign-in.",
    ),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a paper says. Without a role it is the recovery paper."""

    clinic: str
    code: str
    made: datetime
    by: str
    role: Role | None = None
    number: str = ""


class SlipPage:
    """Prints papers for the safe: one page of A4 each."""

    def __init__(self, fonts: Path) -> None:
        self._folder = fonts
        # ReportLab's fonts remember their place while they write themselves.
        self._lock = Lock()

    def __call__(self, slip: Slip) -> bytes:
        """Return the paper as PDF."""
        with self._lock:
            fonts = load_fonts(self._folder)
            title = _TITLES[slip.role is None]
            marks = tuple(_marks(Type(fonts, 1.0), slip))
            # The code stands on the page alone, not in what a file manager shows of it.
            about = About(title.ja, title.en, slip.clinic, "Tenteki", slip.made)
            page = Page(about, marks)
            return to_pdf(page, fonts)


def _marks(setter: Type, slip: Slip) -> list[Mark]:
    title = _TITLES[slip.role is None]
    marks: list[Mark] = [
        Box(0, 0, WIDTH, 5.8, ground=NAVY),
        setter.text(LEFT, 60, title.ja, _TITLE),
        setter.text(LEFT, 78, title.en, SUBTITLE),
        setter.text(RIGHT, 60, slip.clinic, BODY, align=1.0),
    ]
    groups = slip.code.split("-")
    half = -(-len(groups) // 2)
    rows = ["-".join(groups[:half]), "-".join(groups[half:])]
    height = 44.0 * len(rows) + 24
    marks.append(Box(LEFT, 104, RIGHT - LEFT, height, radius=8, ground=GROUND))
    y = 148.0
    for row in rows:
        marks.append(setter.text(WIDTH / 2, y, row, _CODE, align=0.5))
        y += 44
    y += 16
    for words in _RECOVERY if slip.role is None else _EMERGENCY:
        marks.append(setter.text(LEFT, y, words.ja, _NOTE))
        marks.append(setter.text(LEFT, y + 15, words.en, _NOTE_EN))
        y += 40
    for name, value in _facts(slip):
        label = _LABELS[name]
        marks.append(setter.text(LEFT, y, f"{label.ja} {label.en}", SUB))
        marks.append(setter.text(LEFT + 110, y, value, BODY))
        y += 18
    return marks


def _facts(slip: Slip) -> list[tuple[str, str]]:
    facts = [("made", slip.made.strftime("%Y-%m-%d %H:%M")), ("by", slip.by)]
    if slip.role is not None:
        role = _ROLES[slip.role]
        facts = [("number", slip.number), ("role", f"{role.ja} {role.en}"), *facts]
    return facts
