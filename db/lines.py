"""Products and measured values of an infusion in the database, row by row."""

from typing import Any

import sqlalchemy as sa

from app.domain.formulary import Route
from app.domain.quantities import Dose
from app.domain.treatments import Given, LineRole, Treatment


def line_rows(treatment: Treatment) -> list[dict[str, object]]:
    """Return what was given as rows."""
    return [
        {
            "treatment_id": treatment.id,
            "line_no": number,
            "product_id": given.product,
            "brand": given.brand,
            "generic": given.generic,
            "yj": given.yj,
            "role": given.role.value,
            "dose_amount": given.dose.amount,
            "dose_unit": given.dose.unit,
            "route": given.route.value,
            "volume": given.volume_ml,
            "indication": given.indication,
            "lot": given.lot,
            "expiry": given.expiry,
        }
        for number, given in enumerate(treatment.given, start=1)
    ]


def given_from(line: sa.Row[Any]) -> Given:
    """Return one product as it was written."""
    return Given(
        product=line.product_id,
        brand=line.brand,
        generic=line.generic,
        yj=line.yj,
        role=LineRole(line.role),
        dose=Dose(line.dose_amount, line.dose_unit),
        route=Route(line.route),
        volume_ml=line.volume,
        indication=line.indication,
        lot=line.lot,
        expiry=line.expiry,
    )


def measurement_rows(treatment: Treatment) -> list[dict[str, object]]:
    """Return what was measured as rows."""
    return [
        {
            "treatment_id": treatment.id,
            "place": place,
            "measure": one.measure.value,
            "value": one.value,
        }
        for place, one in enumerate(treatment.measurements, start=1)
    ]
