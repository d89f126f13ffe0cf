"""The catalogues of words: gathered from the code, looked over, compiled.

English stands in the code itself, as the first argument of `say`; every
other language has one catalogue under resources/locale.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "tenteki.pot"
KEYWORDS: dict[str, None] = {"say": None, "_say": None}
METHODS = [("**.py", "python"), ("**.js", "javascript")]


def main(arguments: list[str]) -> int:
    """Renew, check or compile the catalogues, as the one argument says."""
    match arguments:
        case ["renew"]:
            renew()
        case ["check"]:
            return report(gather(*speaking()))
        case ["compile"]:
            compile_all()
        case _:
            print("Say renew, check or compile.", file=sys.stderr)
            return 2
    return 0


def speaking() -> tuple[Path, Path]:
    """Return where the code is that has words for somebody: the program, and the verifier's page."""
    return ROOT / "app", ROOT / "resources" / "verifier"


def gather(*folders: Path) -> Catalog:
    """Return the words that the code says, each with the files that say them."""
    template = Catalog(project="Tenteki", charset="utf-8")
    for code in folders:
        for file, _line, words, *_ in extract_from_dir(code, METHODS, keywords=KEYWORDS):
            place = (code / file).relative_to(code.parent).as_posix()
            template.add(words, locations=[(place, 0)])
    return template


def renew() -> None:
    """Bring each catalogue up to what the code says, keeping what is translated."""
    template = gather(*speaking())
    _write(template, TEMPLATE)
    for file in catalogue_files():
        catalogue = read(file)
        template.creation_date = catalogue.creation_date
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        _write(catalogue, file)
        waiting = sum(1 for message in catalogue if message.id and not message.string)
        print(f"{_language(file)}: {len(catalogue)} sentences, {waiting} to translate.")
    compile_all()


def report(template: Catalog) -> int:
    """Print what is wrong with the catalogues, and return 1 where anything is."""
    faults = [
        f"{_language(file)}: {fault}"
        for file in catalogue_files()
        for fault in faults_of(read(file), template)
    ]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(template)} sentences, each complete in every language.")
    return 1 if faults else 0


def faults_of(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """Say what a catalogue lacks, has too much of, or has wrong."""
    for message in template:
        if message.id and message.id not in catalogue:
            yield f"not in the catalogue: {message.id!r} ({_places(message)})"
    for message in catalogue:
        if message.id:
            yield from _faults_of_sentence(message, template)


def blanks(sentence: str) -> set[str]:
    """Return the names of the blanks of a sentence."""
    return {name for _text, name, _spec, _how in Formatter().parse(sentence) if name is not None}


def compile_all() -> None:
    """Compile each catalogue into the form that the program reads."""
    for file in catalogue_files():
        with file.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read(file))


def catalogue_files() -> list[Path]:
    """Return the files of all catalogues."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def read(file: Path) -> Catalog:
    """Return a catalogue from its file."""
    with file.open("rb") as source:
        return read_po(source, locale=_language(file))


def _faults_of_sentence(message: Message, template: Catalog) -> Iterator[str]:
    """Say what is wrong with one translated sentence."""
    name = f"{message.id!r} ({_places(message)})"
    if message.id not in template:
        yield f"no longer said by the code: {name}"
    elif not message.string:
        yield f"not translated: {name}"
    elif message.fuzzy:
        yield f"only guessed (fuzzy): {name}"
    elif blanks(str(message.id)) != blanks(str(message.string)):
        yield f"other blanks than in English: {name}"


def _places(message: Message) -> str:
    """Return the files that say a sentence."""
    return ", ".join(sorted({file for file, _line in message.locations}))


def _language(file: Path) -> str:
    """Return the language of a catalogue's file."""
    return file.parents[1].name


def _write(catalogue: Catalog, file: Path) -> None:
    """Write a catalogue in an order that does not depend on who changed what."""
    with file.open("wb") as target:
        # Without line numbers, or every change of the code would change the catalogue.
        write_po(target, catalogue, width=98, sort_output=True, include_lineno=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
