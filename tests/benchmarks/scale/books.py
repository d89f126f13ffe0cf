"""Makes the books of a clinic of any size, with every row vouched for by a true chain.

The clinic is founded and its samples are written by the program itself; then the samples are cast
over and over straight into the tables, with the fences down and put up again as they were.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import sqlalchemy as sa

from app import paths
from app.credentials import database
from app.credentials.gate import Gate
from app.credentials.tries import TryBook
from app.demo.people import COLLEAGUES, FOUNDING, LOGIN, PASSWORD
from app.domain.patients import Patient
from app.main.inside import new_id, now
from app.main.opening import found
from app.services.coming_in import Arrival
from db.engine import open_engine
from tests.benchmarks.scale.lives import SAMPLES, Hour, Stage
from tests.benchmarks.scale.masters import take_masters
from tests.benchmarks.scale.moulds import Life
from tests.benchmarks.scale.pen import bare
from tests.benchmarks.scale.pouring import pour, register
from tests.benchmarks.scale.today import write_today

# One set of samples under each set of editions that the span of the records saw.
ERAS = (datetime(2022, 6, 1, 1, 0, tzinfo=UTC), datetime(2026, 2, 2, 1, 0, tzinfo=UTC))
FOUNDED = datetime(2021, 6, 1, 0, 0, tzinfo=UTC)


_README = f"""A fictional clinic with {{size.patients:,}} patients and {{size.entries:,}} entries, for measuring.
Sign in as {LOGIN} (physician), suzuki (nurse), seki (pharmacist) or kida (administrator);
all have the password {PASSWORD}
Work on a COPY: cp -r this folder, then: tenteki --data COPY
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How many patients and entries there are to be, and whether the masters are there, too."""

    patients: int
    entries: int
    has_masters: bool = True


FULL, SMALL = Size(100_000, 1_000_000), Size(1_000, 10_000)


def make(folder: Path, size: Size, seed: int = 7) -> None:
    """Make such a clinic in a folder; what lay there before is taken away."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tell = _clock()
    staged = _found_with_samples(folder, size)
    tell("the clinic with its samples")
    opened_by = data_key(folder)
    eras = [_lives(paths.database_in(folder), opened_by, some) for some in staged]
    tell("the moulds")
    with bare(paths.database_in(folder), opened_by) as pen:
        dice = Random(seed)
        people = register(pen, dice, size.patients, FOUNDED)
        tell(f"{size.patients:,} patients")
        pour(pen, dice, [*zip(ERAS, eras, strict=True)], people, size.entries)
        tell(f"{size.entries:,} entries")
    tell("the indexes, and the file")
    write_today(folder, people, Random(seed + 1))
    tell("a day's work, and a checkpoint over it all")
    (folder / "README").write_text(_README.format(size=size), encoding="utf-8")
    (folder / "facts.json").write_text(json.dumps(_facts(people)), encoding="utf-8")


def _found_with_samples(folder: Path, size: Size) -> list[dict[str, UUID]]:
    """Found the clinic and write its samples; return the patient of each, by era."""
    hour = Hour(FOUNDED)
    clinic = found(folder, FOUNDING, is_specimen=True, clock=hour)
    inside = []
    for colleague in COLLEAGUES:
        given = clinic.people.add(clinic.actor, colleague).password
        inside.append(clinic.enter_again(Arrival(colleague.login, given, "", PASSWORD)))
    stage = Stage(clinic, inside[0], PASSWORD, hour, new_id)
    staged = []
    for era in ERAS:
        whose = {}
        for at, (name, sample) in enumerate(SAMPLES.items()):
            hour.at = era + timedelta(hours=4 * at)
            patient = clinic.patients.register(clinic.actor, sample.patient)
            hour.pass_by(minutes=1)
            sample.write(stage, patient.id)
            whose[name] = patient.id
        staged.append(whose)
    if size.has_masters:
        take_masters(inside[-1], hour)
    clinic.close()
    return staged


def data_key(folder: Path) -> bytes:
    """Return the key of such a clinic's database."""
    ring = paths.keys_in(folder)
    gate = Gate(ring, TryBook(paths.tries_in(folder), database(ring)), now)
    return gate.person(LOGIN, PASSWORD).keys[-1]


def _lives(path: Path, opened_by: bytes, whose: dict[str, UUID]) -> dict[str, Life]:
    engine = open_engine(path, opened_by)
    try:
        with engine.connect() as connection:
            return {name: _life(connection, patient.bytes) for name, patient in whose.items()}
    finally:
        engine.dispose()


def _life(connection: sa.Connection, patient: bytes) -> Life:
    def all_of(query: str) -> list[sa.Row]:
        return list(connection.exec_driver_sql(query, (patient,)).all())

    records = all_of("SELECT id FROM treatment WHERE patient_id = ? ORDER BY version")
    filed = all_of("SELECT id FROM outside_infusion WHERE patient_id = ?")
    names: dict[str, object] = {}
    for number, pdf, sha256 in all_of(
        "SELECT number, pdf, sha256 FROM certificate WHERE patient_id = ?"
    ):
        ((own, family, given, kana, given_kana, romaji, given_romaji),) = all_of(
            "SELECT number, family, given, family_kana, given_kana, family_romaji, given_romaji"
            " FROM patient WHERE id = ?"
        )
        names = {
            "number": number,
            "pdf": pdf,
            "pdf_hex": pdf.hex().upper(),
            "sha256": sha256,
            "patient": own,
            "name": f"{family} {given}",
            "kana": f"{kana} {given_kana}",
            "romaji": f"{romaji.upper()} {given_romaji}",
        }
    return Life(connection, patient, [one[0] for one in (*records, *filed)], names)


def _facts(people: Sequence[Patient]) -> dict[str, str]:
    """Return whom the scenes look for: one who comes every other day, and an athlete, by number."""
    regular = next(one for one in people if not one.bodies)
    athlete = next(one for one in people if one.bodies == ("NPB",))
    return {"regular": regular.number, "athlete": athlete.number}


def _clock() -> Callable[[str], None]:
    begun = last = time.perf_counter()

    def tell(what: str) -> None:
        nonlocal last
        now = time.perf_counter()
        sys.stdout.write(f"{now - begun:7.1f} s  (+{now - last:.1f})  {what}\n")
        sys.stdout.flush()
        last = now

    return tell
