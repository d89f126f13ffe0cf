"""The register of certificates in the window."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.domain.audit import Deed
from app.domain.staff import Actor
from app.services.certificate_register import PAGE
from app.sheets.reading import read_tables
from app.ui.kit.choice import Choice
from app.ui.kit.table import Table
from app.ui.pages.register import RegisterPage
from app.ui.parts.reason_prompt import ReasonPrompt
from tests import samples
from tests.fakes import finalised
from tests.ui.looking import cells, find, line, notice, press, text


@pytest.fixture
def issued(clinic):
    """Return a certificate that was just issued."""
    return clinic.certificates.issue(clinic.actor, finalised(clinic).entry, samples.TERMS)


@pytest.fixture
def page(issued, shown, desk):
    page = shown(RegisterPage(desk))
    page.resize(1200, 700)
    return page


def numbers(page):
    return [row[0] for row in cells(find(page, "register_table", Table))]


def call_back(page, reason, password):
    press(page, "revoke")
    prompt = find(page, "reason_prompt", ReasonPrompt)
    prompt.entered.emit(reason, password)
    return prompt


def save(page, button, path):
    press(page, button)
    dialog = find(page, "save_dialog", QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()


def is_shown(page, name):
    return not find(page, name, QPushButton).isHidden()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_table_leaves_in_the_form_of_its_ending(page, issued, tmp_path, ending):
    save(page, "save_register", tmp_path / f"all.{ending}")

    (sheet,) = read_tables((tmp_path / f"all.{ending}").read_bytes())
    assert sheet.rows[0][0] == issued.number


def test_a_line_tells_number_state_patient_and_days(page, issued):
    (row,) = cells(find(page, "register_table", Table))

    assert row[:3] == [issued.number, "Valid", f"{samples.REN.number} {samples.REN.romaji}"]
    assert text(page, "register_head_below") == "1 in all"
    assert text(page, "register_title") == issued.number


def test_it_is_searched_while_one_types(page, issued, qtbot):
    line(page, "register_search").setText("架空")
    qtbot.waitUntil(lambda: numbers(page) == [])

    line(page, "register_search").setText("000001")
    qtbot.waitUntil(lambda: numbers(page) == [issued.number])


def test_it_is_narrowed_to_what_is_no_longer_valid(page, issued, clinic):
    state = find(page, "register_state", Choice)

    state.setCurrentIndex(state.findText("No longer valid"))
    assert numbers(page) == []

    clinic.register.revoke(clinic.actor, issued.number, "誤発行のため", samples.PASSWORD)
    page.refresh()
    assert numbers(page) == [issued.number]


def test_one_is_called_back_with_reason_and_password(page, issued, clinic):
    call_back(page, "別の選手の記録で発行した", samples.PASSWORD)

    assert notice(page, "register_notice") == f"{issued.number} is no longer valid."
    assert not clinic.register.line(clinic.actor, issued.number).is_valid
    assert not is_shown(page, "revoke")
    assert is_shown(page, "issue_again")


@pytest.mark.parametrize(
    ("reason", "password", "field"),
    [("なし", samples.PASSWORD, "reason"), ("誤発行のため", "wrong", "password")],
)
def test_what_was_typed_wrong_is_told_beside_it(page, reason, password, field):
    prompt = call_back(page, reason, password)

    assert prompt.fields[field].error
    prompt.reject()


def test_one_opens_with_its_visit_written(page, issued, qtbot, door):
    with qtbot.waitSignal(page.opened) as opened:
        press(page, "open_certificate")

    assert opened.args == [issued]
    assert door.books.trail[-1].deed is Deed.CERTIFICATE_VIEWED


def test_one_is_issued_again_from_its_record(page, issued, clinic, qtbot):
    clinic.register.revoke(clinic.actor, issued.number, "誤発行のため", samples.PASSWORD)
    page.refresh()

    with qtbot.waitSignal(page.record_opened) as opened:
        press(page, "issue_again")

    patient, record = opened.args
    assert (patient.id, record.entry) == (issued.patient, issued.entry)


def test_what_is_shown_is_saved_as_a_table(page, issued, tmp_path):
    save(page, "save_register", tmp_path / "all.csv")

    assert issued.number in (tmp_path / "all.csv").read_text("utf-8-sig")


def test_the_list_of_revocations_is_saved(page, issued, tmp_path, door):
    save(page, "save_revocations", tmp_path / "gone.txt")

    assert (tmp_path / "gone.txt").read_bytes() == door.keys.shown().today.fingerprint.encode()
    assert notice(page, "register_notice") == "Saved as gone.txt."


def test_a_folder_that_takes_no_file_is_told(page, tmp_path):
    save(page, "save_register", tmp_path / "no" / "all.csv")

    assert notice(page, "register_notice").startswith("The file could not be written.")


def test_who_may_only_read_is_offered_no_deed(issued, shown, desk):
    clinic = replace(desk.clinic, actor=Actor(samples.CLERK))

    page = shown(RegisterPage(replace(desk, clinic=clinic)))

    assert not page.findChildren(QPushButton, "save_register")
    assert not is_shown(page, "revoke")


def test_more_comes_where_somebody_scrolls_to_the_end(page, issued, clinic):
    for _ in range(PAGE + 20):
        clinic.certificates.issue(clinic.actor, issued.entry, samples.TERMS)
    page.refresh()
    table = find(page, "register_table", Table)
    assert len(cells(table)) == PAGE

    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())

    assert len(cells(table)) == PAGE + 21


def test_an_empty_register_says_what_would_fill_it(shown, desk):
    page = shown(RegisterPage(desk))

    assert find(page, "register_empty").isVisible()


def test_a_sheet_for_paper_is_opened_from_the_register(page, issued, clinic, qtbot):
    with qtbot.waitSignal(page.sheet_opened) as opened:
        press(page, "open_sheet")
    assert not opened.args[0].is_void
    assert find(page, "open_sheet", QPushButton).words == "Copy…"

    clinic.register.revoke(clinic.actor, issued.number, "誤発行のため", samples.PASSWORD)
    page.refresh()

    assert find(page, "open_sheet", QPushButton).words == "Void sheet…"
    with qtbot.waitSignal(page.sheet_opened) as opened:
        press(page, "open_sheet")
    assert opened.args[0].is_void


def test_a_small_window_leaves_out_what_stands_beside_the_table_too(page, qtbot):
    table = find(page, "register_table", Table)

    def left_out():
        return [one for one in range(6) if table.isColumnHidden(one)]

    page.resize(1280, 700)
    qtbot.waitUntil(lambda: left_out() == [])
    page.resize(900, 600)
    qtbot.waitUntil(lambda: left_out() == [3, 5])

    assert table.columnWidth(2) > 100


def test_today_is_the_day_on_which_it_is_asked_for(page, issued, door):
    page.filter.show_today()
    assert numbers(page) == [issued.number]

    door.clock.forward(days=1)
    page.refresh()

    assert numbers(page) == []
