"""Saving the rules of operation from the page of the people."""

import pytest
from PySide6.QtWidgets import QFileDialog

from app.domain.audit import Deed
from app.ui.pages.people import PeoplePage
from tests.ui.looking import notice, press


@pytest.fixture
def page(shown, desk):
    page = shown(PeoplePage(desk))
    page.resize(1200, 800)
    page.refresh()
    return page


def asked_where(page):
    press(page, "save_rules")
    (asked,) = page.findChildren(QFileDialog)
    return asked


def save(page, file):
    asked = asked_where(page)
    asked.fileSelected.emit(str(file))
    asked.reject()


@pytest.mark.parametrize(("name", "form"), [("rules.pdf", "pdf"), ("rules.md", "text")])
def test_the_rules_are_saved_where_one_chooses(page, door, tmp_path, name, form):
    save(page, tmp_path / name)

    assert (tmp_path / name).read_bytes().startswith(b"%PDF") is (form == "pdf")
    assert notice(page, "people_notice") == f"Saved as {name}."
    assert door.books.trail[-1].deed is Deed.RULES_EXPORTED
    assert door.books.trail[-1].details == {"form": form}


def test_whoever_chooses_text_is_offered_a_name_of_that_kind(page):
    asked = asked_where(page)
    pdf, text = asked.nameFilters()

    for chosen, suffix in ((text, "md"), (pdf, "pdf")):
        asked.filterSelected.emit(chosen)
        assert asked.defaultSuffix() == suffix
    asked.reject()


def test_a_place_where_nothing_can_be_written_is_told(page, tmp_path):
    save(page, tmp_path / "gone" / "rules.pdf")

    assert notice(page, "people_notice").startswith("The folder")
