"""The page of reports: what is counted, and who received a lot."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QFileDialog

from app.domain.athletes import Exemption
from app.domain.audit import Deed
from app.domain.calendar import local
from app.services.trouble import DatabaseIsBusy
from app.ui.kit.bar_chart import BarChart
from app.ui.kit.choice import Choice
from app.ui.kit.segmented import Segmented
from app.ui.kit.table import Table
from app.ui.pages.reports import ReportsPage
from tests import samples
from tests.fakes import saved
from tests.ui.looking import cells, find, line, notice, press, text


@pytest.fixture
def record(clinic):
    first, *rest = samples.DRAFT.lines
    return saved(clinic, replace(samples.DRAFT, lines=(replace(first, lot="4A1207"), *rest)))


@pytest.fixture
def page(shown, desk, record):
    return shown(ReportsPage(desk))


def look_at_lots(page, typed):
    find(page, "report_part", Segmented).set_value("lots")
    line(page, "lot_line").setText(typed)


def test_this_month_is_counted_at_first(page, record):
    assert text(page, "report_span_words") == f"{local(record.started):%Y-%m}"
    assert text(page, "overview_totals").startswith("1 infusions, 1 patients, 0 final")
    assert len(cells(find(page, "overview_products", Table))) == len(
        {one.product for one in record.given}
    )


def test_the_month_before_is_another_one(page):
    press(page, "report_back")
    before = text(page, "overview_totals")
    press(page, "report_on")

    assert before.startswith("0 infusions")
    assert text(page, "overview_totals").startswith("1 infusions")


def test_a_year_has_twelve_bars_and_the_way_back_leads_to_this_month(page):
    month = text(page, "report_span_words")
    find(page, "report_span", Segmented).set_value(False)
    year = text(page, "report_span_words"), len(find(page, "overview_chart", BarChart)._bars)
    find(page, "report_span", Segmented).set_value(True)

    assert year == (f"Year {month[:4]}", 12)
    assert text(page, "report_span_words") == month


def test_a_team_is_counted_for_itself(page):
    find(page, "report_team", Choice).set_value("東都ファルコンズ")

    assert text(page, "overview_totals").startswith("1 infusions")


def test_what_ends_soon_leads_to_its_patient(page, clinic, desk, qtbot):
    until = local(desk.clock()).date() + timedelta(days=9)
    exemption = Exemption("T-1", "WADA", ("M2.2",), date(2026, 1, 1), until)
    clinic.athletes.add_exemption(clinic.actor, samples.DRAFT.patient, exemption)
    press(page, "report_back")
    table = find(page, "overview_ending", Table)

    with qtbot.waitSignal(page.opened) as went:
        table.opened.emit(0)

    assert cells(table)[0][1:] == ["WADA/JADA", until.isoformat()]
    assert went.args == [samples.DRAFT.patient]


def test_what_the_day_counts_can_be_shown_alone_until_the_page_is_left(page, clinic, desk):
    today = local(desk.clock()).date()
    for number, days in (("T-1", 9), ("T-2", 45)):
        until = today + timedelta(days=days)
        exemption = Exemption(number, "WADA", ("M2.2",), date(2026, 1, 1), until)
        patient = samples.DRAFT.patient if days == 9 else samples.SHOTA.id
        clinic.athletes.add_exemption(clinic.actor, patient, exemption)
    press(page, "report_back")
    table = find(page, "overview_ending", Table)

    page.show_ending()
    alone, title = len(cells(table)), text(page, "overview_tue_title")
    has_keyboard = page.focusWidget() is table
    page.hide()

    assert (alone, title, has_keyboard) == (1, "TUE ending within 30 days", True)
    assert len(cells(table)) == 2
    assert text(page, "overview_tue_title") == "TUE that end soon"


def test_who_received_a_lot_stands_there_as_one_types(page):
    look_at_lots(page, "4a12")

    (row,) = cells(find(page, "lots_table", Table))
    assert (row[0], row[5]) == ("WATANABE Ren", "4A1207")
    assert text(page, "lots_count") == "People: 1, infusions: 1"


def test_a_lot_that_nobody_received_says_so(page):
    look_at_lots(page, "9Z")

    assert text(page, "lots_empty_what") == "Nobody received a lot that begins so."
    assert not find(page, "lots_save").isEnabled()


@pytest.mark.parametrize("button", ["report_save", "report_paper", "lots_save"])
def test_what_leaves_the_house_lies_where_it_was_asked_for(page, door, tmp_path, button):
    ending = "pdf" if button == "report_paper" else "xlsx"
    look_at_lots(page, "4A")
    press(page, button)
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / f"out.{ending}"))

    assert (tmp_path / f"out.{ending}").read_bytes()[:2] in (b"PK", b"%P")
    assert notice(page, "reports_notice") == f"Saved as out.{ending}."
    assert Deed.LIST_EXPORTED in {one.deed for one in door.books.trail}


def test_trouble_is_told(page, door):
    door.books.trouble = DatabaseIsBusy()
    press(page, "report_back")

    assert notice(page, "reports_notice")


def test_a_count_that_takes_long_is_told(shown, desk, held, record):
    page = shown(ReportsPage(replace(desk, lane=held)))

    assert text(page, "overview_totals") == "Counting…"
    held.close()
    assert text(page, "overview_totals").startswith("1 infusions")
