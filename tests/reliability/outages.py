"""Computers of a house save at a server whose line is cut and whose power fails; then all is counted.

    python -m tests.reliability.outages 8 500 6

8 computers save 500 infusions each, a proxy cuts 30 % of the commits, and the server is killed 6 times.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from threading import Event, Lock
from uuid import UUID

import sqlalchemy as sa
from psycopg import sql

from app import paths
from app.demo.forms import dehydration
from app.demo.people import FOUNDING
from app.domain.audit import Deed
from app.domain.calendar import local
from app.domain.treatments import Draft
from app.main import server_house
from app.main.opening import enter, new_id, now
from app.services.door import OpenClinic
from app.services.trouble import StorageError
from db import server_link
from db.audit import first_broken
from db.comparison import compare
from db.server import open_server_to_read
from db.server_link import Link
from db.tables import AUDIT, TREATMENT
from tests.outage_proxy import PORT, Proxy
from tests.reliability.clinic import BASIS, start
from tests.servers import OWNER, Server, running

_DURABLE = ("fsync=on", "synchronous_commit=on", "max_connections=100")
_CUT = 0.3
_DATABASE = "clinic"
WHO = (FOUNDING.login, FOUNDING.password)


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of it: what was wanted and acknowledged, and what stands in the books."""

    wanted: int
    acknowledged: int
    presses: int
    cut: tuple[int, ...]
    kills: int
    records: int
    entries: int
    traces: int
    broken: int | None
    differing: int
    seconds: float


def run(computers: int, saves: int, kills: int, seed: int = 1) -> Counted:
    """Let computers save, each so many infusions, and return what came of it."""
    with tempfile.TemporaryDirectory() as place, running(*_DURABLE) as server, ExitStack() as held:
        folders = _clinic_on(server, Path(place), computers)
        before = held.enter_context(_proxy(server, seed))
        for folder in folders:
            link = server_link.read(paths.server_in(folder))
            server_link.write(paths.server_in(folder), link._replace(host=str(before[0])))
        clinics = [held.enter_context(closing(_come_in(folder))) for folder in folders]
        house, proxy = _House(clinics, saves), before[1]
        began, proxy.is_cutting = time.monotonic(), True
        killed = house.work(server, kills)
        proxy.is_cutting = False
        return _count(server, house, proxy, killed, time.monotonic() - began)


class _House:
    """The computers at work, and how far they are."""

    def __init__(self, clinics: list[OpenClinic], saves: int) -> None:
        self._clinics, self._saves = clinics, saves
        self._turn = Lock()
        self.acknowledged: set[UUID] = set()
        self.presses = 0
        self._reached: dict[int, Event] = {}

    @property
    def wanted(self) -> int:
        """Return how many infusions are to be there in the end."""
        return len(self._clinics) * self._saves

    def work(self, server: Server, kills: int) -> int:
        """Let all save what they are to; the server is killed at equal distances. Return how often."""
        marks = [self.wanted * (one + 1) // (kills + 1) for one in range(kills)]
        self._reached = {mark: Event() for mark in marks}
        with ThreadPoolExecutor(len(self._clinics)) as pool:
            working = [pool.submit(self._save_all, one) for one in enumerate(self._clinics)]
            for mark in marks:
                self._reached[mark].wait()
                server.kill()
                server.start()
            for one in working:
                one.result()
        return len(marks)

    def _save_all(self, numbered: tuple[int, OpenClinic]) -> None:
        number, clinic = numbered
        for draft in _drafts(clinic, number, self._saves):
            self._press_until_saved(clinic, draft)
            with self._turn:
                self.acknowledged.add(draft.entry)
                done = len(self.acknowledged)
            for mark, reached in self._reached.items():
                if done >= mark:
                    reached.set()

    def _press_until_saved(self, clinic: OpenClinic, draft: Draft) -> None:
        while True:
            with self._turn:
                self.presses += 1
            try:
                clinic.treatments.save(clinic.actor, draft)
            except StorageError:
                continue
            return


def _drafts(clinic: OpenClinic, number: int, saves: int) -> Iterator[Draft]:
    """Yield forms as a computer has them: each has its identity before it is saved for the first time."""
    (patient, *_) = clinic.patients.search(clinic.actor, "")
    moment = local(now()) - timedelta(days=900, minutes=number)
    for _ in range(saves):
        moment += timedelta(hours=13)
        yield replace(
            dehydration(new_id(), patient.id, clinic.actor.staff),
            basis=BASIS,
            late_reason="紙の記録から入力した。",
            started=moment.strftime("%Y-%m-%d %H:%M"),
            ended=(moment + timedelta(minutes=10)).strftime("%Y-%m-%d %H:%M"),
        )


def _clinic_on(server: Server, place: Path, computers: int) -> list[Path]:
    """Found a clinic, move it to the server, let other computers join; return all folders."""
    first = place / "0"
    start(first)
    server.run(sql.SQL("CREATE DATABASE clinic TEMPLATE template0 ENCODING 'UTF8'"))
    link = Link(str(server.folder), PORT, _DATABASE, "", "")
    server_house.move_in(first, link, (OWNER, ""), WHO, lambda _share: None)
    others = [place / str(number) for number in range(1, computers)]
    for folder in others:
        server_house.join(folder, paths.server_in(first))
    return [first, *others]


def _come_in(folder: Path) -> OpenClinic:
    return enter(folder, *WHO, is_specimen=True)


@contextmanager
def _proxy(server: Server, seed: int) -> Iterator[tuple[Path, Proxy]]:
    with tempfile.TemporaryDirectory(prefix="px-") as place:
        proxy = Proxy(server.folder, Path(place), _CUT, seed)
        proxy.open()
        try:
            yield Path(place), proxy
        finally:
            proxy.close()


def _count(server: Server, house: _House, proxy: Proxy, kills: int, seconds: float) -> Counted:
    engine = open_server_to_read(server.address(_DATABASE))
    try:
        with engine.connect() as connection:
            saved = AUDIT.c.deed == Deed.TREATMENT_SAVED.value
            found = connection.execute(sa.select(TREATMENT.c.entry_id)).scalars().all()
            return Counted(
                wanted=house.wanted,
                acknowledged=len(house.acknowledged & set(found)),
                presses=house.presses,
                cut=tuple(proxy.cut),
                kills=kills,
                records=len(found),
                entries=len(set(found)),
                traces=connection.scalar(sa.select(sa.func.count()).where(saved)) or 0,
                broken=first_broken(connection),
                differing=len(compare(connection)[1]),
                seconds=seconds,
            )
    finally:
        engine.dispose()


if __name__ == "__main__":
    sys.stdout.write(f"{run(*map(int, sys.argv[1:]))}\n")
