"""No text of the program says what must never be said of an infusion (certificate.md 3)."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from app import paths
from app.pdf import slip, statements, watermark, words
from app.pdf.words import Both
from tests.avoided import AVOIDED, avoided

ROOT = Path(__file__).parents[1]
CATALOGUES = sorted(paths.LOCALE.rglob("*.po"))
TEMPLATES = sorted((paths.RESOURCES / "papers").glob("*.md"))
# What users are given to read; the decisions speak of what was refused.
PAGES = sorted([*ROOT.glob("docs/*.md"), *ROOT.glob("docs/guide/*.md"), *ROOT.glob("README*.md")])
# What the formulary and the rules quote is public text of others, told as theirs.
SOURCES = sorted(file for folder in ("app", "db") for file in (ROOT / folder).rglob("*.py"))


def test_something_is_looked_at():
    assert CATALOGUES
    assert TEMPLATES
    assert PAGES
    assert len(SOURCES) > 100


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.parts[-3])
def test_no_sentence_of_the_window_says_it(catalogue):
    with catalogue.open("rb") as file:
        sentences = [
            text for message in read_po(file) for text in (str(message.id), str(message.string))
        ]

    assert [text for text in sentences if avoided(text)] == []


@pytest.mark.parametrize(
    "module", [words, statements, slip, watermark], ids=lambda one: one.__name__
)
def test_no_word_of_the_paper_says_it(module):
    tables = [value for value in vars(module).values() if isinstance(value, dict)]
    said = [
        text
        for table in tables
        for pair in table.values()
        if isinstance(pair, Both)
        for text in pair
    ]

    assert [text for text in said if avoided(text)] == []


@pytest.mark.parametrize("page", [*TEMPLATES, *PAGES], ids=lambda file: file.name)
def test_no_template_and_no_page_for_users_says_it(page):
    assert avoided(page.read_text("utf-8")) == []


def test_no_text_written_into_the_program_says_it():
    said = {file.name: avoided(file.read_text("utf-8")) for file in SOURCES}

    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.parametrize("phrase", AVOIDED)
def test_each_of_them_would_be_found(phrase):
    spread = "\n".join(re.findall(r".{1,4}", phrase))

    assert phrase in avoided(f"本書は{spread.upper()}。")
