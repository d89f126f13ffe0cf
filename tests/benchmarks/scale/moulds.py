"""Casts a life again and again: what the program itself wrote of one sample, with other names and times.

Nothing of the form is written down here: rows, their hashes and the traces that vouch for them are
taken from the books, and wherever they name an identity, a moment or a hash there is a hole.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from operator import itemgetter

import sqlalchemy as sa

from app.domain.audit import canonical
from app.services.canonical import record_content
from db.columns import Moment
from db.row_texts import text_of_one
from db.tables import CERTIFICATE, TREATMENT
from db.treatments import TreatmentRecords
from db.vouching import Root, key_text, roots

_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?\+00:00")
_MOMENTS = {
    table.name: [at for at, one in enumerate(table.c) if isinstance(one.type, Moment)]
    for table in TREATMENT.metadata.sorted_tables
}

_LONG = 1000
Row = tuple[object, ...]
Fill = Callable[[Sequence[object]], str]


@dataclass(frozen=True, slots=True)
class Cast:
    """The rows of one life by their table, and the texts of its traces with what stands beside them."""

    rows: list[tuple[str, Row]]
    traces: list[Row]


class Life:
    """One sample as it was written, with holes."""

    def __init__(
        self,
        connection: sa.Connection,
        patient: bytes,
        subjects: Sequence[bytes],
        names: Mapping[str, object],
    ) -> None:
        """Take a sample apart; `names` are what is another one in each cast besides."""
        traces, rows = _written(connection, subjects)
        deeds = [one.seq for one in traces]
        texts = [*(text for _, _, text in rows), *(one.payload for one in traces)]
        ids = [patient, *(one for one in _identities(rows) if one != patient)]
        moments = sorted(_moments(rows, texts, traces))
        self.base_ms, self.count, self.deeds = moments[0], len(ids) - 1, len(traces)
        self._offsets = [one - self.base_ms for one in moments]
        self._holes = _Holes(ids, moments, list(names.values()), deeds)
        self._hashes: list[Fill] = []
        for text in _records(connection, subjects):
            self._hash(text)
        for text in filter(None, (text for _, _, text in rows)):
            self._hash(text)
        holes = self._holes
        self._rows = [
            (table, holes.of_row(_with_hole(table, one))) for table, some, _ in rows for one in some
        ]
        self._traces = [
            (
                holes.known[one.at],
                one.actor,
                one.deed,
                holes.known[one.subject],
                holes.of_text(one.payload),
            )
            for one in traces
        ]
        self._prove(ids, list(names.values()), traces)

    def cast(
        self, at_ms: int, ids: Sequence[bytes], names: Sequence[object], deeds: Sequence[int]
    ) -> Cast:
        """Return the life of a patient, the first of the identities, as it began at another moment.

        Its traces will have the numbers `deeds`.
        """
        values = self._holes.values(ids, [at_ms + one for one in self._offsets], names)
        values += _numbers(deeds, deeds)
        for fill in self._hashes:
            values.append(sha256(fill(values).encode()).hexdigest())
        rows = [(table, fill(values)) for table, fill in self._rows]
        traces = [
            (values[at], actor, deed, values[subject], fill(values))
            for at, actor, deed, subject, fill in self._traces
        ]
        return Cast(rows, traces)

    def _hash(self, text: str) -> None:
        self._hashes.append(self._holes.of_text(text))
        self._holes.add_hash(sha256(text.encode()).hexdigest())

    def _prove(
        self, ids: Sequence[bytes], names: Sequence[object], traces: Sequence[sa.Row]
    ) -> None:
        """See that the sample itself comes out of its mould."""
        again = self.cast(self.base_ms, ids, names, [one.seq for one in traces])
        if [one[-1] for one in again.traces] != [one.payload for one in traces]:
            raise AssertionError("a sample does not come out of its own mould")


class _Holes:
    """Where the texts of a sample name something that is another one in each cast."""

    def __init__(
        self,
        ids: Sequence[bytes],
        moments: Sequence[int],
        names: Sequence[object],
        deeds: Sequence[int],
    ) -> None:
        values = self.values(ids, moments, names)
        values += _numbers(deeds, map(_mark, deeds))
        self.known: dict[object, int] = {}
        for at, one in enumerate(values):
            self.known.setdefault(one, at)
        self._count = len(values)

    def values(
        self, ids: Sequence[bytes], moments: Sequence[int], names: Sequence[object]
    ) -> list[object]:
        """Return all that fills the holes, in every form in which it may be written."""
        found: list[object] = list(ids)
        for one in ids:
            text = one.hex()
            found += (
                text,
                text.upper(),
                f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}",
            )
        for one in moments:
            found += (one, str(one), *_iso(one))
        found += names
        return found

    def add_hash(self, hexadecimal: str) -> None:
        """Let a hash be a hole in whatever comes after."""
        self.known.setdefault(hexadecimal, self._count)
        self._count += 1

    def of_text(self, text: str) -> Fill:
        """Return what writes a text again."""
        words = sorted((one for one in self.known if isinstance(one, str)), key=len, reverse=True)
        short = {one: one for one in words if one in text}
        for place, one in enumerate(list(short)):
            if len(one) > _LONG:
                # A whole page in a pattern takes a second to read.
                short[f"\0{place}\0"] = short.pop(one)
                text = text.replace(one, f"\0{place}\0")
        if not short:
            return lambda _: text
        parts = re.split(f"({'|'.join(map(re.escape, short))})", text)
        form = "%s".join(one.replace("%", "%%") for one in parts[::2])
        places = [self.known[short[one]] for one in parts[1::2]]
        get = itemgetter(*places)
        if len(places) == 1:
            return lambda values: form % (get(values),)
        return lambda values: form % get(values)

    def of_row(self, row: Row) -> Callable[[Sequence[object]], Row]:
        """Return what makes a row again."""
        fills: list[tuple[int, Fill]] = []
        holes: list[tuple[int, int]] = []
        for at, one in enumerate(row):
            if isinstance(one, bytes | str | int) and one in self.known:
                holes.append((at, self.known[one]))
            elif isinstance(one, str) and len(one) > 16:
                fills.append((at, self.of_text(one)))

        def fill(values: Sequence[object]) -> Row:
            made = list(row)
            for at, which in holes:
                made[at] = values[which]
            for at, write in fills:
                made[at] = write(values)
            return tuple(made)

        return fill


def _mark(deed: object) -> str:
    """Return what stands in a row for the number of a trace, which many another number equals."""
    return f"\0deed {deed}"


def _numbers(deeds: Sequence[int], kept: Iterable[object]) -> list[object]:
    """Return the numbers of traces, in a text about a row and in a row."""
    return [*(f";deed={one};" for one in deeds), *kept]


def _with_hole(table: str, row: Row) -> Row:
    if table != TREATMENT.name:
        return row
    at = TREATMENT.c.keys().index("deed")
    return *row[:at], _mark(row[at]), *row[at + 1 :]


def _written(
    connection: sa.Connection, subjects: Sequence[bytes]
) -> tuple[Sequence[sa.Row], list[tuple[str, list[Row], str]]]:
    """Return the traces of some subjects, and the rows that these vouch for, each with its text."""
    marks = ", ".join("?" for _ in subjects)
    traces = connection.exec_driver_sql(
        f"SELECT seq, at, actor, deed, subject, payload FROM audit WHERE subject IN ({marks}) ORDER BY seq",
        tuple(subjects),
    ).all()
    wanted: dict[tuple[str, str], None] = {}
    for one in traces:
        for table, some in json.loads(one.payload).get("rows", {}).items():
            wanted |= dict.fromkeys((table, key) for key in some)
    return traces, [
        found for table, key in wanted for found in _row(connection, roots()[table], key)
    ]


def _row(connection: sa.Connection, root: Root, key: str) -> list[tuple[str, list[Row], str]]:
    (column,) = root.key
    bound = (key if root.table is CERTIFICATE else bytes.fromhex(key),)
    ((said, text),) = connection.exec_driver_sql(text_of_one(root), bound).all()
    if said != key_text(bound):
        raise AssertionError(said)
    found = [(root.name, _raw(connection, root.name, column, bound), text)]
    return found + [
        (leaf.table.name, _raw(connection, leaf.table.name, leaf.owner.name, bound), "")
        for leaf in root.leaves
    ]


def _raw(connection: sa.Connection, table: str, column: str, bound: tuple[object]) -> list[Row]:
    columns = ", ".join(one.name for one in TREATMENT.metadata.tables[table].c)
    query = f"SELECT {columns} FROM {table} WHERE {column} = ?"
    return [tuple(one) for one in connection.exec_driver_sql(query, bound)]


def _identities(rows: list[tuple[str, list[Row], str]]) -> list[bytes]:
    """Return what is called otherwise in each cast: all but the people."""
    tables = TREATMENT.metadata.tables
    found: dict[bytes, None] = {}
    for table, some, _ in rows:
        own = [
            at
            for at, one in enumerate(tables[table].c)
            if not any(key.target_fullname == "staff.id" for key in one.foreign_keys)
        ]
        for row in some:
            found |= {
                row[at]: None for at in own if isinstance(row[at], bytes) and len(row[at]) == 16
            }
    return list(found)


def _moments(
    rows: list[tuple[str, list[Row], str]], texts: Sequence[str], traces: Sequence[sa.Row]
) -> set[int]:
    found = {one.at for one in traces}
    for table, some, _ in rows:
        found |= {row[at] for row in some for at in _MOMENTS[table] if row[at] is not None}
    for text in texts:
        found |= {
            round(datetime.fromisoformat(one).timestamp() * 1000) for one in _ISO.findall(text)
        }
    return found


def _records(connection: sa.Connection, subjects: Sequence[bytes]) -> list[str]:
    """Return the texts whose hashes the records themselves carry."""
    marks = ", ".join("?" for _ in subjects)
    query = f"SELECT id FROM treatment WHERE id IN ({marks})"
    there = connection.exec_driver_sql(query, tuple(subjects)).scalars().all()
    records = TreatmentRecords(connection)
    kind = TREATMENT.c.id.type
    found = [records.get(kind.process_result_value(one, connection.dialect)) for one in there]
    return [canonical(record_content(one)) for one in found]


def _iso(ms: int) -> tuple[str, str]:
    minutes, rest = divmod(ms, 60_000)
    begun = f"{_minute(minutes)}:{rest // 1000:02}"
    return f"{begun}.{rest % 1000:03}+00:00", f"{begun}+00:00"


@lru_cache(maxsize=4096)
def _minute(minutes: int) -> str:
    return f"{datetime.fromtimestamp(minutes * 60, UTC):%Y-%m-%dT%H:%M}"
