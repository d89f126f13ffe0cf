"""What a row is called when it is told of: a number, a login, a date; of a patient nothing but the number."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from app.domain.calendar import local
from app.services.checkup import Differing
from db.row_texts import key_sql
from db.tables import BAN, COMPETITION, EXEMPTION, OUTSIDE_INFUSION, PATIENT, STAFF, TREATMENT
from db.vouching import roots

_Name = Callable[[sa.Connection, Any], str]


def name_of(connection: sa.Connection, differing: Differing) -> Differing:
    """Return the same with the row's name, as far as the row is there to tell it."""
    root = roots().get(differing.table)
    if root is None or not root.key:
        return differing
    names = _NAMES.get(root.name, _USUALLY)
    column = next((one for one in names if one in root.table.c), root.key[0])
    found = sa.select(root.table.alias("r").c[column]).where(sa.text(f"{key_sql(root)} = :key"))
    try:
        for value in connection.scalars(found, {"key": differing.key}).all():
            return replace(differing, name=names.get(column, _itself)(connection, value))
    except (ValueError, TypeError):
        # What was changed by hand may be no value that anybody can read.
        return differing
    return differing


def _itself(_connection: sa.Connection, value: object) -> str:
    return str(value)


def _login(connection: sa.Connection, member: object) -> str:
    return str(connection.scalar(sa.select(STAFF.c.login).where(STAFF.c.id == member)) or "")


def _patient(connection: sa.Connection, patient: object) -> str:
    return str(connection.scalar(sa.select(PATIENT.c.number).where(PATIENT.c.id == patient)) or "")


def _record(connection: sa.Connection, treatment: object) -> str:
    query = sa.select(TREATMENT.c.patient_id, TREATMENT.c.started_at)
    row = connection.execute(query.where(TREATMENT.c.id == treatment)).first()
    return "" if row is None else f"{_patient(connection, row[0])}, {local(row[1]):%Y-%m-%d %H:%M}"


def _filed(connection: sa.Connection, filed: object) -> str:
    for table in (COMPETITION, EXEMPTION, BAN, OUTSIDE_INFUSION):
        patient = connection.scalar(sa.select(table.c.patient_id).where(table.c.id == filed))
        if patient is not None:
            return _patient(connection, patient)
    return ""


# By the column that tells best whose row it is; the first that a table has.
_USUALLY: dict[str, _Name] = {
    "treatment_id": _record,
    "patient_id": _patient,
    "member_id": _login,
    "filed_id": _filed,
}
_NAMES: dict[str, dict[str, _Name]] = {
    "staff": {"login": _itself},
    "branch": {"name": _itself},
    "patient": {"number": _itself},
    "treatment": {"id": _record},
    "certificate": {"number": _itself},
    "known_clinic": {"name": _itself},
}
