"""A clinic as the program itself founds it and works in it, for tests that take its power away."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from app import credentials, paths
from app.credentials import Cost
from app.demo.forms import dehydration
from app.demo.people import FOUNDING, WAITING
from app.domain.calendar import local
from app.main.opening import enter, found, new_id, now
from app.main.upkeep import look_over
from app.services.canonical import record_sha256
from app.services.checkup import Part
from app.services.door import OpenClinic
from db.engine import open_sealed
from db.record_hashes import traced_hashes

BASIS = "嘔吐3回、経口摂取不可。皮膚ツルゴール低下、口腔粘膜乾燥、立位でふらつき。"


def stretch_quickly() -> None:
    """Make passwords cheap to stretch: what is tried here is not how dear a guess is."""
    Cost.__new__.__defaults__ = (16, 1, 1)


@contextmanager
def as_dear_afterwards() -> Iterator[None]:
    """Leave passwords as dear to stretch as they were, whatever is done in between."""
    before = Cost.__new__.__defaults__
    try:
        yield
    finally:
        Cost.__new__.__defaults__ = before


def start(folder: Path) -> UUID:
    """Found a clinic with one patient, and close it; return who the patient is."""
    stretch_quickly()
    with closing(found(folder, FOUNDING, is_specimen=True)) as clinic:
        return clinic.patients.register(clinic.actor, WAITING).id


def bring_in(folder: Path) -> None:
    """Found a clinic elsewhere and bring its files into a folder that has none, the keys last."""
    if paths.keys_in(folder).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as elsewhere:
        start(Path(elsewhere) / "clinic")
        there = [one for one in (Path(elsewhere) / "clinic").iterdir() if one.is_file()]
        for one in sorted(there, key=lambda one: one == paths.keys_in(one.parent)):
            with (folder / one.name).open("wb", buffering=0) as file:
                os.fchmod(file.fileno(), 0o600)
                file.write(one.read_bytes())
                os.fsync(file.fileno())


def come_in(folder: Path) -> OpenClinic:
    """Come in as its physician."""
    stretch_quickly()
    return enter(folder, FOUNDING.login, FOUNDING.password, is_specimen=True)


def saves(clinic: OpenClinic) -> Iterator[str]:
    """Save and finalise infusions for ever; yield what was confirmed, after it was."""
    (patient, *_) = clinic.patients.search(clinic.actor, "")
    moment = local(now()) - timedelta(days=900)
    while True:
        moment += timedelta(minutes=17)
        draft = replace(
            dehydration(new_id(), patient.id, clinic.actor.staff),
            basis=BASIS,
            late_reason="紙の記録から入力した。",
            started=moment.strftime("%Y-%m-%d %H:%M"),
            ended=(moment + timedelta(minutes=10)).strftime("%Y-%m-%d %H:%M"),
        )
        saved = clinic.treatments.save(clinic.actor, draft)
        yield f"{saved.id.int} {record_sha256(saved)}"


def faults(folder: Path, confirmed: dict[int, str]) -> list[str]:
    """Say what is wrong with a clinic that lost its power, or lost of what it had confirmed."""
    stretch_quickly()
    looks = look_over(folder, FOUNDING.login, FOUNDING.password)
    wrong = [
        f"{look.part}: {look.fault}"
        for look in looks
        if not look.is_well and look.part is not Part.BACKUPS
    ]
    return wrong or [f"lost: {one}" for one in _lost(folder, confirmed)]


def _lost(folder: Path, confirmed: dict[int, str]) -> Iterator[int]:
    key = credentials.unlock(paths.keys_in(folder), FOUNDING.login, FOUNDING.password)
    engine = open_sealed(paths.database_in(folder), key)
    with engine.connect() as connection:
        # The look over has compared each record with its trace already.
        traced = traced_hashes(connection)
    engine.dispose()
    yield from (one for one, sha256 in confirmed.items() if traced.get(UUID(int=one)) != sha256)
    # And one can come in and go on working.
    with closing(come_in(folder)) as clinic:
        next(saves(clinic))
