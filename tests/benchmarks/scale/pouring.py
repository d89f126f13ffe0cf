"""Pours patients and lives into the books, each life at its own hour of some years."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import cycle
from random import Random
from uuid import UUID

from app.domain.audit import AuditEntry, Deed, payload
from app.domain.calendar import local
from app.domain.certificates import counted, numbered
from app.domain.patients import Patient
from app.domain.verdicts import CertificateType
from app.services.canonical import patient_sha256
from db.patients import _to_row as patient_row
from db.row_texts import text_of_new
from db.tables import PATIENT, PATIENT_BODY, PATIENT_WORD
from db.vouching import roots
from db.words import word_starts
from tests.benchmarks.scale.lives import SAMPLES
from tests.benchmarks.scale.moulds import Life
from tests.benchmarks.scale.pen import Pen, raw
from tests.benchmarks.scale.people import key, patients, small_paper

FIRST_DAY = date(2022, 2, 1)
# Some come every other day, and have records by the hundred.
REGULARS, _REGULARLY = 20, 100
# One infusion in so many is followed by one that was received elsewhere.
_ELSEWHERE = 50
_MINUTE_MS, _DAY_MS = 60_000, 86_400_000
_OPEN_MINUTES = 9 * 60
_AT_ONCE = 4000

Eras = Sequence[tuple[datetime, dict[str, Life]]]


def register(pen: Pen, dice: Random, count: int, since: datetime) -> list[Patient]:
    """Write patients with their words, and a trace for each."""
    (there,) = pen.driver.execute("SELECT count(*) FROM patient").fetchone()
    (last,) = pen.driver.execute("SELECT max(rowid) FROM patient").fetchone()
    begun_ms = round(since.timestamp() * 1000) + _DAY_MS
    people = list(patients(dice, count, there + 1, begun_ms))
    pen.write(PATIENT.name, [raw(PATIENT, patient_row(one)) for one in people])
    bodies = ((one.id.bytes, at, body) for one in people for at, body in enumerate(one.bodies))
    pen.write(PATIENT_BODY.name, bodies)
    pen.write(
        PATIENT_WORD.name,
        sorted((term, one.id.bytes) for one in people for term in word_starts(one)),
    )
    # The words of a patient are told with the row, and found by an index.
    pen.driver.execute("CREATE INDEX scratch ON patient_word (patient_id)")
    said = dict(pen.driver.execute(text_of_new(roots()[PATIENT.name]), (last,)).fetchall())
    pen.driver.execute("DROP INDEX scratch")
    step = 200 * _DAY_MS // max(1, count)
    pen.hang(
        _registered(pen, one, begun_ms + at * step, said[one.id.hex])
        for at, one in enumerate(people)
    )
    return people


def _registered(pen: Pen, one: Patient, at_ms: int, text: str) -> tuple[object, ...]:
    details = {
        "number": one.number,
        "bodies": list(one.bodies),
        "patient_sha256": patient_sha256(one),
    }
    at = datetime.fromtimestamp(at_ms / 1000, UTC)
    entry = AuditEntry(UUID(bytes=pen.actor), at, Deed.PATIENT_REGISTERED, one.id, details)
    rows = {PATIENT.name: {one.id.hex: [sha256(text.encode()).hexdigest()]}}
    return at_ms, pen.actor, entry.deed.value, one.id.bytes, payload(entry, rows)


def pour(pen: Pen, dice: Random, eras: Eras, people: Sequence[Patient], count: int) -> None:
    """Write so many lives, the oldest first."""
    turns, papers = _Turns(dice, people), _Papers(pen)
    names = [name for name, sample in SAMPLES.items() if sample.share]
    shares = [SAMPLES[name].share for name in names]
    rows: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
    traces: list[tuple[object, ...]] = []
    for number, begun_ms in enumerate(_moments(dice, count)):
        (name,) = dice.choices(names, shares)
        for one in (name, "elsewhere") if number % _ELSEWHERE == 0 else (name,):
            life = next(lives for since, lives in reversed(eras) if _is_in(since, begun_ms, eras))[
                one
            ]
            patient = turns.next_of(SAMPLES[one].bodies, number)
            at_ms = begun_ms + life.base_ms % _MINUTE_MS
            ids = [patient.id.bytes, *(key(dice, at_ms + at) for at in range(life.count))]
            next_one = pen.seq + len(traces) + 1
            deeds = range(next_one, next_one + life.deeds)
            made = life.cast(at_ms, ids, papers.names(one, patient, at_ms), deeds)
            for table, row in made.rows:
                rows[table].append(row)
            traces += made.traces
        if number % _AT_ONCE == 0:
            _write(pen, rows, traces)
    _write(pen, rows, traces)


def _is_in(since: datetime, at_ms: int, eras: Eras) -> bool:
    """Tell whether a moment is in an era; the first one reaches back to the beginning."""
    return since is eras[0][0] or since.timestamp() * 1000 <= at_ms


def _write(
    pen: Pen, rows: defaultdict[str, list[tuple[object, ...]]], traces: list[tuple[object, ...]]
) -> None:
    for table, some in rows.items():
        pen.write(table, some)
    pen.hang(traces)
    rows.clear()
    traces.clear()


def _moments(dice: Random, count: int) -> Iterator[int]:
    """Yield the moments of so many entries, a whole minute each, through the days of work since the first."""
    today = local(datetime.now(UTC)).date()
    span = (FIRST_DAY + timedelta(days=at) for at in range((today - FIRST_DAY).days))
    days = [day for day in span if day.weekday() != 6]
    for number in range(count):
        at, rest = divmod(number * len(days), count)
        opened = local(datetime.combine(days[at], time(0, 0), UTC)).replace(hour=8)
        minutes = rest * _OPEN_MINUTES // count + dice.randrange(3)
        yield round(opened.timestamp() * 1000) + minutes * _MINUTE_MS


class _Turns:
    """Whose turn it is: everybody comes after everybody else, so that no two drips of one meet."""

    def __init__(self, dice: Random, people: Sequence[Patient]) -> None:
        by_bodies: defaultdict[tuple[str, ...], list[Patient]] = defaultdict(list)
        for one in people:
            by_bodies[one.bodies].append(one)
        self._regulars = cycle(by_bodies[()][:REGULARS])
        self._turns = {
            bodies: cycle(dice.sample(some, len(some))) for bodies, some in by_bodies.items()
        }

    def next_of(self, bodies: tuple[str, ...], number: int) -> Patient:
        """Return the next patient who answers to some bodies."""
        if not bodies and number % _REGULARLY == 0:
            return next(self._regulars)
        return next(self._turns[bodies])


class _Papers:
    """Numbers certificates as the register does, and prints small pages in their place."""

    def __init__(self, pen: Pen) -> None:
        numbers = [number for (number,) in pen.driver.execute("SELECT number FROM certificate")]
        self._kind = CertificateType(numbers[0][0])
        self._counts: defaultdict[int, int] = defaultdict(int)
        for start, count in map(counted, numbers):
            year = int(start.split("-")[1])
            self._counts[year] = max(self._counts[year], count)

    def names(self, life: str, patient: Patient, at_ms: int) -> tuple[object, ...]:
        """Return what a certificate names."""
        if life != "certified":
            return ()
        year = local(datetime.fromtimestamp(at_ms / 1000, UTC)).year
        self._counts[year] += 1
        number = numbered(self._kind, year, self._counts[year])
        page, hashed = small_paper(number)
        own = (patient.number, patient.name, patient.kana, patient.romaji)
        return number, page, page.hex().upper(), hashed, *own
