"""Invented rows of masters, and books that take them in memory."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from app.domain.errors import MasterOutOfOrder
from app.domain.keys import Stamp
from app.domain.masters import (
    Change,
    DrugRow,
    HotRow,
    InsertBrand,
    ListedDrug,
    MasterFile,
    MasterImport,
    MasterKind,
    PackageInsert,
    PackageRow,
    PriceRow,
    Tally,
)
from app.domain.scans import LearntCode, Packaged
from app.services.registers import Told

DAY = date(2026, 4, 1)
_BLANK: dict[str, object] = {
    "kana": "ｶｸｳ",
    "unit": "管",
    "price": Decimal("84.00"),
    "form": "4",
    "control": "0",
    "listing": "3190400A1027",
    "unified": "",
    "volume_ml": None,
    "changed_on": DAY,
    "abolished_on": None,
    "usable_until": None,
    "listed_on": None,
    "is_twin": False,
}


def drug_row(
    code: str, name: str = "", change: Change = Change.STANDS, row: int = 1, **facts: object
) -> DrugRow:
    """Return a row of the drug master; a name alone makes it a whole one."""
    if not name:
        return DrugRow(row, change, code, facts)
    base = str(facts.pop("base_name", name.partition("\u3000")[0]))
    return DrugRow(row, change, code, {**_BLANK, "name": name, "base_name": base, **facts})


def drugs(*rows: DrugRow, day: date | None = DAY, is_full: bool = True, **facts: str) -> MasterFile:
    """Return a drug master of these rows."""
    name = facts.get("name", f"y_{'ALL' if is_full else ''}{day:%Y%m%d}.csv" if day else "y.csv")
    sha256 = facts.get("sha256", name.encode().hex().ljust(64, "0")[:64])
    return MasterFile(MasterKind.DRUGS, name, sha256, is_full, day, rows)


def listed(kind: MasterKind, *rows: object, day: date | None = DAY) -> MasterFile:
    """Return a whole list of another kind."""
    name = f"{kind.value}_{len(rows)}_{day}.txt"
    sha256 = f"{name}{rows!r}".encode().hex()[-64:].rjust(64, "0")
    is_full = kind is not MasterKind.INSERTS
    return MasterFile(kind, name, sha256, is_full, day, rows)  # type: ignore[arg-type]


PRICE = PriceRow(
    2, "3190400A1027", "架空アミン塩酸塩", "５ｍｇ１管", "架空アミン注", "架空", Decimal(84)
)
HOT = HotRow(
    2, "100000001", "3190400A1035", "3190400A1027", "620000001", "", "架空アミン注", "", "架空"
)
PACKAGE = PackageRow(
    2, ("04900000000013", "14900000000010"), "架空アミン注", "５ｍｇ", "3190400A1027", "架空", True
)
INSERT = PackageInsert(
    "000001_1_01",
    date(2026, 3, 1),
    (InsertBrand("3190400A1027", "架空アミン注5mg", ("14",)),),
    "架空アミン塩酸塩",
    ("架空欠乏症の予防及び治療",),
    "通常成人1日5mgを静脈内に緩徐に注射する。",
)


class Pages(Protocol):
    """What the books hold of masters."""

    drugs: dict[str, ListedDrug]
    imports: list[MasterImport]
    packages: dict[str, Packaged]
    learnt: dict[str, LearntCode]


class FakeMasters:
    """The public masters, in memory; the rows of drugs and package codes are kept, of others nothing."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def take(self, file: MasterFile, told: Told) -> Tally:
        """Write what a file says."""
        new = 0
        for place, row in enumerate(file.rows):
            told(place, len(file.rows))
            if isinstance(row, DrugRow):
                new += row.code not in self._pages.drugs
                self._take(row, file)
            elif isinstance(row, PackageRow):
                self._pack(row)
        told(len(file.rows), len(file.rows))
        return Tally(read=len(file.rows), new=new, refused=file.refused)

    def _take(self, row: DrugRow, file: MasterFile) -> None:
        before = self._pages.drugs.get(row.code)
        if before is None and row.change is Change.CHANGED and not file.is_full:
            raise MasterOutOfOrder(file.name, "gap", str(row.row), row.code)
        facts = {} if before is None else {one: getattr(before, one) for one in _BLANK}
        names = {} if before is None else {"name": before.name, "base_name": before.base_name}
        said: dict[str, object] = {**facts, **names, **row.facts}
        self._pages.drugs[row.code] = ListedDrug(code=row.code, **said)  # type: ignore[arg-type]

    def _pack(self, row: PackageRow) -> None:
        codes = [one.code for one in self._pages.drugs.values() if one.listing == row.code]
        for gtin in row.gtins:
            self._pages.packages[gtin] = Packaged("".join(codes[:1]), row.stopped_on)

    def note(self, file: MasterFile, tally: Tally, stamp: Stamp) -> None:
        """Write that a file was taken."""
        facts = (file.kind, file.name, file.sha256, file.is_full, file.effective_on)
        number = len(self._pages.imports) + 1
        self._pages.imports.append(MasterImport(number, *facts, tally, len(tally.refused), stamp))

    def imports(self) -> tuple[MasterImport, ...]:
        """Return the files that were taken, newest first."""
        return tuple(reversed(self._pages.imports))

    def by_gtin(self, gtin: str) -> Packaged | None:
        """Return what was laid out of a package code."""
        return self._pages.packages.get(gtin)

    def learnt(self, gtin: str) -> LearntCode | None:
        """Return what was stated last of a package code."""
        return self._pages.learnt.get(gtin)

    def learn(self, code: LearntCode) -> None:
        """Write on whose packages a code stands."""
        self._pages.learnt[code.gtin] = code


class FakeDeliveries:
    """Reads what is delivered: by their names, the files that were laid out before."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[MasterFile, ...]] = {}

    def read(self, name: str, _data: bytes, told: Told) -> tuple[MasterFile, ...]:
        """Return the files of a delivery."""
        told(0, 1)
        if name not in self.files:
            raise MasterOutOfOrder(name, "kind")
        return self.files[name]


LISTED_DRUG = ListedDrug(
    code="620000001",
    name="白鷺輸液　５００ｍＬ",
    base_name="白鷺輸液",
    kana="ｼﾗｻｷﾞﾕｴｷ",
    unit="袋",
    price=Decimal(180),
    form="4",
    listing="3319999A1027",
    volume_ml=Decimal(500),
)
"""A fluid whose package insert nobody has imported."""
# The master that lists it, alone.
LISTED = drugs(
    drug_row(
        LISTED_DRUG.code,
        LISTED_DRUG.name,
        **{
            one: getattr(LISTED_DRUG, one)
            for one in ("kana", "unit", "price", "form", "listing", "volume_ml")
        },
    )
)
