import gettext

import catalogue
import pytest

HEAD = 'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house with one page and one Japanese catalogue."""
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(catalogue, "TEMPLATE", tmp_path / "locale" / "tenteki.pot")
    words = tmp_path / "locale" / "ja" / "LC_MESSAGES" / "tenteki.po"
    words.parent.mkdir(parents=True)
    words.write_text(HEAD + 'msgid "Save"\nmsgstr "保存"\n\nmsgid "Old"\nmsgstr "旧"\n', "utf-8")
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "page.py").write_text('say("Save")\nsay("Close")\n', "utf-8")
    return words


def test_renewing_keeps_what_is_translated_and_asks_for_what_is_not(house):
    catalogue.renew()

    words = catalogue.read(house)
    assert {message.id: message.string for message in words if message.id} == {
        "Save": "保存",
        "Close": "",
    }


def test_renewing_twice_changes_nothing(house):
    catalogue.renew()
    once = house.read_bytes()

    catalogue.renew()

    assert house.read_bytes() == once


def test_an_incomplete_catalogue_fails_the_check(house, capsys):
    assert catalogue.main(["check"]) == 1
    assert "'Close' (app/page.py)" in capsys.readouterr().out


def test_a_complete_catalogue_passes_the_check(house):
    house.write_text(
        HEAD + 'msgid "Save"\nmsgstr "保存"\n\nmsgid "Close"\nmsgstr "閉じる"\n', "utf-8"
    )

    assert catalogue.main(["check"]) == 0


def test_compiled_words_can_be_read_by_the_program(house):
    catalogue.main(["compile"])

    words = gettext.translation("tenteki", house.parents[2], languages=["ja"])
    assert words.gettext("Save") == "保存"
