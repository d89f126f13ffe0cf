"""Checking a certificate in the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.domain.known_clinics import Compared, KnownClinicForm
from app.domain.staff import Actor
from app.services.trouble import SigningKeyIsMissing
from app.ui.kit.choice import Choice
from app.ui.kit.labels import Label
from app.ui.kit.table import Table
from app.ui.pages.check import CheckPage
from tests import samples
from tests.clinics import list_file
from tests.ui.looking import cells, error, find, line, notice, press, text

SIGNS = "ab" * 32


@pytest.fixture
def other(clinic):
    """Return another clinic that is known here."""
    form = KnownClinicForm(SIGNS, "架空駅前クリニック", Compared.LETTER)
    return clinic.known.keep(clinic.actor, form)


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
    assert text(page, "checked_answer").startswith("Genuine: from")
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
    ask_for_another(page, "cd" * 32)

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


def keep(page, fingerprint, name="架空駅前クリニック", way=0):
    line(page, "known_fingerprint").setText(fingerprint)
    line(page, "known_name").setText(name)
    find(page, "known_compared", Choice).setCurrentIndex(way)
    press(page, "filing_file")


def test_the_own_papers_are_told_with_the_clinics_name(page, tmp_path):
    drop(page, tmp_path / "one.pdf")

    assert text(page, "checked_answer") == f"Genuine: from {samples.FACILITY.name}."
    assert not find(page, "keep_clinic").isVisible()


def test_an_unknown_key_is_shown_and_kept_only_under_a_warning(page, door, tmp_path):
    door.examiner.signed_by = SIGNS
    drop(page, tmp_path / "one.pdf")
    assert text(page, "checked_answer") == "Intact, but nobody here knows whose it is."
    assert "by another way (telephone, letter)" in text(page, "checked_doubts")

    press(page, "keep_clinic")
    assert "proves nothing" in find(page, "filing_dialog").findChildren(Label)[1].text()
    keep(page, line(page, "known_fingerprint").text())

    assert notice(page, "check_notice") == "架空駅前クリニック is known here from now on."
    assert text(page, "checked_answer") == "Genuine: from 架空駅前クリニック."
    assert "given no list" in text(page, "checked_doubts")


def test_what_is_wrong_with_a_fingerprint_is_told_beside_it(page, door):
    press(page, "known_clinics")
    press(page, "known_add")

    keep(page, "abc", name="")

    assert error(page, "known_fingerprint").startswith("A fingerprint has 64 characters")
    assert error(page, "known_name")


def test_one_that_is_known_is_taken_out_for_a_reason(page, clinic, other):
    press(page, "known_clinics")
    assert cells(find(page, "known_table", Table)) == [[other.name, "2026-11-20", "–"]]
    assert "abab abab" in text(page, "known_detail")
    press(page, "known_out")
    find(page, "withdrawal_reason").setPlainText("鍵が盗まれたため")

    press(page, "filing_file")

    assert clinic.known.all(clinic.actor) == ()
    assert notice(page, "check_notice") == f"{other.name} was taken out."


def test_a_list_that_is_let_go_here_is_used_for_what_is_shown(page, door, other, tmp_path):
    door.examiner.signed_by = SIGNS
    drop(page, tmp_path / "one.pdf")
    (tmp_path / "list.txt").write_bytes(list_file(SIGNS, door.examiner.number))

    drop(page, tmp_path / "list.txt")

    assert "Certificates on it: 1." in notice(page, "check_notice")
    assert text(page, "checked_answer") == "Not valid: do not rely on it."
    assert f"on the list of {other.name} of 2026-11-18" in text(page, "checked_doubts")


def test_one_that_is_not_on_the_list_is_told_with_its_date(page, door, other, tmp_path):
    door.examiner.signed_by = SIGNS
    (tmp_path / "list.txt").write_bytes(list_file(SIGNS))
    drop(page, tmp_path / "list.txt")

    drop(page, tmp_path / "one.pdf")

    assert "not on that clinic's list of revocations of 2026-11-18" in text(page, "checked_doubts")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda _: list_file("cd" * 32), "Nobody here knows whose list"),
        (lambda door: list_file(door.keys.shown().today.fingerprint), "a list of this clinic"),
        (lambda _: b"IVR1:", "cannot be read, or was changed"),
    ],
)
def test_a_list_that_is_not_taken_is_told_why(page, door, tmp_path, made, told):
    (tmp_path / "list.txt").write_bytes(made(door))

    drop(page, tmp_path / "list.txt")

    assert told in notice(page, "check_notice")


def test_an_older_list_is_told_with_the_date_of_the_newer(page, door, other, tmp_path):
    (tmp_path / "list.txt").write_bytes(list_file(SIGNS))

    drop(page, tmp_path / "list.txt")
    drop(page, tmp_path / "list.txt")

    assert notice(page, "check_notice").startswith("A list of 2026-11-18 09:00 is kept already.")


def test_a_file_with_a_fingerprint_asks_as_whose_it_is_kept(page, tmp_path):
    (tmp_path / "clinic.fingerprint").write_text(f"{SIGNS}\n")

    drop(page, tmp_path / "clinic.fingerprint")

    assert line(page, "known_fingerprint").text().replace(" ", "") == SIGNS


def test_who_may_not_keep_is_offered_nothing(shown, desk, door, tmp_path):
    door.examiner.signed_by = SIGNS
    page = shown(CheckPage(replace(desk, clinic=replace(desk.clinic, actor=Actor(samples.CLERK)))))

    drop(page, tmp_path / "one.pdf")
    press(page, "known_clinics")

    assert not find(page, "keep_clinic").isVisible()
    assert not find(page, "known_add").isVisible()
    assert text(page, "known_detail") == "No other clinic is known yet."
