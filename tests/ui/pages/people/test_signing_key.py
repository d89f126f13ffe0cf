"""The clinic's key on the page of the people."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.domain.audit import Deed
from app.services.trouble import SigningKeyIsMissing
from app.ui.pages.people import PeoplePage
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.fingerprint_dialog import FingerprintDialog
from tests.samples import PASSWORD
from tests.ui.looking import error, find, line, notice, press, text

PASSPHRASE = "kumo-tetsu-42-nami"


@pytest.fixture
def page(shown, desk):
    page = shown(PeoplePage(desk))
    page.resize(1200, 900)
    page.refresh()
    return page


def dialog(page, kind=FilingDialog):
    (dialog,) = [one for one in page.findChildren(kind) if one.isVisible()]
    return dialog


def save(over, file):
    (asked,) = over.findChildren(QFileDialog)
    asked.fileSelected.emit(str(file))
    asked.reject()


def test_the_fingerprint_is_shown_in_groups_of_four_and_copied_as_a_whole(page, door):
    press(page, "show_fingerprint")
    shown = dialog(page, FingerprintDialog)
    press(shown, "copy_fingerprint")

    fingerprint = door.keys.shown().today.fingerprint
    words = text(shown, "fingerprint_shown").split()
    assert {len(one) for one in words} == {4}
    assert "".join(words) == fingerprint
    assert QGuiApplication.clipboard().text() == fingerprint


@pytest.mark.parametrize(("button", "way"), [("letter", "letter"), ("certificate", "certificate")])
def test_letter_and_certificate_are_saved_and_that_is_written_down(
    page, door, tmp_path, button, way
):
    press(page, "show_fingerprint")
    shown = dialog(page, FingerprintDialog)
    press(shown, f"save_{button}")
    save(shown, tmp_path / "file")

    assert door.keys.shown().today.fingerprint in (tmp_path / "file").read_text("utf-8")
    assert notice(shown, "fingerprint_notice").startswith("Saved")
    assert door.books.trail[-1].deed is Deed.SIGNING_KEY_EXPORTED
    assert door.books.trail[-1].details["way"] == way


def test_what_cannot_be_saved_is_told_where_it_was_asked_for(page, tmp_path):
    press(page, "show_fingerprint")
    shown = dialog(page, FingerprintDialog)
    press(shown, "save_letter")
    save(shown, tmp_path / "gone" / "file.pdf")

    assert notice(shown, "fingerprint_notice").startswith("The folder")


def export(page, repeated=PASSPHRASE, password=PASSWORD):
    press(page, "export_key")
    asked = dialog(page)
    line(asked, "own_password").setText(password)
    line(asked, "passphrase").setText(PASSPHRASE)
    line(asked, "passphrase_repeat").setText(repeated)
    press(asked, "filing_file")
    return asked


def test_the_key_is_given_out_under_a_passphrase(page, tmp_path):
    export(page)
    save(page, tmp_path / "key.p12")

    assert PASSPHRASE in (tmp_path / "key.p12").read_text("utf-8")
    assert notice(page, "people_notice").startswith("Saved")


def test_a_passphrase_mistyped_the_second_time_gives_nothing(page, door):
    asked = export(page, repeated="another")

    assert error(asked, "passphrase_repeat")
    assert not page.findChildren(QFileDialog)
    assert Deed.SIGNING_KEY_EXPORTED not in {one.deed for one in door.books.trail}


def test_a_folder_that_is_gone_is_told(page, tmp_path):
    export(page)
    save(page, tmp_path / "gone" / "key.p12")

    assert notice(page, "people_notice").startswith("The folder")


def test_the_key_is_replaced_for_the_password_and_the_old_one_stays_named(page, door):
    before = door.keys.shown().today.fingerprint
    press(page, "replace_signing_key")
    asked = dialog(page)
    line(asked, "own_password").setText(PASSWORD)
    press(asked, "filing_file")
    press(page, "show_fingerprint")

    shown = dialog(page, FingerprintDialog)
    assert notice(page, "people_notice").startswith("The signing key is new.")
    assert before[:4] in text(shown, "fingerprint_told")
    assert "".join(text(shown, "fingerprint_shown").split()) != before


def test_a_missing_key_is_told_and_can_only_be_replaced(page, door):
    door.keys.trouble = SigningKeyIsMissing()
    page.refresh()

    enabled = {
        name: find(page, name).isEnabled()
        for name in ("show_fingerprint", "export_key", "replace_signing_key")
    }
    assert enabled == {
        "show_fingerprint": False,
        "export_key": False,
        "replace_signing_key": True,
    }
    assert text(page, "signing_key_told")
