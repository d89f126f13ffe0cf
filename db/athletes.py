"""What binds patients as athletes, in the database: filed once, at most withdrawn."""

from typing import Any, TypeVar

import sqlalchemy as sa

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.errors import NotThere
from app.domain.keys import Stamp, Withdrawn
from app.domain.patients import PatientId
from app.services.ports import AthleteFile, Fact, Filed, FiledId
from db.tables import BAN, COMPETITION, EXEMPTION, OUTSIDE_INFUSION, WITHDRAWAL

OneFact = TypeVar("OneFact", bound=Fact)
# A ban has a reason of its own.
_WHY = WITHDRAWAL.c.reason.label("withdrawn_for")


class AthleteRegister:
    """Keeps competitions, exemptions, bans and infusions received elsewhere."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, filed: FiledId) -> Filed[Fact]:
        """Return one fact as it was filed; raises NotThere."""
        for table, read in (
            (COMPETITION, _competition),
            (EXEMPTION, _exemption),
            (OUTSIDE_INFUSION, _outside),
            (BAN, _ban),
        ):
            for row in self._read(table, table.c.id == filed):
                return _filed(row, read(row))
        raise NotThere("filed", str(filed))

    def file(self, patient: PatientId) -> AthleteFile:
        """Return everything filed about a patient, newest first."""
        return AthleteFile(
            competitions=tuple(
                _filed(row, _competition(row))
                for row in self._read(COMPETITION, COMPETITION.c.patient_id == patient)
            ),
            exemptions=tuple(
                _filed(row, _exemption(row))
                for row in self._read(EXEMPTION, EXEMPTION.c.patient_id == patient)
            ),
            outside=tuple(
                _filed(row, _outside(row))
                for row in self._read(OUTSIDE_INFUSION, OUTSIDE_INFUSION.c.patient_id == patient)
            ),
            bans=tuple(
                _filed(row, _ban(row)) for row in self._read(BAN, BAN.c.patient_id == patient)
            ),
        )

    def add(self, filed: Filed[Fact]) -> None:
        """File a fact."""
        table, row = _to_row(filed)
        self._connection.execute(sa.insert(table), row)

    def withdraw(self, filed: FiledId, withdrawn: Withdrawn) -> None:
        """Write that a fact was withdrawn; raises SavedByAnother where it was before."""
        self._connection.execute(
            sa.insert(WITHDRAWAL),
            {
                "filed_id": filed,
                "withdrawn_by": withdrawn.by,
                "withdrawn_at": withdrawn.at,
                "reason": withdrawn.reason,
            },
        )

    def _read(self, table: sa.Table, which: sa.ColumnElement[bool]) -> sa.Result[Any]:
        taken_back = WITHDRAWAL.c
        query = (
            sa.select(table, taken_back.withdrawn_by, taken_back.withdrawn_at, _WHY)
            .select_from(table.outerjoin(WITHDRAWAL, taken_back.filed_id == table.c.id))
            .where(which)
            # Numbers are given in the order of time.
            .order_by(table.c.id.desc())
        )
        return self._connection.execute(query)


def _to_row(filed: Filed[Fact]) -> tuple[sa.Table, dict[str, object]]:
    shared = {
        "id": filed.id,
        "patient_id": filed.patient,
        "filed_by": filed.stamp.by,
        "filed_at": filed.stamp.at,
    }
    match filed.value:
        case Competition():
            return COMPETITION, {**shared, **_competition_row(filed.value)}
        case Exemption():
            return EXEMPTION, {**shared, **_exemption_row(filed.value)}
        case Outside():
            return OUTSIDE_INFUSION, {**shared, **_outside_row(filed.value)}
        case Ban():
            return BAN, {**shared, **_ban_row(filed.value)}


def _filed(row: sa.Row[Any], value: OneFact) -> Filed[OneFact]:
    withdrawn = None
    if row.withdrawn_by is not None:
        withdrawn = Withdrawn(row.withdrawn_by, row.withdrawn_at, row.withdrawn_for)
    return Filed(row.id, row.patient_id, value, Stamp(row.filed_by, row.filed_at), withdrawn)


def _competition_row(competition: Competition) -> dict[str, object]:
    return {
        "starts_at": competition.starts,
        "ends_at": competition.ends,
        "name": competition.name,
        "weigh_in_at": competition.weigh_in,
    }


def _competition(row: sa.Row[Any]) -> Competition:
    return Competition(row.starts_at, row.ends_at, row.name, row.weigh_in_at)


def _exemption_row(exemption: Exemption) -> dict[str, object]:
    return {
        "number": exemption.number,
        "body": exemption.body,
        "covers": list(exemption.covers),
        "valid_from": exemption.valid_from,
        "valid_to": exemption.valid_to,
        "max_volume": exemption.max_volume_ml,
        "products": list(exemption.products),
    }


def _exemption(row: sa.Row[Any]) -> Exemption:
    return Exemption(
        number=row.number,
        body=row.body,
        covers=tuple(row.covers),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        max_volume_ml=row.max_volume,
        products=tuple(row.products),
    )


def _ban_row(ban: Ban) -> dict[str, object]:
    return {
        "body": ban.body,
        "first_day": ban.first,
        "last_day": ban.last,
        "reason": ban.reason,
    }


def _outside_row(outside: Outside) -> dict[str, object]:
    return {
        "started_at": outside.started,
        "ended_at": outside.ended,
        "volume": outside.volume_ml,
        "what": outside.what,
        "institution": outside.where,
        "setting": outside.setting,
        "beds": outside.beds,
    }


def _outside(row: sa.Row[Any]) -> Outside:
    return Outside(
        started=row.started_at,
        ended=row.ended_at,
        volume_ml=row.volume,
        what=row.what,
        where=row.institution,
        setting=row.setting,
        beds=row.beds,
    )


def _ban(row: sa.Row[Any]) -> Ban:
    return Ban(row.body, row.first_day, row.last_day, row.reason)
