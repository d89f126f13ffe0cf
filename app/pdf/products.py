"""The table of products: what, how much, by which way, for which approved indication."""

from typing import Final

from app.domain.certificates import Certificate
from app.domain.quantities import show_ml
from app.domain.treatments import Given
from app.pdf import phrases
from app.pdf.column import (
    CELL,
    CELL_BOLD,
    HAIR,
    LABEL,
    LABEL_EN,
    LEFT,
    RIGHT,
    SUB,
    Column,
    Style,
    Type,
    beside,
    heading,
)
from app.pdf.marks import Block, Mark, across
from app.pdf.words import LABELS, PHRASES, ROUTES, Both

_WIDTH = RIGHT - LEFT
_GAP = 7.0
# Where each column begins, from the left.
_PLACES: Final = {
    "product": 0.0,
    "yj": 152.0,
    "lot": 212.0,
    "amount": 262.0,
    "method": 311.0,
    "volume": 358.0,
    "indication": 398.0,
}
_INDICATION = Style(7.6)
_INDICATION_EN = Style(6.6, SUB.ink)
_MOST_LINES = 7.5


def products(setter: Type, certificate: Certificate) -> Block:
    """Return the table with its head."""
    total = PHRASES["total"].fill(total=show_ml(certificate.treatment.iv_volume_ml))
    top = Column(setter, LEFT, _WIDTH)
    heading(top, LABELS["products"], f"{total.ja}  {total.en}")
    head = _columns(setter, top.y)
    for name, column in head.items():
        column.both(LABELS[name], LABEL, LABEL_EN)
    marks: list[Mark] = list(top.marks)
    y = _close(marks, head, 1.6)
    for given in certificate.treatment.given:
        y = _close(marks, _row(setter, certificate, given, y + 2.2 * setter.step), 2.4)
    return Block(tuple(marks[:-1]), y)


def _row(setter: Type, certificate: Certificate, given: Given, y: float) -> dict[str, Column]:
    row = _columns(setter, y)
    product = certificate.product(given.product)
    row["product"].runs((given.brand, CELL_BOLD), (given.generic, SUB))
    if product is not None:
        row["product"].runs((product.brand_en, SUB), (product.generic_en, SUB))
    row["yj"].write(given.yj or phrases.NOTHING, Style(7.6))
    row["lot"].write(given.lot or phrases.NOTHING, CELL)
    if given.expiry:
        row["lot"].write(given.expiry, SUB)
    amount = phrases.dose(given.dose)
    row["amount"].write(amount.ja, CELL_BOLD)
    if amount.en != amount.ja:
        row["amount"].write(amount.en, SUB)
    row["method"].both(ROUTES[given.route], CELL, SUB)
    row["volume"].write(f"{show_ml(given.volume_ml)} mL", CELL_BOLD)
    indication = phrases.indication(given, certificate)
    row["indication"].both(indication, _INDICATION, _INDICATION_EN)
    if row["indication"].y - y > _MOST_LINES * setter.points(_INDICATION):
        del row["indication"]
        row["below"] = _below(setter, row, indication)
    return row


def _below(setter: Type, row: dict[str, Column], indication: Both) -> Column:
    """Return a long indication set across the columns: in its own it would fill half a page."""
    column = Column(setter, LEFT, _WIDTH, max(column.y for column in row.values()))
    words = PHRASES["indication"]
    english = words.fill(text=indication.en).en if indication.en else ""
    column.both(Both(words.fill(text=indication.ja).ja, english), _INDICATION, _INDICATION_EN)
    return column


def _columns(setter: Type, y: float) -> dict[str, Column]:
    ends = [*list(_PLACES.values())[1:], _WIDTH + _GAP]
    return {
        name: Column(setter, LEFT + x, end - x - _GAP, y)
        for (name, x), end in zip(_PLACES.items(), ends, strict=True)
    }


def _close(marks: list[Mark], row: dict[str, Column], gap: float) -> float:
    """Put a row on the page with a hairline below it, and return where it ends."""
    block = beside(*row.values())
    y = block.height + gap * next(iter(row.values())).setter.step
    marks += [*block.marks, across(LEFT, y, _WIDTH, HAIR)]
    return y
