"""Tables from a spreadsheet, and which of their columns says what."""

from enum import StrEnum

from app.domain.values import dataclass

# So many products of one infusion may stand side by side in a row.
SIDE_BY_SIDE = 5


class Taken(StrEnum):
    """What the rows of a table are taken for."""

    PATIENTS = "patients"
    ENTRIES = "entries"


class TableForm(StrEnum):
    """The forms in which a table leaves the house."""

    XLSX = "xlsx"
    CSV = "csv"
    CSV_CP932 = "csv_cp932"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as text: the cells below the head, each row with its number in the spreadsheet."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table that leaves the house: its name, its head and its rows, all as text."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field's text comes from: a column of the table, or one text for every row."""

    column: int = -1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column says what; fields are named by the addresses that faults have."""

    taken: Taken
    sources: tuple[tuple[str, Source], ...] = ()

    def source(self, field: str) -> Source | None:
        """Return where a field's text comes from, or None where the table does not tell."""
        return next((source for name, source in self.sources if name == field), None)

    def with_source(self, field: str, source: Source | None) -> "Mapping":
        """Return the same with one field taken from elsewhere, or from nowhere."""
        others = tuple(one for one in self.sources if one[0] != field)
        return Mapping(self.taken, others if source is None else (*others, (field, source)))

    def values(self, row: tuple[str, ...]) -> dict[str, str]:
        """Return what a row says, by field; empty cells are left out."""
        told: dict[str, str] = {}
        for field, source in self.sources:
            text = row[source.column] if 0 <= source.column < len(row) else source.text
            if text.strip():
                told[field] = text.strip()
        return told


_OF_PATIENTS = (
    *("number", "name", "family", "given", "kana", "family_kana", "given_kana"),
    *("romaji", "family_romaji", "given_romaji", "birth", "sex", "address", "phone"),
    *("bodies", "sport", "team", "registration", "allergies"),
)
_OF_ENTRIES = (
    *("number", "name", "birth", "date", "started", "ended", "setting", "diagnosis", "icd10"),
    *("certainty", "onset", "basis", "iv_reason", "physician", "off_label_reason"),
)
OF_LINES = (
    *("product", "role", "dose", "unit", "route", "volume_ml", "indication", "lot", "expiry"),
)


def line_field(place: int, name: str) -> str:
    """Return the address of a field of one product."""
    return f"lines/{place}/{name}"


def fields_of(taken: Taken, lines: int = SIDE_BY_SIDE) -> tuple[str, ...]:
    """Return the fields that a table may tell, in the order of the forms."""
    if taken is Taken.PATIENTS:
        return _OF_PATIENTS
    return _OF_ENTRIES + tuple(line_field(n, name) for n in range(lines) for name in OF_LINES)
