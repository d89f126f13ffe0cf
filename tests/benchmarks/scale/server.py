"""The same clinic in a file and on a PostgreSQL server: what each deed of the day costs there."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from threading import Event
from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from app import paths
from app.demo.forms import dehydration
from app.demo.people import LOGIN, PASSWORD
from app.domain.calendar import local
from app.domain.patients import Patient
from app.domain.treatments import Draft
from app.main import server_house
from app.main.opening import enter, new_id, now
from app.services.door import OpenClinic
from db.server_link import Link
from tests.benchmarks.scale.books import Size, make
from tests.outage_proxy import PORT
from tests.servers import OWNER, Server, running

_SETTINGS = ("shared_buffers=1GB", "max_connections=100", "work_mem=32MB", "max_wal_size=8GB")
_DATABASE = "clinic"
COMPUTERS, SAVES, LOOKS = 8, 50, 100
_TYPED = ("や", "やま", "山", "山本", "さ", "佐藤", "た", "takah", "su", "00-0", "林 ", "nak")
_MOST = 0.99


class Figures(NamedTuple):
    """How long something took, in milliseconds: half of the times, and ninety-nine in a hundred."""

    half: float
    most: float


def measure(size: Size, keep: Path | None) -> int:
    """Make the clinic, or take the one that was kept; measure in a copy of it, then on a server."""
    with tempfile.TemporaryDirectory(prefix="tenteki-scale-") as scratch, ExitStack() as held:
        made = keep or Path(scratch) / "made"
        if not paths.database_in(made).exists():
            make(made, size)
        folder = Path(scratch) / "copy"
        shutil.copytree(made, folder)
        in_file = _day(folder)
        server = held.enter_context(running(*_SETTINGS))
        _move(server, folder)
        on_server = _day(folder)
        print(f"{'':<28}{'file':>20}{'server':>22}   (half / 99 of 100, ms)")
        for name, found in on_server.items():
            before = in_file[name]
            print(
                f"{name:<28}{before.half:9.1f} /{before.most:8.1f}{found.half:11.1f} /{found.most:8.1f}"
                f"   {found.half / before.half:5.2f}x"
            )
        _crowd(folder)
    return 0


def _move(server: Server, folder: Path) -> None:
    server.run(sql.SQL("CREATE DATABASE clinic TEMPLATE template0 ENCODING 'UTF8'"))
    link = Link(str(server.folder), PORT, _DATABASE, "", "")
    began = time.perf_counter()
    moved = server_house.move_in(folder, link, (OWNER, ""), (LOGIN, PASSWORD), lambda _share: None)
    took = time.perf_counter() - began
    with psycopg.connect(server.address(_DATABASE), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        (size,) = connection.execute("SELECT pg_database_size(current_database())").fetchone() or (
            0,
        )
    print(f"{moved.rows:,} rows moved and compared in {took:.0f} s; {size / 1e9:.2f} GB there")


def _day(folder: Path) -> dict[str, Figures]:
    """Return what the deeds of a day cost one computer."""
    with closing(_come_in(folder)) as clinic:
        actor, dice = clinic.actor, Random(3)
        patients = _some_patients(clinic, dice)
        forms = _forms(clinic, patients, Random(5))
        return {
            "find a patient": _timed(
                lambda one: clinic.patients.search(actor, one), dice.choices(_TYPED, k=LOOKS)
            ),
            "open a patient": _timed(
                lambda one: _open(clinic, one), dice.choices(patients, k=LOOKS)
            ),
            "look at the day": _timed(lambda _: clinic.today.look(actor), range(20)),
            "look what is to do": _timed(lambda _: clinic.todo.tasks(actor), range(20)),
            "save an infusion": _timed(
                lambda one: clinic.treatments.save(actor, one), islice(forms, LOOKS)
            ),
        }


def _crowd(folder: Path) -> None:
    """Let several computers save at once, one more look meanwhile, and tell how long each waits."""
    with ExitStack() as held:
        looking = held.enter_context(closing(_come_in(folder)))
        clinics = [held.enter_context(closing(_come_in(folder))) for _ in range(COMPUTERS)]
        patients = _some_patients(clinics[0], Random(4))

        def save(numbered: tuple[int, OpenClinic]) -> list[float]:
            number, clinic = numbered
            forms = islice(_forms(clinic, patients, Random(number)), SAVES)
            return [
                _once(lambda one: clinic.treatments.save(clinic.actor, one), form) for form in forms
            ]

        def look(is_over: Event) -> list[float]:
            times = []
            while not is_over.is_set():
                one = patients[len(times) % len(patients)]
                times.append(_once(lambda one: _read(looking, one), one))
            return times

        is_over = Event()
        with ThreadPoolExecutor(COMPUTERS + 1) as pool, ExitStack() as at_the_end:
            at_the_end.callback(is_over.set)
            looks = pool.submit(look, is_over)
            began = time.perf_counter()
            times = [one for some in pool.map(save, enumerate(clinics)) for one in some]
            took = time.perf_counter() - began
        saved, looked = _figures(times), _figures(looks.result())
        print(
            f"{COMPUTERS} computers at once: {len(times) / took:.0f} saves a second,"
            f" {saved.half:.0f} / {saved.most:.0f} ms each;"
            f" another one reads a patient's records in {looked.half:.0f} / {looked.most:.0f} ms"
        )


def _come_in(folder: Path) -> OpenClinic:
    return enter(folder, LOGIN, PASSWORD, is_specimen=True)


def _some_patients(clinic: OpenClinic, dice: Random) -> list[Patient]:
    found = {one.id: one for name in _TYPED for one in clinic.patients.search(clinic.actor, name)}
    return dice.sample(list(found.values()), min(LOOKS, len(found)))


def _open(clinic: OpenClinic, patient: Patient) -> None:
    clinic.patients.visit(clinic.actor, patient.id)
    _read(clinic, patient)


def _read(clinic: OpenClinic, patient: Patient) -> None:
    clinic.treatments.of_patient(clinic.actor, patient.id)
    clinic.athletes.file(clinic.actor, patient.id)
    clinic.certificates.of_patient(clinic.actor, patient.id)


def _forms(clinic: OpenClinic, patients: Sequence[Patient], dice: Random) -> Iterator[Draft]:
    moment = local(now()) - timedelta(days=400)
    while True:
        moment -= timedelta(hours=1)
        yield replace(
            dehydration(new_id(), dice.choice(patients).id, clinic.actor.staff),
            basis="嘔吐3回、経口摂取不可。皮膚ツルゴール低下、口腔粘膜乾燥。",
            late_reason="紙の記録から入力した。",
            started=moment.strftime("%Y-%m-%d %H:%M"),
            ended=(moment + timedelta(minutes=10)).strftime("%Y-%m-%d %H:%M"),
        )


def _timed(deed: Callable[[Any], object], some: Iterable[Any]) -> Figures:
    # The first ones compile statements and fill caches.
    return _figures([_once(deed, one) for one in some][5:])


def _once(deed: Callable[[Any], object], one: object) -> float:
    began = time.perf_counter()
    deed(one)
    return (time.perf_counter() - began) * 1000


def _figures(times: Sequence[float]) -> Figures:
    return Figures(statistics.median(times), sorted(times)[int(len(times) * _MOST) - 1])
