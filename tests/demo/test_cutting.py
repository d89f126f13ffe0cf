"""Words have room: in a small window in the longer language, and twice as long as ours."""

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from tests.architecture.inspection import ROOT
from tests.demo.cutting import cut_words

# A walk through all of the program; other tests run beside it.
pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize(("language", "times"), [("en", 1), ("ja", 2)])
def test_no_word_is_cut_off_in_the_smallest_window(tmp_path, language, times):
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "tests.demo.doubled_walk", tmp_path / "out"),
            *(language, "light", str(times), "1024x700"),
        ],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""


def test_a_cell_is_found_that_is_cut_off_beside_room_to_spare(qtbot):
    columns = [Column("A", str, width=60), Column("B", lambda _row: "1")]
    window = QWidget()
    qtbot.addWidget(window)
    table = Table(columns, name="table")
    table.setParent(window)
    table.show_rows(["SAOTOME Tatsunosuke"])
    window.show()

    table.resize(400, 100)
    beside_room = cut_words(1000, 1000, [window])
    table.resize(120, 100)

    assert len(beside_room) == 1
    assert "'SAOTOME Tatsunosuke' has 60 of" in beside_room[0]
    assert cut_words(1000, 1000, [window]) == []


@pytest.mark.parametrize("kind", [QLabel, lambda words: Button(words, name="a")])
def test_a_word_without_room_is_found(qtbot, kind):
    window = QWidget()
    window.setObjectName("window")
    word = kind("証明書を確かめる")
    word.setParent(window)
    qtbot.addWidget(window)
    window.resize(300, 60)
    word.setFixedSize(20, 36)
    window.show()

    assert len(cut_words(300, 60, [window])) == 1
    word.setFixedSize(200, 36)
    assert cut_words(300, 60, [window]) == []
    assert cut_words(299, 60, [window]) == ["window is 300 x 60"]
