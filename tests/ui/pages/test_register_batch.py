"""A team's certificates from the register's page."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog

from app.ui.kit.choice import Choice
from app.ui.pages.register import RegisterPage
from app.ui.parts.filing_dialog import FilingDialog
from tests import samples
from tests.fakes import finalised, saved
from tests.ui.looking import error, find, line, notice, press


@pytest.fixture
def page(clinic, shown, desk):
    finalised(clinic)
    return shown(RegisterPage(desk))


def ask(page, folder, since="2026-11-01"):
    press(page, "batch")
    dialog = find(page, "filing_dialog", FilingDialog)
    team = find(dialog, "batch_team", Choice)
    team.setCurrentIndex(team.findText(samples.REN.team))
    line(dialog, "batch_since").setText(since)
    line(dialog, "batch_recipient").setText("東都ファルコンズ 医務")
    line(dialog, "batch_agreed_on").setText("2026-11-20")
    press(dialog, "filing_file")
    if folder is not None:
        chosen = find(page, "folder_dialog", QFileDialog)
        chosen.fileSelected.emit(str(folder))
    return dialog


def test_the_files_of_a_team_lie_in_one_folder(page, tmp_path):
    ask(page, tmp_path)

    assert [one.suffix for one in tmp_path.iterdir()] == [".pdf"]
    assert notice(page, "register_notice") == "Certificates written: 1."


def test_who_gets_none_is_named_with_the_reason(page, clinic, tmp_path):
    day = {"started": "2026-11-10 13:20", "onset": "2026-11-10"}
    saved(clinic, entry=UUID(int=0xC8), **day)

    ask(page, tmp_path)

    told = notice(page, "register_notice").splitlines()
    assert told[0] == "Certificates written: 1."
    assert "2026-11-10: No certificate can be issued for this record" in told[1]


def test_a_day_that_is_missing_is_told_beside_it(page):
    dialog = ask(page, None, since="")

    assert error(dialog, "batch_since")
    dialog.reject()


def test_a_folder_that_is_gone_is_told(page, tmp_path):
    ask(page, tmp_path / "no")

    assert notice(page, "register_notice")
    assert not find(page, "batch_work").isVisible()
