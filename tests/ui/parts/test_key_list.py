"""The list of keys holds every key that the window answers to."""

import re
from pathlib import Path

import pytest

from app.i18n import Wording
from app.ui.parts.key_list import key_groups
from app.ui.parts.key_sheet import KeySheet
from tests.ui.looking import press

SAY = Wording("en", lambda text: text)
LISTED = " ".join(keys for group in key_groups(SAY) for keys, _ in group.keys)
KEY = re.compile(r'"((?:(?:Ctrl|Alt|Shift)\+)+[^"{}\s]+|F\d{1,2})"')
# What the list says in one word or sign for several keys.
TOLD_TOGETHER = {f"Alt+{place}" for place in range(2, 7)}
SIGNS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter", "Del": "Delete"}


def keys_of_the_window():
    found = set()
    for file in (Path(__file__).parents[3] / "app" / "ui").rglob("*.py"):
        found |= set(KEY.findall(file.read_text(encoding="utf-8")))
    return found


def shown(keys):
    *held, last = keys.split("+") if not keys.endswith("++") else (*keys[:-2].split("+"), "+")
    return "+".join((*held, SIGNS.get(last, last)))


def test_the_scan_finds_keys():
    assert {"Ctrl+K", "F8", "Ctrl+S"} <= keys_of_the_window()


@pytest.mark.parametrize("keys", sorted(keys_of_the_window() - TOLD_TOGETHER))
def test_every_key_is_listed(keys):
    assert shown(keys) in LISTED or (shown(keys).startswith("Alt+1") and "Alt+1" in LISTED)


def test_the_sheet_leads_to_the_tour(qtbot):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    sheet = KeySheet(SAY, window)
    sheet.show()

    with qtbot.waitSignal(sheet.tour_asked):
        press(sheet, "tour")
