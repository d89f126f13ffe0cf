"""The text of a package insert: what its lists and tables say, line by line."""

from collections.abc import Iterator, Mapping

from lxml import etree

NAMESPACE = "http://info.pmda.go.jp/namespace/prescription_drugs/package_insert/1.0"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LISTS = frozenset({"OrderedList", "UnorderedList", "SimpleList"})
# Marks that the makers set before each line of a list.
_BULLETS = "○〇◯●・■□◆◇*＊ \u3000\t"
_LINE_BREAK = "enter"
_BREAK = "\v"
# A picture lies in a file of its own; that there is one must not go unsaid.
_PICTURE = "（図）"

Names = Mapping[str, str]
Line = tuple[tuple[str, ...], str]


def items(section: etree._Element | None, names: Names) -> tuple[str, ...]:
    """Return each thing that a section lists, behind the headings it stands under.

    `names` are those of the brands, by the address under which the text refers to them.
    """
    if section is None:
        return ()
    return tuple("：".join((*headings, text)) for headings, text in _lines(section, names, ()))


def passage(section: etree._Element | None, names: Names) -> str:
    """Return what a section says as lines of text, each heading on a line of its own."""
    said: list[str] = []
    before: tuple[str, ...] = ()
    for headings, text in _lines(section, names, ()) if section is not None else ():
        for depth, heading in enumerate(headings):
            if headings[: depth + 1] != before[: depth + 1]:
                said.append(heading)
        said.append(text)
        before = headings
    return "\n".join(said)


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace, "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: etree._Element | None, names: Names) -> str:
    """Return the Japanese text of an element on one line for each that its maker broke."""
    if element is None:
        return ""
    languages = [child for child in element if name_of(child) == "Lang"]
    japanese = [child for child in languages if child.get(_LANGUAGE, "ja") == "ja"]
    said = ["".join(_signs(child, names)) for child in japanese or languages or [element]]
    lines = (" ".join(line.split()) for one in said for line in one.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _signs(element: etree._Element, names: Names) -> Iterator[str]:
    """Yield the text within an element; XML has line ends of its own, so a break is another sign."""
    yield element.text or ""
    for child in element:
        if child.tag is etree.ProcessingInstruction:
            yield _BREAK if child.target == _LINE_BREAK else ""
        elif name_of(child) == "ApprovalBrandNameRef":
            yield names.get(child.get("ref", ""), "")
        elif name_of(child) not in {"", "Comment"}:
            yield from _signs(child, names)
        yield child.tail or ""


def _lines(element: etree._Element, names: Names, headings: tuple[str, ...]) -> Iterator[Line]:
    for child in element:
        name = name_of(child)
        if name == "Detail":
            for line in text_of(child, names).split("\n"):
                if bare := line.strip(_BULLETS):
                    yield headings, bare
        elif name in _LISTS:
            for item in child:
                yield from _item(item, names, headings)
        elif name == "TblBlock":
            yield from ((headings, row) for row in _table(child, names))
        elif name == "Graphic":
            yield headings, _PICTURE


def _item(item: etree._Element, names: Names, headings: tuple[str, ...]) -> Iterator[Line]:
    """Yield the lines of one point of a list; its header stands over them, or alone."""
    header = next((child for child in item if name_of(child) == "Header"), None)
    heading = text_of(header, names).replace("\n", " ").strip(_BULLETS)
    below = list(_lines(item, names, (*headings, heading) if heading else headings))
    if heading and not below:
        yield headings, heading
    yield from below


def _table(table: etree._Element, names: Names) -> Iterator[str]:
    """Yield the rows of a table, cells parted by a bar."""
    for row in table.iter(f"{{{NAMESPACE}}}SimpTblRow"):
        cells = (
            " ".join(passage(cell, names).split("\n"))
            for cell in row
            if name_of(cell) == "SimpTblCell"
        )
        if told := " | ".join(cells).strip(" |"):
            yield told
