"""The words of the program in the user's language; a language is an object that is handed on."""

from collections.abc import Callable
from os import PathLike

LANGUAGES = ("ja", "en")
# English words are the keys of the catalogue, so English needs no file of its own.
_KEY_LANGUAGE = "en"
# By this number a compiled catalogue is known, written in the byte order of its computer.
_MAGIC = 0x950412DE


class Wording:
    """One language. Called with an English text and its named blanks, it returns the user's text."""

    def __init__(self, language: str, translate: Callable[[str], str]) -> None:
        self.language = language
        self._translate = translate

    def __call__(self, text: str, /, **blanks: object) -> str:
        """Return a text in this language, its blanks filled."""
        found = self._translate(text)
        return found.format(**blanks) if blanks else found


def load(folder: str | PathLike[str], language: str) -> Wording:
    """Return the wording of a language from the compiled catalogues of a folder.

    Raises:
        FileNotFoundError: the catalogue was not compiled.
    """
    if language == _KEY_LANGUAGE:
        return Wording(language, str)
    words = _catalogue(f"{folder}/{language}/LC_MESSAGES/tenteki.mo")

    def translate(text: str) -> str:
        found = words.get(text.encode())
        return text if found is None else found.decode()

    return Wording(language, translate)


def _catalogue(path: str) -> dict[bytes, bytes]:
    """Return the words of a compiled catalogue (GNU gettext, .mo).

    The standard library's own reader looks at the computer's locale as well, and costs every
    start of the command line 2 ms.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs as much again
        content = file.read()
    numbers = memoryview(content)[: len(content) // 4 * 4].cast("I")
    if numbers[0] != _MAGIC:
        raise ValueError(f"{path} is no catalogue of this computer's kind")
    # Two tables of lengths and places: of the originals, and of what stands in their place.
    count, *tables = numbers[2], numbers[3] // 4, numbers[4] // 4
    originals, translations = (
        [
            content[place : place + length]
            for length, place in zip(
                numbers[start : start + 2 * count : 2],
                numbers[start + 1 : start + 2 * count : 2],
                strict=True,
            )
        ]
        for start in tables
    )
    return dict(zip(originals, translations, strict=True))
