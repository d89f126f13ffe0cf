"""The page of the rules."""

import threading
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.paths import EDITIONS
from app.services.trouble import DatabaseIsBusy
from app.ui.kit.background import Background
from app.ui.kit.table import Table
from app.ui.pages.editions import EditionsPage
from tests import samples
from tests.fakes import saved
from tests.ui.looking import cells, find, notice, press, text

LINE = replace(samples.DRAFT.lines[0], dose="96", volume_ml="96")


@pytest.fixture
def records(clinic):
    """Three records of one patient, a day apart, each near the limit of 100 mL."""
    return [
        saved(
            clinic,
            entry=UUID(int=0xD000 + days),
            started=(samples.NOW - timedelta(days=days)).strftime("%Y-%m-%d 13:20"),
            lines=(LINE,),
        )
        for days in range(3)
    ]


@pytest.fixture
def page(shown, desk):
    page = shown(EditionsPage(desk))
    page.resize(1204, 800)
    page.refresh()
    return page


@pytest.fixture
def stricter(tmp_path):
    """Return a file of WADA's rules from November on, with a limit of 80 mL."""
    text = (EDITIONS / "wada-2026.toml").read_text("utf-8")
    path = tmp_path / "stricter.toml"
    path.write_text(
        text.replace('limit_ml = "100"', 'limit_ml = "80"')
        .replace('title_en = "WADA', 'title_en = "Stricter WADA')
        .replace("in_force_from = 2026-01-01", "in_force_from = 2026-11-01"),
        "utf-8",
    )
    return path


@pytest.fixture
def choose(qtbot, page):
    """Return a function that chooses a file as one does in the dialog."""

    def choose(path):
        press(page, "compare_file")
        dialog = find(page, "edition_dialog", QFileDialog)
        dialog.selectFile(str(path))
        dialog.accept()
        qtbot.waitUntil(lambda: not page.findChildren(QFileDialog))

    return choose


def differences(page):
    return cells(find(page, "difference_table", Table))


def drop(page, path):
    """Let a file go over the page; return whether the page would take it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(page, entering)
    if entering.isAccepted():
        event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(page, event)
    return entering.isAccepted()


def test_the_shelf_is_there_with_its_number(page):
    loaded = len(samples.judge().editions.all)

    assert text(page, "editions_head_title") == "Rules"
    assert text(page, "editions_head_below") == (
        f"{loaded} editions are loaded. The day of the infusion chooses."
    )
    assert len(cells(find(page, "editions", Table))) == loaded


def test_saved_records_are_compared_with_the_loaded_rules(page, records):
    press(page, "compare_saved")

    assert text(page, "comparison_empty_what") == "There is no difference."
    assert "Records compared: 3. Judged differently: 0." in text(page, "comparison_figures")


def test_a_record_that_is_judged_differently_by_now_is_shown(page, clinic, records):
    saved(clinic, entry=UUID(int=0xD100), started="2026-11-20 08:00", ended="08:30", lines=(LINE,))

    press(page, "compare_saved")

    assert differences(page)[0][4:7] == ["Legitimate (caution)", "→", "TUE required"]


def test_the_file_of_a_new_edition_is_chosen_and_compared(page, records, stricter, choose):
    choose(stricter)

    assert [row[4:7] for row in differences(page) if row[3] == "WADA/JADA"] == [
        ["Legitimate (caution)", "→", "TUE required"]
    ] * 3
    assert "with “Stricter WADA Prohibited List 2026”" in text(page, "comparison_figures")


def test_the_dialog_asks_for_one_file_and_does_not_stop_the_window(page):
    press(page, "compare_file")

    dialog = find(page, "edition_dialog", QFileDialog)
    assert dialog.isVisible()
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    assert dialog.nameFilters() == ["TOML (*.toml)"]
    dialog.reject()


def test_a_file_can_be_dropped_onto_the_page(page, records, stricter):
    assert drop(page, stricter)

    assert len(differences(page)) == 6


@pytest.mark.parametrize("name", ["picture.png", "folder"])
def test_what_is_no_edition_by_its_name_is_not_taken(page, tmp_path, name):
    assert not drop(page, tmp_path / name)


def test_two_files_at_once_are_not_taken(page, stricter):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(stricter))] * 2)
    entering = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering.ignore()

    QApplication.sendEvent(page, entering)

    assert not entering.isAccepted()


def test_a_file_that_is_no_edition_is_told_and_the_answer_before_stays(
    page, records, stricter, choose
):
    choose(stricter)
    stricter.write_text("body = \n", "utf-8")

    choose(stricter)

    assert notice(page, "editions_notice") == (
        "stricter.toml is no edition of the rules: line 1 cannot be read. "
        "Nothing was changed. Correct the file, or choose another one."
    )
    assert find(page, "difference_table").isVisible()
    assert find(page, "compare_saved").isVisible()


def test_a_comparison_that_goes_well_takes_the_problem_away(
    page, records, stricter, tmp_path, choose
):
    choose(EDITIONS / "wada-2026.toml")
    (tmp_path / "bad.toml").write_text("body = ", "utf-8")
    choose(tmp_path / "bad.toml")

    choose(stricter)

    assert notice(page, "editions_notice") == ""


def test_a_busy_database_is_told(page, door):
    door.books.trouble = DatabaseIsBusy()

    press(page, "compare_saved")

    assert "did not become free" in notice(page, "editions_notice")
    assert find(page, "compare_saved").isVisible()


def test_a_comparison_that_is_stopped_before_it_begins_looks_at_nothing(shown, desk, held, records):
    page = shown(EditionsPage(replace(desk, lane=held)))
    press(page, "compare_saved")
    press(page, "comparison_progress_stop")

    held.let_go()

    assert "Stopped after 0 of 3 records" in text(page, "comparison_figures")
    assert text(page, "comparison_empty_what") == "No difference so far."


def test_who_leaves_the_page_stops_the_comparison(shown, desk, held, records):
    page = shown(EditionsPage(replace(desk, lane=held)))
    press(page, "compare_saved")
    page.leave()

    held.let_go()

    assert "Stopped after 0 of 3 records" in text(page, "comparison_figures")


def test_while_a_comparison_runs_no_file_is_taken(shown, desk, held, stricter):
    page = shown(EditionsPage(replace(desk, lane=held)))
    press(page, "compare_saved")

    assert not drop(page, stricter)
    assert len(held) == 1


def test_a_worker_tells_how_far_it_is_and_can_be_stopped_on_its_way(qtbot, shown, desk, records):
    lane, may_go_on = Background(), threading.Event()
    whole = desk.clinic.editions.compare

    class Slow:
        """Waits after its first record until it is let go."""

        def compare(self, actor, proposed=None, progress=None):
            def tell(done, total):
                goes_on = progress(done, total)
                if done == 1:
                    may_go_on.wait(10)
                    goes_on = progress(done, total)
                return goes_on

            return whole(actor, proposed, tell)

    clinic = replace(desk.clinic, editions=Slow())
    page = shown(EditionsPage(replace(desk, lane=lane, clinic=clinic)))
    try:
        press(page, "compare_saved")
        qtbot.waitUntil(lambda: text(page, "comparison_progress_words") == "1 of 3 records")
        press(page, "comparison_progress_stop")
        may_go_on.set()
        qtbot.waitUntil(find(page, "compare_saved").isVisible)
    finally:
        may_go_on.set()
        lane.close()

    assert "Stopped after 1 of 3 records" in text(page, "comparison_figures")


def test_a_record_is_opened_as_it_stands_by_now(qtbot, page, clinic, records, stricter, choose):
    choose(stricter)
    newer = saved(clinic, entry=records[0].entry, lines=(LINE,), basis="嘔吐4回。BUN 33。")

    with qtbot.waitSignal(page.opened) as opened:
        press(page, "open_record")

    assert opened.args == [samples.REN, newer]
