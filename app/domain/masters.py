"""What the public masters say of drugs and diagnoses, before anything is made of it.

A master is read into these values whole: what its file calls a row is one of them.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.values import dataclass


class MasterKind(StrEnum):
    """The public files that a clinic downloads and hands to the program as they are."""

    DRUGS = "drugs"
    PRICES = "prices"
    HOT = "hot"
    PACKAGES = "packages"
    DISEASES = "diseases"
    MODIFIERS = "modifiers"
    INSERTS = "inserts"


class Change(StrEnum):
    """What a row says became of its entry (変更区分)."""

    STANDS = "stands"
    ERASED = "erased"
    NEW = "new"
    CHANGED = "changed"
    ABOLISHED = "abolished"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of a file that was not taken, and the reason as a word that `problems` knows.

    `row` counts from 1 as an editor shows it, the head line with it; `what` is the text at fault,
    `code` that of the entry as far as it could be read: what was refused is not what is missing.
    """

    row: int
    reason: str
    what: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ListedDrug:
    """One entry of the drug master (医薬品マスター): a product as the insurance lists it.

    `code` is the receipt code (9 digits), `listing` the code of the price listing (12 signs, ""
    where none): of a brand under a unified name (統一名収載) it is the unified one, and no YJ
    code. `form` is the file's 剤形 (4: injection). Dates are None where the file says "none" or
    "no end"; `price` is in yen for one `unit`, `volume_ml` in mL where the file tells it.
    """

    code: str
    name: str
    base_name: str
    kana: str
    unit: str
    price: Decimal | None
    form: str
    control: str = ""
    listing: str = ""
    unified: str = ""
    volume_ml: Decimal | None = None
    changed_on: date | None = None
    abolished_on: date | None = None
    usable_until: date | None = None
    listed_on: date | None = None
    is_twin: bool = False

    @property
    def is_injection(self) -> bool:
        """Tell whether this is a drug that is injected, and no fee or （選） twin.

        A fee (63…) has no code of the price listing; a few drugs have codes that begin alike.
        """
        return self.form == "4" and bool(self.listing) and not self.is_twin


@dataclass(frozen=True, slots=True)
class DrugRow:
    """What one row of the drug master does: `facts` are its columns, by field name of ListedDrug.

    In a file of differences what a row leaves blank is not among the facts and stays as it was;
    in a full one every row is whole. A column that an older layout lacks is among none.
    """

    row: int
    change: Change
    code: str
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One row of the price list of injections (薬価基準収載品目リスト): generic name, maker, grace."""

    row: int
    listing: str
    generic: str
    strength: str
    brand: str
    maker: str
    price: Decimal
    usable_until: date | None = None


@dataclass(frozen=True, slots=True)
class HotRow:
    """One row of the HOT master: the bridge from a receipt code to YJ and HOT codes.

    `hot` has 9 or 13 digits; one HOT code may stand with two YJ codes. `receipt` and `unified`
    are receipt codes, "" where the file has none yet (666666666).
    """

    row: int
    hot: str
    yj: str
    listing: str
    receipt: str
    unified: str
    brand: str
    strength: str
    maker: str


@dataclass(frozen=True, slots=True)
class PackageRow:
    """One row of the package code file (MEDHOT): which GTINs stand on which product.

    `gtins` are those of the ampoule (0…), the box (1…) and the case (2…) that are there.
    """

    row: int
    gtins: tuple[str, ...]
    brand: str
    strength: str
    code: str
    maker: str
    is_specified_biological: bool = False
    is_biological: bool = False
    stopped_on: date | None = None


@dataclass(frozen=True, slots=True)
class DiseaseRow:
    """One entry of the master of diagnoses (傷病名マスター), as a row gives it.

    `code` is the receipt code (7 digits), `number` the management number (病名管理番号), `exchange`
    the exchange code; ICD-10 codes are written without a point. `alone` is False for a name that
    must not stand without a modifier, `insured` False for one outside the insurance. In a file of
    differences a blank name means that the row tells an end only (9) or keeps the rest (5).
    """

    row: int
    change: Change
    code: str
    name: str
    short: str
    kana: str
    number: str
    exchange: str
    icd10: tuple[str, ...]
    moved_to: str = ""
    alone: bool = True
    insured: bool = True
    abolished_on: date | None = None


@dataclass(frozen=True, slots=True)
class ModifierRow:
    """One entry of the master of modifiers (修飾語マスター); `suffix` ones stand behind the name."""

    row: int
    change: Change
    code: str
    name: str
    kana: str
    number: str
    exchange: str
    suffix: bool
    abolished_on: date | None = None


@dataclass(frozen=True, slots=True)
class InsertBrand:
    """A brand of a package insert (添付文書): its YJ code and regulatory classes.

    `classes` are the insert's own numbers: 14 specified biological, 13 biological, 2 劇薬 …
    """

    yj: str
    name: str
    classes: tuple[str, ...] = ()

    @property
    def is_specified_biological(self) -> bool:
        """Tell whether lot and patient must be kept for twenty years (特定生物由来製品)."""
        return "14" in self.classes


@dataclass(frozen=True, slots=True)
class PackageInsert:
    """A package insert as its maker publishes it; `revised_on` is the first day of its month."""

    number: str
    revised_on: date
    brands: tuple[InsertBrand, ...]
    generic: str
    indications: tuple[str, ...]
    dosage: str
    contraindications: tuple[str, ...] = ()


MasterRow = DrugRow | PriceRow | HotRow | PackageRow | DiseaseRow | ModifierRow | PackageInsert


@dataclass(frozen=True, slots=True)
class MasterFile:
    """A file of a master, read: what it is, and its rows.

    `is_full` tells a whole master from one that holds differences only; `effective_on` is the day
    from which it holds, as far as the file or its name tells; `sha256` is that of the file as
    delivered. `refused` are the rows that could not be read: where there are any that a master
    cannot do without, the file is refused as a whole instead.
    """

    kind: MasterKind
    name: str
    sha256: str
    is_full: bool
    effective_on: date | None
    rows: tuple[MasterRow, ...]
    refused: tuple[RefusedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What an import did: rows read, and what became of them; `refused` were not taken."""

    read: int = 0
    new: int = 0
    changed: int = 0
    renamed: int = 0
    abolished: int = 0
    same: int = 0
    refused: tuple[RefusedRow, ...] = ()
