"""The page of the regular sets."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.domain.regular_sets import RegularSet
from app.ui.kit.table import Table
from app.ui.pages.sets import SetsPage
from app.ui.parts.lines import Lines
from tests import samples
from tests.ui.looking import cells, error, find, line, notice, press, text

DRIP = RegularSet(samples.DRAFT.entry, "脱水 80 mL", samples.DRAFT.lines, 60, version=0)


@pytest.fixture
def page(shown, desk):
    page = shown(SetsPage(desk))
    page.resize(1000, 760)
    return page


def add_product(page, qtbot, typed):
    search = line(page, "product_search_line")
    search.setText(typed)
    qtbot.keyClick(search, Qt.Key.Key_Return)


def test_a_new_set_is_written_with_the_search_of_the_entry_form(page, qtbot, clinic):
    line(page, "set_name").setText("脱水")
    line(page, "set_minutes").setText("45")
    add_product(page, qtbot, "東都生食")

    press(page, "save_set")

    (kept,) = clinic.sets.all(clinic.actor)
    assert (kept.name, kept.minutes, len(kept.lines), kept.version) == ("脱水", 45, 1, 1)
    assert cells(find(page, "sets_table", Table)) == [["脱水"]]
    assert notice(page, "sets_notice") == "Saved: 脱水."


def test_what_is_missing_is_told_in_its_place(page, clinic):
    press(page, "save_set")

    assert error(page, "set_name")
    assert text(page, "product_search_message")
    assert clinic.sets.all(clinic.actor) == ()


def test_an_answer_tells_nothing_of_what_was_filled_meanwhile(shown, desk, held, qtbot):
    page = shown(SetsPage(replace(desk, lane=held)))
    held.close()
    press(page, "save_set")
    line(page, "set_name").setText("脱水")
    add_product(page, qtbot, "東都生食")

    held.close()

    assert error(page, "set_name") == ""
    assert text(page, "product_search_message") == ""


def test_a_set_put_aside_stays_in_the_list_and_can_be_used_again(page, clinic):
    clinic.sets.keep(clinic.actor, DRIP)
    page.refresh()
    find(page, "sets_table", Table).selectRow(0)

    press(page, "close_set")
    aside = cells(find(page, "sets_table", Table))
    press(page, "close_set")

    assert aside == [["脱水 80 mL (no longer used)"]]
    assert clinic.sets.all(clinic.actor)[0].is_active


def test_a_set_that_somebody_changed_meanwhile_is_not_overwritten(page, clinic):
    kept = clinic.sets.keep(clinic.actor, DRIP)
    page.refresh()
    find(page, "sets_table", Table).selectRow(0)
    clinic.sets.keep(clinic.actor, replace(kept, minutes=90))
    line(page, "set_minutes").setText("45")

    press(page, "save_set")

    assert notice(page, "sets_notice")
    assert clinic.sets.all(clinic.actor)[0].minutes == 90


def test_a_blocked_product_has_no_place_in_a_set(page, qtbot):
    add_product(page, qtbot, "エクソソーム")

    assert find(page, "lines", Lines).rows() == ()
