import os
import re
import shutil

import barcode_reader
import house
import pytest
import verifier


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    target = tmp_path_factory.mktemp("page") / "page.html"
    verifier.make_page(target)
    return target.read_text("utf-8")


def test_the_page_is_one_file_that_may_fetch_nothing(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]

    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src" not in policy
    assert not re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:,")', page)


def test_no_blank_of_the_page_is_left_open(page):
    assert not re.findall(r"\{\{\w+\}\}", page)


def test_the_licences_go_along(page):
    assert "MIT License" in page
    assert "Apache License" in page


def test_the_page_shows_what_a_stranger_wrote_as_text_alone():
    sources = "".join(file.read_text("utf-8") for file in verifier.FOLDER.glob("*.js"))

    ways = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(")
    assert [one for one in ways if one in sources] == []


def test_each_module_comes_after_those_that_it_uses():
    program = verifier.joined()

    assert program.index("const _base45 =") < program.index("const _code =")
    assert program.count("const _unreadable =") == 1
    assert "import " not in program


def test_the_page_is_made_anew_when_a_source_is_newer(tmp_path):
    page = tmp_path / "page.html"
    missing = verifier.is_stale(page)
    page.touch()
    fresh = verifier.is_stale(page)
    os.utime(page, (0, 0))

    assert (missing, fresh, verifier.is_stale(page)) == (True, False, True)


def test_another_library_than_the_one_that_was_looked_at_is_refused(tmp_path, monkeypatch):
    (tmp_path / "npm").write_text(
        f"#!/bin/sh\necho other > zxing-wasm-{barcode_reader.VERSION}.tgz\n"
    )
    (tmp_path / "npm").chmod(0o755)
    monkeypatch.setenv("TENTEKI_FONT_CACHE", str(tmp_path / "fonts"))
    monkeypatch.setattr(shutil, "which", lambda _name: str(tmp_path / "npm"))

    with pytest.raises(house.Trouble, match="not the file that was looked at"):
        barcode_reader.provide()


def test_without_npm_a_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("TENTEKI_FONT_CACHE", str(tmp_path / "fonts"))
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    with pytest.raises(house.Trouble, match="npm"):
        barcode_reader.provide()
