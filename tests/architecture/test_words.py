"""The catalogue of words is complete."""

import catalogue
import pytest
from babel.messages.catalog import Catalog


def one_sentence(text, **more):
    words = Catalog()
    words.add("Saved by {name}.", text, **more)
    return words


TEMPLATE = one_sentence("")


def test_every_sentence_stands_in_every_language():
    template = catalogue.gather(*catalogue.speaking())

    faults = [
        f"{file}: {fault}"
        for file in catalogue.catalogue_files()
        for fault in catalogue.faults_of(catalogue.read(file), template)
    ]

    assert not faults


def test_there_is_a_japanese_catalogue():
    assert [file.parts[-3] for file in catalogue.catalogue_files()] == ["ja"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (Catalog(), "not in the catalogue"),
        (one_sentence(""), "not translated"),
        (one_sentence("{name}が保存しました。", flags=["fuzzy"]), "only guessed"),
        (one_sentence("{who}が保存しました。"), "other blanks"),
        (one_sentence("保存しました。"), "other blanks"),
    ],
)
def test_a_faulty_catalogue_is_found(words, fault):
    assert fault in " ".join(catalogue.faults_of(words, TEMPLATE))


def test_a_sentence_that_nobody_says_is_found():
    words = one_sentence("{name}が保存しました。")

    assert "no longer said" in " ".join(catalogue.faults_of(words, Catalog()))


def test_a_complete_catalogue_has_no_faults():
    assert not list(catalogue.faults_of(one_sentence("{name}が保存しました。"), TEMPLATE))


def test_words_are_gathered_from_the_code(tmp_path):
    code = tmp_path / "app"
    code.mkdir()
    (code / "page.py").write_text(
        'say("Saved by {name}.", name=who)\nself._say(\n    "Closed "\n    "today."\n)\n'
    )

    found = {message.id for message in catalogue.gather(code) if message.id}

    assert found == {"Saved by {name}.", "Closed today."}
