"""What the masters in the books say of the injections, as values again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from app.domain.listing import Known, known_by, last_day, yj_of
from app.domain.masters import InsertBrand, ListedDrug, PackageInsert, PriceRow
from db.tables import HOT_CODE, LISTED_DRUG, PACKAGE_CODE, PACKAGE_INSERT, PRICE_LISTING

_OWN = tuple(one for one in LISTED_DRUG.c if one.name != "is_listed")


def injections(connection: sa.Connection) -> Iterator[tuple[ListedDrug, bool]]:
    """Yield the drugs that are injected, and whether the master still lists each."""
    drug = LISTED_DRUG.c
    query = sa.select(*_OWN, drug.is_listed).where(
        drug.form == "4", drug.listing != "", drug.is_twin == 0
    )
    names = [one.name for one in _OWN]
    # All at once, as in db.finding.
    for *said, is_listed in connection.execute(query).all():
        yield ListedDrug(**dict(zip(names, said, strict=True))), is_listed


@dataclass(frozen=True, slots=True)
class Sources:
    """The other masters, by the codes by which they join the drugs."""

    prices: dict[str, PriceRow]
    yj: dict[str, str]
    inserts: dict[str, PackageInsert]
    specified: frozenset[str] = field(default_factory=frozenset)

    def yj_of(self, drug: ListedDrug) -> str:
        """Return a drug's YJ code, "" where nobody tells."""
        return yj_of(drug, self.yj.get(drug.code, ""))

    def last_day(self, drug: ListedDrug) -> date | None:
        """Return the last day on which a drug may be used, by any of the masters."""
        return last_day(drug, self.prices.get(drug.listing))

    def known(self, drug: ListedDrug) -> Known:
        """Return what is known of a drug beside the drug master."""
        own_yj = self.yj_of(drug)
        insert = self.inserts.get(own_yj)
        is_specified = own_yj in self.specified or drug.listing in self.specified
        if insert is not None:
            brands = (one for one in insert.brands if one.yj == own_yj)
            is_specified = is_specified or any(one.is_specified_biological for one in brands)
        price = self.prices.get(drug.listing)
        return Known(price, own_yj, insert, is_specified)


def sources(connection: sa.Connection) -> Sources:
    """Return what the other masters say by now."""
    price, package = PRICE_LISTING.c, PACKAGE_CODE.c
    listed = sa.select(PRICE_LISTING).where(price.is_listed == 1)
    specified = sa.select(package.code).where(
        package.is_specified_biological == 1, package.is_listed == 1, package.code != ""
    )
    return Sources(
        {
            row.listing: PriceRow(
                0,
                *(row.listing, row.generic, row.strength, row.brand, row.maker, row.price),
                row.usable_until,
            )
            for row in connection.execute(listed)
        },
        _yj_codes(connection),
        dict(known_by(_inserts(connection))),
        frozenset(connection.scalars(specified)),
    )


def _yj_codes(connection: sa.Connection) -> dict[str, str]:
    """Return the YJ code of each receipt code; where the HOT master knows two, neither is sure."""
    hot = HOT_CODE.c
    query = sa.select(hot.receipt, hot.yj).where(
        hot.is_listed == 1, hot.receipt != "", hot.yj != ""
    )
    found: dict[str, set[str]] = {}
    for receipt, yj in connection.execute(query.distinct()):
        found.setdefault(receipt, set()).add(yj)
    return {receipt: next(iter(codes)) for receipt, codes in found.items() if len(codes) == 1}


def _inserts(connection: sa.Connection) -> Iterator[PackageInsert]:
    for row in connection.execute(sa.select(PACKAGE_INSERT)):
        facts = row.facts
        yield PackageInsert(
            row.number,
            row.revised_on,
            tuple(InsertBrand(yj, name, tuple(some)) for yj, name, some in facts["brands"]),
            row.generic,
            tuple(facts["indications"]),
            facts["dosage"],
            tuple(facts["contraindications"]),
        )
