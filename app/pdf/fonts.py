"""The two fonts of the paper, and how a name is spelled so that it prints and copies back exactly."""

import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace

from app.pdf.variants import SELECTORS, is_selector, read_variants

# A plane for private use: no text has these codes, so they can stand for kanji with a selector.
_FIRST_PRIVATE = 0xF0000
_LINE_ENDS = frozenset("\n\v\f\x85\u2028\u2029")


class _Widths(dict[str, float]):
    """The width of each sign, looked up once."""

    def __init__(self, face: TTFontFace) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, sign: str) -> float:
        width: float = self._face.charWidths.get(ord(sign), self._face.defaultWidth)
        self[sign] = width
        return width


class Face(TTFont):
    """One weight of the font as ReportLab embeds it, mended where it loses names.

    ReportLab writes the way back from glyph to text (ToUnicode) wrongly above U+FFFF: 𠮷
    prints but copies as another sign. And it has no notion of a kanji's forms (IVS).
    """

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), shapable=False)
        self._texts: dict[int, str] = {}
        self._widths = _Widths(self.face)

    @cached_property
    def variants(self) -> dict[tuple[int, int], int]:
        """Return the glyphs of kanji that are followed by a selector."""
        cmap: bytes = self.face.get_table("cmap")  # type: ignore[no-untyped-call]
        return read_variants(cmap, self.face.charToGlyph)

    def covers(self, code: int) -> bool:
        """Tell whether a sign can be printed; an empty box is no sign."""
        return bool(self.face.charToGlyph.get(code, 0))

    def width(self, words: str) -> float:
        """Return how wide words are, in thousandths of their size."""
        return sum(map(self._widths.__getitem__, words))

    def add_variant(self, code: int, kanji: str, selector: str) -> None:
        """Let a private code print a form of a kanji, and copy back as kanji and selector."""
        glyph = self.variants[ord(kanji), ord(selector)]
        advance, _ = self.face.hmetrics[glyph]
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = advance * 1000 / self.face.unitsPerEm
        self._texts[code] = kanji + selector

    def addObjects(self, doc: PDFDocument) -> None:
        """Embed the signs that were used, with a right way back to the text."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            # The name under which ReportLab filed its own, faulty, map a moment ago.
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            texts = [self._texts.get(code, chr(code)) if code else "" for code in subset]
            filed = cast("PDFStream", doc.idToObject[f"toUnicodeCMap:{name}"])
            filed.content = _way_back(name, texts)


def _way_back(name: str, texts: list[str]) -> str:
    """Return the map from a subset's codes to text (PDF 32000-1, 9.10.3): UTF-16, 100 at a time."""
    known = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in enumerate(texts)
        if text
    ]
    parts = [known[at : at + 100] for at in range(0, len(known), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *("\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"]) for part in parts),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words as the fonts print them, and the forms of kanji that print in their plain form only."""

    words: str
    plain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fonts:
    """Both weights, and the private codes that they share."""

    regular: Face
    bold: Face
    _codes: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def face(self, is_bold: bool) -> Face:
        """Return one of the weights."""
        return self.bold if is_bold else self.regular

    def spell(self, text: str) -> Spelling:
        """Return a text as it is printed.

        Marks are joined with their letters (か and ゛ are が), forms of kanji get their private
        code, what nobody sees is left out, and every other gap but a line's end is a space.
        """
        if _is_plain(text):
            return Spelling(text)
        signs: list[str] = []
        plain: list[str] = []
        for sign in _clusters(text.replace("\r\n", "\n").replace("\r", "\n")):
            kanji, selector = sign[0], sign[-1]
            if len(sign) == 1 or not is_selector(selector):
                signs.append(sign)
            elif code := self._code(kanji, selector):
                signs.append(chr(code))
            else:
                signs.append(kanji)
                plain.append(sign)
        return Spelling("".join(signs), tuple(plain))

    def _code(self, kanji: str, selector: str) -> int:
        pair = (ord(kanji), ord(selector))
        if kanji + selector not in self._codes:
            faces = (self.regular, self.bold)
            if any(pair not in face.variants for face in faces):
                return 0
            code = _FIRST_PRIVATE + len(self._codes)
            for face in faces:
                face.add_variant(code, kanji, selector)
            self._codes[kanji + selector] = code
        return self._codes[kanji + selector]


def _is_plain(text: str) -> bool:
    """Tell whether a text is printed sign by sign as it stands; most are, and this is quick."""
    return (
        text.replace("\u3000", "").isprintable()
        and unicodedata.is_normalized("NFC", text)
        and SELECTORS.search(text) is None
    )


def _clusters(text: str) -> list[str]:
    """Return a text sign by sign: a selector stands with its kanji, a mark is part of its letter."""
    found: list[str] = []
    for sign in text:
        if found and is_selector(sign) and not is_selector(found[-1][-1]):
            found[-1] += sign
        elif found and unicodedata.combining(sign):
            # Only what has a mark: whole texts would lose 塚 (U+FA10) and its like to NFC.
            found[-1:] = list(unicodedata.normalize("NFC", found[-1] + sign))
        elif sign in _LINE_ENDS:
            found.append("\n")
        elif unicodedata.category(sign) == "Cc":
            found.append(" ")
        elif unicodedata.category(sign) != "Cf" and not is_selector(sign):
            found.append(sign)
    return found


@cache
def load_fonts(folder: Path) -> Fonts:
    """Return the paper's fonts, read once from a folder."""
    fonts = Fonts(
        Face("NotoSansJP-400", folder / "NotoSansJP-400.ttf"),
        Face("NotoSansJP-700", folder / "NotoSansJP-700.ttf"),
    )
    for face in (fonts.regular, fonts.bold):
        pdfmetrics.registerFont(face)
    return fonts
