"""The record as plain text, which any editor opens: UTF-8 with its mark, lines as Windows ends them."""

from collections.abc import Iterator, Sequence

from app.record.items import Fact, Item, Note, Table, Title

_LINES = {0: "=", 1: "=", 2: "-"}
_WIDTH = 72
_INDENT = "    "


def to_text(items: Sequence[Item]) -> bytes:
    """Return items as a text file."""
    lines = [line for item in items for line in _lines(item)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _lines(item: Item) -> Iterator[str]:
    match item:
        case Title():
            yield ""
            yield f"{item.words}  [{item.right}]" if item.right else item.words
            if item.level in _LINES:
                yield _LINES[item.level] * _WIDTH
        case Fact():
            yield from _hanging(f"{item.label}: ", item.words)
        case Note():
            yield from _hanging("* " if item.is_loud else "", item.words)
        case Table():
            for row in item.rows:
                yield from _row(item.heads, row)


def _row(heads: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    """Yield a row, a line for each cell: columns would not stand straight in every font."""
    for place, (head, cell) in enumerate(zip(heads, cells, strict=True)):
        yield from _hanging(f"  - {head}: " if place == 0 else f"{_INDENT}{head}: ", cell)


def _hanging(start: str, words: str) -> Iterator[str]:
    first, *more = words.splitlines() or [""]
    yield f"{start}{first}"
    for line in more:
        yield f"{_INDENT}  {line}"
