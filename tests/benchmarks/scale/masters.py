"""Invented masters of the true size, taken in as an administrator does: drugs, diagnoses, modifiers."""

from datetime import UTC, date, datetime
from hashlib import sha256
from random import Random

from app.domain.masters import Change, MasterFile, MasterKind, ModifierRow
from app.services.door import OpenClinic
from tests.benchmarks.bench_masters import _master
from tests.benchmarks.big_clinic import DISEASES, _disease
from tests.benchmarks.scale.lives import Hour

_TAKEN = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
_AFFIXES = (("4012", "急性", False), ("4043", "慢性", False), ("8002", "の疑い", True))


def take_masters(clinic: OpenClinic, hour: Hour) -> None:
    """Take all three in, some months ago."""
    hour.at = _TAKEN
    (drugs,) = clinic.masters.read(clinic.actor, "y_ALL20260401.csv", _master())
    dice = Random(6)
    diseases = tuple(_disease(dice, number) for number in range(DISEASES))
    modifiers = tuple(
        ModifierRow(place, Change.STANDS, code, name, "", "", "", is_suffix)
        for place, (code, name, is_suffix) in enumerate(_AFFIXES)
    )
    for file in (
        drugs,
        _file(MasterKind.MODIFIERS, "z.txt", modifiers),
        _file(MasterKind.DISEASES, "b.txt", diseases),
    ):
        clinic.masters.take(clinic.actor, file)
        hour.pass_by(minutes=2)


def _file(kind: MasterKind, name: str, rows: tuple[object, ...]) -> MasterFile:
    return MasterFile(kind, name, sha256(name.encode()).hexdigest(), True, date(2026, 6, 1), rows)
