"""The pages in docs lead where they say they lead."""

import re

import catalogue
import pages

from tests.architecture import papers
from tests.architecture.papers import DOCS, is_there, named_tests


def test_every_link_leads_to_something():
    assert not [fault for page in papers.pages() for fault in papers.dead_links(page)]


def test_a_link_that_leads_to_nothing_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(papers, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text("[one](gone.md#part), [two](page.md), [three](https://example.org)", "utf-8")

    assert list(papers.dead_links(page)) == ["page.md: gone.md"]


def test_every_test_that_a_page_names_exists():
    texts = [page.read_text("utf-8") for page in DOCS.glob("**/*.md")]
    named = {one for text in texts for one in named_tests(text)}

    assert named
    assert not {one for one in named if not is_there(*one)}


def test_the_disclosure_answers_every_question_in_one_of_its_words():
    text = (DOCS / "mds.ja.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if "か | " in line]

    assert len(rows) == text.count("\n| ") - 2 * text.count("| 問い |")
    assert {row[1] for row in rows} <= {"はい", "いいえ", "診療所", "非該当"}


def test_every_decision_stands_in_the_index_under_its_own_name():
    # One is missing? `python build/pages.py` writes the index anew.
    assert pages.INDEX.read_text("utf-8") == pages.make_index()
    assert pages.make_index().count("\n- [") == len(list(pages.DECISIONS.glob("0*.md")))


def test_a_test_that_is_named_is_looked_for_in_its_file():
    here = "tests/architecture/test_papers.py"

    named = named_tests(f"`{here}`, `{here}::test_gone`, `tests/gone.py`, tests/gone.py")

    assert named == [(here, ""), (here, "test_gone"), ("tests/gone.py", "")]
    assert [is_there(*one) for one in named] == [True, False, False]


def test_what_the_guide_names_in_bold_stands_in_the_window():
    words = {message.string for message in catalogue.read(catalogue.catalogue_files()[0])}

    for page in (DOCS / "guide").glob("*.ja.md"):
        named = set(re.findall(r"\*\*([^*]+)\*\*", page.read_text("utf-8"))) - {"太字"}
        assert named
        assert not named - words
