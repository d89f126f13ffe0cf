"""The words of the program in the user's language; a language is an object that is handed on."""

import gettext
from collections.abc import Callable
from pathlib import Path

LANGUAGES = ("ja", "en")
# English words are the keys of the catalogue, so English needs no file of its own.
_KEY_LANGUAGE = "en"


class Wording:
    """One language. Called with an English text and its named blanks, it returns the user's text."""

    def __init__(self, language: str, translate: Callable[[str], str]) -> None:
        self.language = language
        self._translate = translate

    def __call__(self, text: str, /, **blanks: object) -> str:
        """Return a text in this language, its blanks filled."""
        found = self._translate(text)
        return found.format(**blanks) if blanks else found


def load(folder: Path, language: str) -> Wording:
    """Return the wording of a language from the compiled catalogues of a folder.

    Raises:
        FileNotFoundError: the catalogue was not compiled.
    """
    if language == _KEY_LANGUAGE:
        return Wording(language, gettext.NullTranslations().gettext)
    catalogue = gettext.translation("tenteki", str(folder), languages=[language])
    return Wording(language, catalogue.gettext)
