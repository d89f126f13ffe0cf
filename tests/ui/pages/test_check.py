"""Checking a certificate in the window."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.services.trouble import SigningKeyIsMissing
from app.ui.kit.choice import Choice
from app.ui.pages.check import CheckPage
from tests.ui.looking import error, find, line, notice, press, text


@pytest.fixture
def page(shown, desk):
    page = shown(CheckPage(desk))
    page.resize(1200, 700)
    return page


def drop(page, path):
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, told, buttons, keys)
    page.dropEvent(event)


def ask_for_another(page, fingerprint=""):
    owner = find(page, "check_owner", Choice)
    owner.setCurrentIndex(1)
    line(page, "check_fingerprint").setText(fingerprint)


def test_a_file_that_is_let_go_on_the_page_is_checked(page, door, tmp_path):
    drop(page, tmp_path / "one.pdf")

    assert door.examiner.asked[-1].file == tmp_path / "one.pdf"
    assert text(page, "checked_answer").startswith("Genuine: signed by the clinic")
    assert find(page, "checked_facts").isVisible()


def test_a_file_is_chosen_too(page, door, tmp_path):
    (tmp_path / "one.pdf").write_bytes(b"%PDF-")
    press(page, "check_file")
    dialog = find(page, "check_dialog", QFileDialog)
    dialog.selectFile(str(tmp_path / "one.pdf"))
    dialog.accept()

    assert door.examiner.asked[-1].file == tmp_path / "one.pdf"


def test_a_pasted_code_is_checked(page, door):
    line(page, "check_code").setText("IVC1:ABC")

    press(page, "check_code_now")

    assert door.examiner.asked[-1].code == "IVC1:ABC"


def test_a_doubt_is_told_in_words(page, door, tmp_path):
    door.examiner.signed_by = "ab" * 32

    drop(page, tmp_path / "one.pdf")

    assert text(page, "checked_answer") == "Not valid: do not rely on it."
    assert text(page, "checked_doubts").startswith("Another key signed it")


def test_another_clinic_needs_its_fingerprint(page, door, tmp_path):
    ask_for_another(page)
    drop(page, tmp_path / "one.pdf")

    assert error(page, "check_fingerprint") == "Without it nobody can tell whose it is."
    assert not door.examiner.asked

    door.examiner.signed_by = "ab" * 32
    ask_for_another(page, "ab" * 32)
    drop(page, tmp_path / "one.pdf")
    assert text(page, "checked_answer").startswith("Genuine")


def test_a_key_that_is_missing_is_told(page, door, tmp_path):
    door.keys.trouble = SigningKeyIsMissing()

    drop(page, tmp_path / "one.pdf")

    assert notice(page, "check_notice")
    assert text(page, "checked_answer") == "Nothing was checked yet."
