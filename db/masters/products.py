"""What may be given, brought to what the masters say: written as far as it is known and may be."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from app.domain.formulary import Product
from app.domain.listing import brands_of, product_of
from app.domain.masters import ListedDrug
from db.masters.rows import Kept, Key, Rows, bring
from db.masters.sources import Sources, injections, sources
from db.product_rows import MASTER, row_of
from db.tables import BLOCKED_ALIAS, PRODUCT

_FOREVER = date.max
# An alias stands by itself: no kana before or behind it, which would make it another word.
_KANA = "[ァ-ヺ]"
_Codes = frozenset[str]


class Renewed(NamedTuple):
    """Which products say something else now, and by their codes the names refused (rules A2)."""

    written: _Codes
    refused: Mapping[str, str]


def renew_products(connection: sa.Connection, only: _Codes | None = None) -> Renewed:
    """Bring the products to the masters; return what came of it.

    A product of the program's formulary stays the formulary's: it gets the receipt code and the
    last day. What the masters drop, or refuse to know, stays and is listed no more. Where the
    drug master alone said something of a few codes, `only` these are looked at.
    """
    rows = Rows(connection, PRODUCT)
    kept = rows.kept()
    own = {
        rows.of(row, "yj"): key
        for key, row in kept.items()
        if rows.of(row, "origin") != MASTER and rows.of(row, "yj")
    }
    found = sources(connection)
    meant: dict[Key, list[ListedDrug]] = {key: [] for key in own.values()}
    listed: list[ListedDrug] = []
    for drug, is_listed in injections(connection):
        yj = found.yj_of(drug)
        if yj in own:
            meant[own[yj]].append(drug)
        elif is_listed or found.last_day(drug) is not None:
            listed.append(drug)
    wanted = dict(_told_of_own(rows, kept, meant, found))
    made = {one.id: row_of(one, MASTER) for one in _products(listed, found, rows, kept, only)}
    refused = _refused(connection, made.values())
    wanted |= {(code,): rows.row(row) for code, row in made.items() if code not in refused}
    as_they_are = {(one.code,) for one in listed if one.code not in made}
    gone = [
        key
        for key, row in kept.items()
        if key not in wanted and key not in as_they_are and rows.of(row, "origin") == MASTER
    ]
    written = bring(rows, wanted, kept, gone)
    return Renewed(frozenset(str(code) for (code,) in written), refused)


def _products(
    drugs: list[ListedDrug],
    found: Sources,
    rows: Rows,
    kept: Mapping[Key, Kept],
    only: _Codes | None,
) -> Iterator[Product]:
    brands = brands_of(drugs)
    for drug in drugs:
        row, brand = kept.get((drug.code,)), brands[drug.code]
        is_asked = only is None or drug.code in only
        if is_asked or (row is not None and rows.of(row, "brand_ja") != brand):
            yield product_of(drug, found.known(drug), brand)


def _told_of_own(
    rows: Rows, kept: Mapping[Key, Kept], meant: dict[Key, list[ListedDrug]], found: Sources
) -> Iterator[tuple[Key, Kept]]:
    for key, drugs in meant.items():
        # Of an old and a new code for the same product, the one that lasts longest.
        longest = max(drugs, key=lambda one: found.last_day(one) or _FOREVER, default=None)
        facts = {
            "receipt": "" if longest is None else longest.code,
            "listed_until": None if longest is None else found.last_day(longest),
        }
        yield key, rows.row(facts, kept[key])


def _refused(connection: sa.Connection, made: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Return the names that the fence against blocked names would stop, as `db.fences` has it."""
    names = [(str(row["id"]), str(row["folded_ja"]), str(row["brand_ja"])) for row in made]
    # All names at once: few aliases stand in any of them.
    everything = "\n".join(folded for _, folded, _ in names)
    alias = BLOCKED_ALIAS.c
    query = sa.select(alias.folded, alias.is_word, alias.is_generic, alias.is_sparing)
    found: dict[str, str] = {}
    for folded, is_word, is_generic, is_sparing in connection.execute(
        query.where(alias.is_listed == 1)
    ).all():
        if folded not in everything:
            continue
        by_itself = re.compile(f"(?<!{_KANA}){re.escape(folded)}(?!{_KANA})")
        is_whole = is_word or is_generic or is_sparing
        found |= {
            code: brand
            for code, name, brand in names
            if name == folded or (not is_whole and by_itself.search(name))
        }
    return found
