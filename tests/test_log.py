import logging
import sys
from pathlib import Path

import pytest

from app import log


@pytest.fixture
def diary(tmp_path):
    """Where the diary will be; nothing of it is left for other tests."""
    log.keep_in(tmp_path / "clinic")
    yield tmp_path / "clinic" / "tenteki.log"
    forget()


@pytest.fixture
def uncaught(monkeypatch):
    """What Python does with a fault that nobody catches."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log.catch_all()
    return sys.excepthook


def forget():
    log._places.clear()
    diary = logging.getLogger("tenteki")
    for handler in list(diary.handlers):
        handler.close()
        diary.removeHandler(handler)
    diary.propagate = True
    diary.setLevel(logging.NOTSET)


def fault():
    """Return a fault that was met while somebody's data were at hand."""
    try:
        int("Watanabe Ren, 1998-04-03")
    except ValueError as error:
        return error


def test_a_fault_is_written_down_under_the_number_that_is_told(diary):
    number = log.note(fault())

    assert f"{number} ValueError at test_log.py:" in diary.read_text("utf-8")


def test_every_fault_has_a_number_of_its_own(diary):
    assert log.note(fault()) != log.note(fault())


def test_no_patients_data_are_written(diary):
    log.note(fault())

    assert "Watanabe" not in diary.read_text("utf-8")


def test_nothing_is_made_before_there_is_something_to_write(diary):
    assert not diary.parent.exists()


def test_what_qt_says_is_written_too(diary):
    log.message(logging.WARNING, "QPainter::begin: 100 % of it")

    assert "WARNING QPainter::begin: 100 % of it" in diary.read_text("utf-8")


def test_the_diary_stays_small(diary):
    for _ in range(700):
        log.message(logging.WARNING, "x" * 2_000)

    sizes = [file.stat().st_size for file in diary.parent.iterdir()]
    assert sum(sizes) <= 1_000_000


def test_a_folder_that_cannot_be_written_in_goes_without(tmp_path, caplog):
    taken = tmp_path / "clinic"
    taken.write_text("a file of somebody's")
    log.keep_in(taken)

    number = log.note(fault())

    assert number in caplog.text
    assert taken.read_text() == "a file of somebody's"
    caplog.clear()
    forget()


def test_a_fault_that_nobody_caught_is_written_and_told(diary, uncaught, capsys):
    error = fault()

    uncaught(type(error), error, error.__traceback__)

    told = capsys.readouterr().err
    number = told.partition("number ")[2].partition(" ")[0]
    assert number in diary.read_text("utf-8")
    assert "Watanabe" not in told


def test_a_fault_is_written_where_there_is_no_terminal(diary, uncaught, monkeypatch):
    error = fault()
    with monkeypatch.context() as bundle:
        bundle.setattr(sys, "stderr", None)
        uncaught(type(error), error, error.__traceback__)

    assert "ValueError" in diary.read_text("utf-8")


def test_the_places_lead_from_the_fault_outwards(diary):
    def inner():
        return Path("0" * 2).stat()

    try:
        inner()
    except FileNotFoundError as error:
        log.note(error)

    line = diary.read_text("utf-8")
    assert line.index(" inner") < line.index(" test_the_places_lead")
