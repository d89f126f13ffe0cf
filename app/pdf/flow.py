"""Lets blocks flow down as many pages as they need; a block stays whole where a page can hold it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.pdf.marks import Block, Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the gap above it.

    `stays` keeps it on the page of the next one, `begins` starts a page with it, and
    `again` is what stands above it once more where it begins a page: a table's heads.
    """

    block: Block
    gap: float = 0.0
    stays: bool = False
    begins: bool = False
    again: Block | None = None


def flow(pieces: Sequence[Piece], top: float, foot: float) -> tuple[tuple[Mark, ...], ...]:
    """Return the marks of each page between two heights."""
    sheets: list[list[Mark]] = [[]]
    y = top
    for place, piece in enumerate(pieces):
        needed = min(_needed(pieces, place), foot - top)
        if sheets[-1] and (piece.begins or y + piece.gap + needed > foot):
            sheets.append([])
            y = top
            if piece.again is not None and not piece.begins:
                sheets[-1] += piece.again.moved(y)
                y += piece.again.height
        elif sheets[-1]:
            y += piece.gap
        block = piece.block
        for part in _parts(block, foot - y, foot - top):
            if part is not block and y > top:
                sheets.append([])
                y = top
            sheets[-1] += part.moved(y)
            y += part.height
    return tuple(tuple(sheet) for sheet in sheets)


def _needed(pieces: Sequence[Piece], place: int) -> float:
    """Return the height of a piece, and of all that must stand on the same page."""
    height = pieces[place].block.height
    while pieces[place].stays and place + 1 < len(pieces):
        place += 1
        height += pieces[place].gap + pieces[place].block.height
    return height


def _parts(block: Block, room: float, whole: float) -> Iterator[Block]:
    """Yield a block, in parts where no page could hold it: between its lines, never through one."""
    left = block
    if left.height <= room:
        yield left
        return
    while left.height > whole:
        upper = tuple(mark for mark in left.marks if mark.bounds[3] <= whole)
        lower = tuple(mark for mark in left.marks if mark.bounds[3] > whole)
        if not upper or not lower:
            break
        cut = min(mark.bounds[1] for mark in lower)
        yield Block(upper, max(mark.bounds[3] for mark in upper))
        left = Block(tuple(mark.moved(-cut) for mark in lower), left.height - cut)
    yield replace(left)
