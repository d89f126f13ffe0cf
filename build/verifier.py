"""The page by which a federation checks a certificate: put together into one file of HTML."""

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import barcode_reader
import catalogue
import page_words
from house import ROOT, Trouble

FOLDER = ROOT / "resources" / "verifier"
PAGE = FOLDER / "tenteki-verifier.html"
FIRST_MODULE = "page"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
# Who has words, colours or products that the page shows.
_SOURCES = ("app/**/*.py", "build/*.py", "resources/verifier/*", "resources/reference/*.csv")
Table = dict[str, dict[str, str]]


def make_page(target: Path = PAGE) -> None:
    """Write the page; raises Trouble where the library cannot be had."""
    reader, program, style = barcode_reader.provide(), joined(), _colours() + _read("verifier.css")
    for script in (reader.script, program):
        if "</script" in script or "<!--" in script or "\r" in script:
            raise Trouble("A script of the verifier's page would end too early.")
    filled = {
        "policy": policy(style, (reader.script, program)),
        "style": style,
        "licences": _licences(reader.licence),
        "tables": json.dumps(tables(), ensure_ascii=False).replace("<", "\\u003c"),
        "wasm": reader.wasm,
        "library": reader.script,
        "program": program,
    }
    page = re.sub(r"\{\{(\w+)\}\}", lambda blank: filled[blank[1]], _read("verifier.html"))
    target.write_text(page, "utf-8", newline="\n")


def is_stale(page: Path = PAGE) -> bool:
    """Tell whether the page is missing, or older than anything it is made from."""
    sources = (file for kind in _SOURCES for file in ROOT.glob(kind) if file != page)
    words = catalogue.catalogue_files()
    return not page.is_file() or any(
        file.stat().st_mtime > page.stat().st_mtime for file in (*sources, *words)
    )


def policy(style: str, scripts: Iterable[str]) -> str:
    """Return what the page may do: run exactly these scripts, and fetch nothing at all."""
    allowed = " ".join(_hash(one) for one in scripts)
    return (
        f"default-src 'none'; script-src {allowed} 'wasm-unsafe-eval'; style-src {_hash(style)};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def joined(first: str = FIRST_MODULE) -> str:
    """Return a module with all that it uses before it: a saved page may not import other files."""
    return "".join(_plain(name) for name in dict.fromkeys(_in_order(first)))


def tables() -> dict[str, Table | dict[str, str]]:
    """Return the program's own words and products, by code, in both languages."""
    said = [str(message.id) for message in catalogue.gather(FOLDER) if message.id]
    return page_words.tables(said)


def _in_order(name: str) -> Iterator[str]:
    for _names, used in _IMPORT.findall(_read(f"{name}.js")):
        yield from _in_order(used)
    yield name


def _plain(name: str) -> str:
    """Return a module as a value: what it exports, and its own names to itself."""
    source = _read(f"{name}.js")
    told = ", ".join(_EXPORT.findall(source))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = _\2;", source))
    return f"const _{name} = (() => {{\n{body}return {{ {told} }};\n}})();\n"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _colours() -> str:
    def rules(colours: Mapping[str, str]) -> str:
        return f":root{{{''.join(f'--{name}:{value};' for name, value in colours.items())}}}\n"

    light, dark = page_words.colours()
    return f"{rules(light)}@media screen and (prefers-color-scheme: dark){{{rules(dark)}}}\n"


def _licences(library: str) -> str:
    ours = (ROOT / "LICENSE").read_text("utf-8")
    texts = (
        f"{barcode_reader.NAME} {barcode_reader.VERSION}\n\n{library}",
        f"Tenteki; zxing-cpp (within {barcode_reader.NAME})\n\n{ours}",
    )
    return "\n\n".join(texts).replace("&", "&amp;").replace("<", "&lt;")


def _read(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def main() -> int:
    """Write the page where it is not up to date, or say in a sentence why that cannot be."""
    try:
        if is_stale():
            make_page()
        print(f"The page lies in {PAGE.relative_to(ROOT).as_posix()}.")
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
