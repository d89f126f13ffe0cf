"""The table of products: what, how much, by which way, for which approved indication."""

from typing import Final

from app.domain.certificates import Certificate
from app.domain.consents import Languages
from app.domain.formulary import Product
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


def products(setter: Type, certificate: Certificate) -> tuple[Block, ...]:
    """Return the table: its head first, then a block for each product."""
    told = [PHRASES["total"].fill(total=show_ml(certificate.treatment.iv_volume_ml))]
    told += [rate] if (rate := phrases.rate(certificate.treatment)) else []
    top = Column(setter, LEFT, _WIDTH)
    heading(top, LABELS["products"], "   ".join(map(setter.one_line, told)))
    head = _columns(setter, top.y)
    for name, column in head.items():
        column.both(LABELS[name], LABEL, LABEL_EN)
    blocks = [_closed(top.marks, head, 1.6)]
    for given in certificate.treatment.given:
        blocks.append(_closed([], _row(setter, certificate, given, 2.2 * setter.step), 2.4))
    *rows, last = blocks
    # Below the last row the next section's own line stands.
    return (*rows, Block(last.marks[:-1], last.height))


def _row(setter: Type, certificate: Certificate, given: Given, y: float) -> dict[str, Column]:
    row = _columns(setter, y)
    product = certificate.product(given.product)
    _names(row["product"], given, product)
    row["yj"].write(given.yj or phrases.NOTHING, Style(7.6))
    row["lot"].write(given.lot or phrases.NOTHING, CELL)
    if given.expiry:
        row["lot"].write(given.expiry, SUB)
    amount = phrases.dose(given.dose)
    row["amount"].both(Both(amount.ja, amount.en * (amount.en != amount.ja)), CELL_BOLD, SUB)
    row["method"].both(ROUTES[given.route], CELL, SUB)
    row["volume"].write(f"{show_ml(given.volume_ml)} mL", CELL_BOLD)
    indication = phrases.indication(given, certificate)
    row["indication"].both(indication, _INDICATION, _INDICATION_EN)
    if row["indication"].y - y > _MOST_LINES * setter.points(_INDICATION):
        del row["indication"]
        row["below"] = _below(setter, row, indication)
    return row


def _names(column: Column, given: Given, product: Product | None) -> None:
    """Set the names as recorded, and in English; on an English page the English ones lead."""
    recorded = ((given.brand, CELL_BOLD), (given.generic, SUB))
    if product is None or column.setter.languages is Languages.JAPANESE:
        column.runs(*recorded)
    elif column.setter.languages is Languages.ENGLISH:
        column.runs((product.brand_en or given.brand, CELL_BOLD), (product.generic_en, SUB))
        column.write(given.brand, SUB)
    else:
        column.runs(*recorded)
        column.runs((product.brand_en, SUB), (product.generic_en, SUB))


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


def _closed(before: list[Mark], row: dict[str, Column], gap: float) -> Block:
    """Return a row with a hairline below it."""
    block = beside(*row.values())
    y = block.height + gap * next(iter(row.values())).setter.step
    return Block((*before, *block.marks, across(LEFT, y, _WIDTH, HAIR)), y)
