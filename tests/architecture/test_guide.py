"""The guide shows the window as it is: its pictures are there, and its words stand in the window."""

import re

import catalogue
import gallery
import pytest

from tests.architecture.papers import DOCS

LANGUAGES = {"ja": "guide.ja.md", "en": "guide.md"}
_MOST_BYTES = 130_000


def shown(language):
    text = (DOCS / LANGUAGES[language]).read_text("utf-8")
    return re.findall(rf"\(guide/pictures/{language}/([\w-]+)\.png\)", text)


@pytest.mark.parametrize("language", gallery.LANGUAGES)
def test_each_picture_of_the_guide_is_there_and_one_of_those_the_walk_takes(language):
    kept = {file.stem: file for file in (gallery.PICTURES / language).iterdir()}

    assert set(shown(language)) == set(gallery.GUIDE) == kept.keys()
    assert all(file.stat().st_size <= _MOST_BYTES for file in kept.values())


def test_both_guides_show_the_same_pictures_in_the_same_order():
    assert shown("ja") == shown("en")


@pytest.mark.parametrize("language", gallery.LANGUAGES)
def test_what_the_guide_names_in_bold_stands_in_the_window(language):
    book = catalogue.read(catalogue.catalogue_files()[0])
    words = {message.string if language == "ja" else message.id for message in book}

    named = set(re.findall(r"\*\*([^*]+)\*\*", (DOCS / LANGUAGES[language]).read_text("utf-8")))

    assert named - {"太字", "Bold"} <= words


def test_the_guide_leads_to_every_page_beside_it():
    text = (DOCS / "guide.ja.md").read_text("utf-8")

    assert all(f"(guide/{page.name})" in text for page in (DOCS / "guide").glob("*.ja.md"))
