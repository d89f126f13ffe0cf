"""What was given to a patient before, with no more than rules ask of it."""

from datetime import datetime

import sqlalchemy as sa

from app.domain.formulary import Route
from app.domain.patients import PatientId
from app.domain.quantities import Dose
from app.domain.rules.volume import Dripped
from app.domain.treatments import LineRole
from app.services.ports import PastLine
from db.tables import TREATMENT, TREATMENT_LINE, TREATMENT_WITHDRAWAL

_T, _L = TREATMENT.c, TREATMENT_LINE.c
_VEIN = [route.value for route in Route if route.is_vein]
_NEWER = TREATMENT.alias("newer")
IS_NEWEST = ~sa.exists().where(_NEWER.c.entry_id == _T.entry_id, _NEWER.c.version > _T.version)
_GONE = TREATMENT_WITHDRAWAL.alias("gone")
# What counts: a record in its newest version that nobody withdrew.
STANDS = sa.and_(IS_NEWEST, ~sa.exists().where(_GONE.c.treatment_id == _T.id))


class PastInfusions:
    """Reads what counts of the records: volumes and doses."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def dripped(self, patient: PatientId, since: datetime, until: datetime) -> tuple[Dripped, ...]:
        """Return what entered the patient's veins in infusions that touch a span, exempt ones too.

        Only the newest version of each record that stands counts; its entry names it.
        """
        volume = sa.func.sum(_L.volume, type_=_L.volume.type)
        rows = self._connection.execute(
            sa.select(_T.entry_id, _T.started_at, _T.ended_at, volume, _T.setting, _T.beds)
            .select_from(TREATMENT.join(TREATMENT_LINE))
            .where(_T.patient_id == patient, _T.started_at <= until, _L.route.in_(_VEIN), STANDS)
            .where(sa.or_(_T.ended_at.is_(None), _T.ended_at >= since))
            .group_by(_T.id)
            .order_by(_T.started_at, _T.id)
        )
        return tuple(
            Dripped(entry, started, ended, ml, setting, beds)
            for entry, started, ended, ml, setting, beds in rows
        )

    def past_lines(self, patient: PatientId) -> tuple[PastLine, ...]:
        """Return the products of all of a patient's records as they stand, oldest infusion first."""
        rows = self._connection.execute(
            sa.select(
                _T.entry_id,
                _T.started_at,
                _L.product_id,
                _L.role,
                _L.dose_amount,
                _L.dose_unit,
                _L.indication,
            )
            .select_from(TREATMENT.join(TREATMENT_LINE))
            .where(_T.patient_id == patient, STANDS)
            .order_by(_T.started_at, _T.id, _L.line_no)
        )
        return tuple(
            PastLine(entry, started, product, LineRole(role), Dose(amount, unit), indication)
            for entry, started, product, role, amount, unit, indication in rows
        )
