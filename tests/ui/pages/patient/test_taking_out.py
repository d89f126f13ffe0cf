"""Handing a record out from the patient's page."""

import json
from dataclasses import replace

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from app.domain.audit import Deed
from app.domain.columns import guess
from app.domain.sheets import Taken
from app.domain.staff import Actor
from app.services.trouble import DatabaseIsBusy
from app.sheets.reading import read_tables
from app.ui.kit.choice import Choice
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.notice import Notice
from app.ui.kit.segmented import Segmented
from app.ui.pages.patient import PatientPage
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.take_out_sheet import FHIR, FILES, PACK, PAPER, TABLE
from tests import samples
from tests.fakes import saved
from tests.ui.looking import error, find, line, notice, press


@pytest.fixture
def page(shown, desk, clinic):
    saved(clinic)
    page = shown(PatientPage(desk, samples.REN))
    page.resize(1280, 760)
    page.refresh()
    press(page, "take_out")
    return page


def asked(page):
    """Return the window that asks, or None."""
    found = [one for one in page.findChildren(FilingDialog) if one.isVisible()]
    return found[0] if found else None


def choose(page, way):
    find(asked(page), "take_out_way", Segmented).set_value(way)


def choose_folder(page, folder):
    dialog = find(page, "folder_dialog", QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def fill_in(page, **typed):
    for name, text in typed.items():
        line(asked(page), f"take_out_{name}").setText(text)


def test_files_are_written_into_the_folder_and_the_page_says_so(page, tmp_path, door):
    choose(page, FILES)
    fill_in(page, since="2026-11-01", until="2026-11-30")
    press(asked(page), "filing_file")

    choose_folder(page, tmp_path)

    (data,) = tmp_path.glob("*.json")
    assert json.loads(data.read_bytes())["period"] == {"from": "2026-11-01", "to": "2026-11-30"}
    assert asked(page) is None
    assert str(tmp_path) in notice(page, "patient_notice")
    assert Deed.RECORD_EXPORTED in [one.deed for one in door.books.trail]


def test_fhir_is_one_file_of_its_own(page, tmp_path, door):
    choose(page, FHIR)
    press(asked(page), "filing_file")

    choose_folder(page, tmp_path)

    (data,) = tmp_path.iterdir()
    assert data.name.startswith("tenteki-fhir-")
    assert asked(page) is None
    assert Deed.RECORD_EXPORTED in [one.deed for one in door.books.trail]


def test_the_folder_is_opened_on_demand(page, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    choose(page, FILES)
    press(asked(page), "filing_file")
    choose_folder(page, tmp_path)

    find(page, "patient_notice", Notice).deed.emit()

    assert opened == [str(tmp_path)]


def test_a_pack_is_refused_until_it_says_what_it_rests_on(page, tmp_path):
    choose(page, PACK)
    press(asked(page), "filing_file")

    for name in ("asked_by", "asked_on", "recipient", "agreed"):
        assert error(asked(page), f"take_out_{name}")
    assert page.findChildren(QFileDialog) == []

    fill_in(page, asked_by="JADA", asked_on="2026-11-20", recipient="NPB医事委員会")
    find(asked(page), "take_out_agreed", MemoEdit).setPlainText("本人の同意書")
    press(asked(page), "filing_file")
    choose_folder(page, tmp_path)

    assert {one.suffix for one in tmp_path.iterdir()} == {".pdf", ".json"}


def test_only_a_pack_asks_what_it_rests_on(page):
    choose(page, FILES)
    assert find(asked(page), "take_out_agreed_field").isHidden()

    choose(page, PACK)
    assert not find(asked(page), "take_out_agreed_field").isHidden()


def test_one_infusion_may_be_wanted_alone(page, tmp_path):
    choose(page, FILES)
    entry = find(asked(page), "take_out_entry", Choice)
    entry.setCurrentIndex(1)

    assert "2026-11-20 13:20" in entry.currentText()
    assert not line(asked(page), "take_out_since").isEnabled()

    press(asked(page), "filing_file")
    choose_folder(page, tmp_path)

    (data,) = tmp_path.glob("*.json")
    assert json.loads(data.read_bytes())["only_entry"] == str(samples.DRAFT.entry)


def test_a_folder_that_is_gone_is_told_and_nothing_typed_is_lost(page, tmp_path):
    choose(page, FILES)
    fill_in(page, since="2026-11-01")
    press(asked(page), "filing_file")

    choose_folder(page, tmp_path / "usb")

    assert "folder" in notice(asked(page), "filing_notice")
    assert line(asked(page), "take_out_since").text() == "2026-11-01"


def test_giving_the_folder_up_leads_back_to_the_form(page):
    choose(page, FILES)
    press(asked(page), "filing_file")

    find(page, "folder_dialog", QFileDialog).reject()

    assert find(asked(page), "filing_file").isEnabled()


def test_a_period_that_ends_before_it_begins_is_told_beside_it(page):
    fill_in(page, since="2026-11-30", until="2026-11-01")
    press(asked(page), "filing_file")

    assert error(asked(page), "take_out_until")


def test_paper_gets_every_page(page, tmp_path, door):
    choose(page, PAPER)
    press(asked(page), "filing_file")
    dialog = find(page, "print_dialog", QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))

    dialog.accepted.emit(dialog.printer())

    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert "1" in notice(page, "patient_notice")
    assert door.books.trail[-1].deed is Deed.RECORD_PRINTED


def test_what_cannot_be_read_is_told_in_the_form(page, tmp_path, door):
    choose(page, FILES)
    press(asked(page), "filing_file")
    door.books.trouble = DatabaseIsBusy()

    choose_folder(page, tmp_path)

    assert notice(asked(page), "filing_notice")
    door.books.trouble = None


def test_a_nurse_prints_and_takes_no_files_out(shown, desk, clinic):
    nurse = replace(desk, clinic=replace(clinic, actor=Actor(samples.NURSE)))
    page = shown(PatientPage(nurse, samples.REN))
    page.refresh()
    press(page, "take_out")

    ways = find(asked(page), "take_out_way", Segmented)

    assert ways.value() == PAPER
    ways.set_value(FILES)
    assert ways.value() == PAPER


def test_the_work_is_shown_while_it_lasts_and_can_be_stopped(shown, desk, clinic, held, tmp_path):
    saved(clinic)
    page = shown(PatientPage(replace(desk, lane=held), samples.REN))
    press(page, "take_out")
    choose(page, FILES)
    press(asked(page), "filing_file")
    choose_folder(page, tmp_path)
    assert not find(asked(page), "take_out_progress").isHidden()

    press(asked(page), "take_out_progress_stop")
    held.let_go()

    assert "stopped" in notice(asked(page), "filing_notice")
    assert find(asked(page), "take_out_progress").isHidden()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_infusions_leave_as_a_table_that_can_be_taken_in_again(page, tmp_path, door, ending):
    choose(page, TABLE)
    press(asked(page), "filing_file")
    dialog = find(page, "save_dialog", QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / f"out.{ending}"))
    dialog.close()

    (sheet,) = read_tables((tmp_path / f"out.{ending}").read_bytes())
    told = dict(zip(sheet.head, sheet.rows[0], strict=True))
    assert told["Patient No."] == samples.REN.number
    assert (told["Date"], told["Start"]) == ("2026-11-20", "13:20")
    assert (told["Product"], told["Dose"], told["Unit"]) == ("東都生食注100mL", "80", "mL")
    assert guess(sheet.head, Taken.ENTRIES).source("lines/0/dose") is not None
    (trace,) = [one for one in door.books.trail if one.deed is Deed.LIST_EXPORTED]
    assert trace.subject == samples.REN.id


def test_a_table_of_another_period_holds_no_infusion(page, tmp_path):
    choose(page, TABLE)
    fill_in(page, until="2026-11-01")
    press(asked(page), "filing_file")
    dialog = find(page, "save_dialog", QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "out.csv"))
    dialog.close()

    assert len((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()) == 1
