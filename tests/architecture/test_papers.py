"""The pages in docs lead where they say they lead."""

import re
from pathlib import Path

import catalogue

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
    pages = DOCS.glob("**/*.md")
    named = {one for page in pages for one in named_tests(page.read_text("utf-8"))}

    assert named
    assert not {one for one in named if not is_there(*one)}


def test_the_disclosure_answers_every_question_in_one_of_its_words():
    text = (DOCS / "mds.ja.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if "か | " in line]

    assert len(rows) == text.count("\n| ") - 2 * text.count("| 問い |")
    assert {row[1] for row in rows} <= {"はい", "いいえ", "診療所", "非該当"}


def test_every_decision_stands_in_the_index_under_its_own_name():
    index = (DOCS / "decisions" / "README.md").read_text("utf-8")
    lines = {line for line in index.splitlines() if line.startswith("- ")}

    assert lines == {_line(page) for page in (DOCS / "decisions").glob("0*.md")}


def test_a_test_that_is_named_is_looked_for_in_its_file():
    here = "tests/architecture/test_papers.py"

    named = named_tests(f"`{here}`, `{here}::test_gone`, `tests/gone.py`, tests/gone.py")

    assert named == [(here, ""), (here, "test_gone"), ("tests/gone.py", "")]
    assert [is_there(*one) for one in named] == [True, False, False]


def _line(page: Path) -> str:
    title = page.read_text("utf-8").splitlines()[0].removeprefix("# ").partition(". ")[2]
    return f"- [{page.name[:4]}]({page.name}) {title}"


def test_what_the_guide_names_in_bold_stands_in_the_window():
    words = {message.string for message in catalogue.read(catalogue.catalogue_files()[0])}

    for page in (DOCS / "guide").glob("*.ja.md"):
        named = set(re.findall(r"\*\*([^*]+)\*\*", page.read_text("utf-8"))) - {"太字"}
        assert named
        assert not named - words
