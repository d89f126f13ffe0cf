import gettext

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app.i18n import LANGUAGES, Wording, load
from app.paths import LOCALE


@pytest.fixture
def folder(tmp_path):
    words = Catalog(locale="ja")
    words.add("Saved by {name}.", "{name}が保存しました。")
    place = tmp_path / "ja" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "tenteki.mo").open("wb") as file:
        write_mo(file, words)
    return tmp_path


def test_japanese_words_come_from_the_catalogue(folder):
    say = load(folder, "ja")

    assert say.language == "ja"
    assert say("Saved by {name}.", name="山本") == "山本が保存しました。"


def test_english_needs_no_catalogue(tmp_path):
    say = load(tmp_path, "en")

    assert say("Saved by {name}.", name="Yamamoto") == "Saved by Yamamoto."


def test_a_text_that_is_not_in_the_catalogue_is_said_in_english(folder):
    assert load(folder, "ja")("Closed today.") == "Closed today."


def test_a_text_without_blanks_is_said_as_it_is():
    say = Wording("en", str)

    assert say("{ stays") == "{ stays"


def test_a_catalogue_that_was_not_compiled_is_missed(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path, "ja")


def test_japanese_is_what_the_clinic_sees_first():
    assert LANGUAGES[0] == "ja"


def test_what_is_no_catalogue_is_not_taken_for_one(folder):
    (folder / "ja" / "LC_MESSAGES" / "tenteki.mo").write_bytes(bytes(28))

    with pytest.raises(ValueError, match="no catalogue"):
        load(folder, "ja")


def test_the_program_s_own_words_are_read_as_gettext_reads_them():
    read = gettext.translation("tenteki", LOCALE, languages=["ja"])
    say = load(LOCALE, "ja")

    originals = [text for text in read._catalog if text]

    assert len(originals) > 100
    assert [say(text) for text in originals] == [read.gettext(text) for text in originals]
