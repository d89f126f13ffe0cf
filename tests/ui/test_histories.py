"""The versions of a record are opened over whatever one works on."""

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.audit import Deed
from app.services.trouble import DatabaseIsBusy
from app.ui.histories import Histories
from app.ui.kit.table import Table
from app.ui.parts.history_sheet import HistorySheet
from tests.fakes import saved
from tests.ui.looking import cells, find, notice


@pytest.fixture
def place(shown):
    return shown(QWidget())


def test_the_versions_are_shown_and_the_look_leaves_a_trace(desk, place, clinic, door):
    record = saved(clinic)

    Histories(desk, place).show_history(record.entry)

    assert len(cells(find(place, "version_table", Table))) == 1
    assert door.books.trail[-1].deed is Deed.RECORD_VIEWED


def test_why_they_cannot_be_shown_is_told(desk, place, clinic, door):
    record = saved(clinic)
    door.books.trouble = DatabaseIsBusy()

    Histories(desk, place).show_history(record.entry)

    told = notice(find(place, "history_sheet", HistorySheet), "history_notice")
    assert told.startswith("The database did not become free in time.")
