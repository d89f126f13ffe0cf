"""Finding products and diagnoses while one types, in the tables of word-starts; the writing of the former.

What is asked at each key goes to the driver at once: building the statement would cost more than
the answer, and a reader need not wait for the writers' turn. The same SQL serves PostgreSQL, whose
words are in the collation "C".
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from app.domain.coded_diagnoses import Coded, Modifier, chains, decompose, pieces
from app.domain.diagnoses import Diagnosis
from app.domain.text import fold
from db.name_words import OF_PRODUCTS, name_terms, searched
from db.prepared import Insertion, in_order
from db.tables import LISTED_DRUG, PRODUCT, PRODUCT_WORD
from db.trouble import storage_errors

# A thing is found by so many of its words at most: that many rows always name enough of them.
_WORDS_EACH = 4
_ENDED = 8
# What a whole name begins with, of the words of diseases.
_NAMES = "disease_word WHERE is_whole = 1 AND"
# Sorts behind every text that starts the same.
# So many products are renewed one by one; of more, all are.
_FEW = 1000
_LAST = "\U0010ffff"
_WORD = Insertion(PRODUCT_WORD)
_DISEASE = (
    "SELECT code, name, kana, icd10, is_alone, is_insured FROM disease_name"
    " WHERE (abolished_on IS NULL OR abolished_on >= ?) AND code IN ({})"
)
_MODIFIER = (
    "SELECT folded, code, name, is_suffix FROM disease_modifier"
    " WHERE (abolished_on IS NULL OR abolished_on >= ?) AND folded IN ({})"
)
# So many codes go into one statement.
_AT_ONCE = 5000
_Rows = list[tuple[str, ...]]
_Word = tuple[str, str, int]


def renew_product_words(connection: sa.Connection, only: Collection[str] | None = None) -> None:
    """Write anew by which words each listed product is found: its names, their kana, its codes.

    Where little was said, `only` the products of these codes are looked at.
    """
    product, drug = PRODUCT.c, LISTED_DRUG.c
    # A product of the formulary has the receipt code beside its own number.
    code = sa.case((product.receipt != "", product.receipt), else_=product.id)
    query = sa.select(
        *(product.id, product.receipt, product.yj, product.is_listed),
        *(product.brand_ja, product.generic_ja, product.brand_en, product.generic_en),
        *(drug.kana, drug.listing),
    ).outerjoin_from(PRODUCT, LISTED_DRUG, drug.code == code)
    words: list[_Word] = []
    renewed: list[str] = []
    # All rows before the work on them: a worker that turns to the driver again and again keeps the
    # window from its turn.
    for row in connection.execute(query).all():
        if only is None or row.id in only or row.receipt in only:
            renewed.append(row.id)
            words += _words_of(row)
    _forget(connection, None if only is None else renewed)
    for some in in_order(words):
        _WORD.pour(connection, some)


def _words_of(product: Any) -> Iterator[_Word]:  # noqa: ANN401 - a row of two tables
    if not product.is_listed:
        return
    names = (product.brand_ja, product.generic_ja, product.brand_en, product.generic_en)
    codes = (product.id, product.yj, product.receipt, product.listing or "")
    terms = name_terms(names, (product.kana or "",), codes, OF_PRODUCTS)
    yield from ((term, product.id, int(is_whole)) for term, is_whole in terms.items())


def _forget(connection: sa.Connection, products: Sequence[str] | None) -> None:
    """Take the words of some products out, or of all."""
    if products is None:
        connection.execute(sa.delete(PRODUCT_WORD))
        return
    for start in range(0, len(products), _AT_ONCE):
        some = products[start : start + _AT_ONCE]
        connection.execute(sa.delete(PRODUCT_WORD).where(PRODUCT_WORD.c.code.in_(some)))


class Finder:
    """Finds products and diagnoses in the open books."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def products(self, typed: str, limit: int) -> tuple[str, ...]:
        """Return the products that a text begins to name: whole names first, then the shorter ones."""
        return tuple(self._begun("product_word WHERE", typed, limit))

    def diagnoses(self, typed: str, day: date, limit: int) -> tuple[Diagnosis, ...]:
        """Return the master's diagnoses that a text begins to name, as the master stood on a day.

        A name put together from modifiers and a disease comes first; where the disease is
        only begun, those that it may become stand with the modifiers before them.
        """
        # Some of them may have ended before the day.
        begun = self._begun("disease_word WHERE", typed, limit + _ENDED)
        found = list(self._named(begun, day).values())[:limit]
        made, become = self._put_together(typed, day, limit - len(found))
        known = {one.codes for one in found}
        return (*(one for one in made if one.codes not in known), *found, *become)[:limit]

    def _put_together(
        self, typed: str, day: date, room: int
    ) -> tuple[tuple[Diagnosis, ...], tuple[Diagnosis, ...]]:
        modifiers = self._modifiers(pieces(typed), day)
        if not modifiers:
            return (), ()
        made = decompose(typed, modifiers, lambda names: self._whole(names, day))
        if made is not None:
            return (made.diagnosis,), ()
        text = fold(typed)
        heads, _ = chains(text, modifiers)
        # As much as possible is left to the disease: 左 and 足関節捻挫, not 左, 足関節 and 捻挫.
        for at in sorted(heads) if room > 0 else ():
            if 0 < at < len(text) and (begun := self._begun(_NAMES, text[at:], room)):
                bases = self._named(begun, day).values()
                return (), tuple(Coded(heads[at], base, ()).diagnosis for base in bases)
        return (), ()

    def _begun(self, where: str, typed: str, limit: int) -> list[str]:
        """Return whose names begin with a text, each once, the likeliest first."""
        begun = searched(typed)
        if not begun:
            return []
        one = f"SELECT code, is_whole, term FROM {where} term >= ? AND term < ?"  # noqa: S608
        union = " UNION ALL ".join([one] * len(begun))
        query = (
            f"SELECT code FROM ({union}) AS found"  # noqa: S608  our own words
            f" ORDER BY is_whole DESC, length(term), term, code LIMIT {limit * _WORDS_EACH}"
        )
        bounds = [bound for start in begun for bound in (start, start + _LAST)]
        return list(dict.fromkeys(code for (code,) in self._ask(query, bounds)))[:limit]

    def _named(self, codes: Sequence[str], day: date) -> dict[str, Diagnosis]:
        """Return diagnoses by their codes, in the order of the codes."""
        if not codes:
            return {}
        rows = self._ask(_DISEASE.format(_marks(codes)), [day.isoformat(), *codes])
        found = {row[0]: _diagnosis(row) for row in rows}
        return {code: found[code] for code in codes if code in found}

    def _whole(self, names: frozenset[str], day: date) -> Mapping[str, Diagnosis]:
        """Return which folded texts are the whole name of a diagnosis, or the reading of one alone."""
        query = (
            f"SELECT term, code FROM disease_word WHERE is_whole = 1 AND term IN ({_marks(names)})"  # noqa: S608
        )
        rows = sorted(self._ask(query, sorted(names)))
        known = self._named([code for _, code in rows], day)
        found: dict[str, Diagnosis] = {}
        for term, some in groupby(rows, key=lambda row: row[0]):
            likely = [known[code] for _, code in some if code in known]
            named = [one for one in likely if fold(one.name_ja) == term] or likely
            if len(named) == 1:
                found[term] = named[0]
        return found

    def _modifiers(self, words: frozenset[str], day: date) -> dict[str, list[Modifier]]:
        if not words:
            return {}
        rows = self._ask(_MODIFIER.format(_marks(words)), [day.isoformat(), *sorted(words)])
        found: dict[str, list[Modifier]] = {}
        for folded, code, name, is_suffix in rows:
            found.setdefault(folded, []).append(Modifier(code, name, bool(is_suffix)))
        return found

    def _ask(self, query: str, bound: Iterable[str]) -> _Rows:
        if not self._engine.dialect.positional:
            query = query.replace("?", "%s")
        with storage_errors(), closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(query, tuple(bound))
            return list(cursor.fetchall())


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _ in values)


def _diagnosis(row: tuple[str, ...]) -> Diagnosis:
    code, name, kana, icd10, is_alone, is_insured = row
    return Diagnosis(
        name_ja=name,
        kana=kana,
        name_en="",
        icd10=icd10,
        codes=code,
        is_alone=bool(is_alone),
        is_insured=bool(is_insured),
    )
