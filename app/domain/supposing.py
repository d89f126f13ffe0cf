"""What an infusion of one product would be, before there is a patient: for a quick question only."""

from datetime import datetime, timedelta
from uuid import UUID

from app.domain.calendar import local
from app.domain.formulary import Product
from app.domain.treatments import Draft, DraftLine, Setting
from app.domain.values import replace

NOBODY = UUID(int=0)
# These stand for what only a record can say, and are never shown.
_DIAGNOSIS, _BASIS, _REASON, _LOT = "仮定した診断", "体温 38.9 ℃", "仮定した理由", "T0001"
_LASTS = timedelta(hours=1)


def supposed(line: DraftLine, product: Product, setting: Setting | None, now: datetime) -> Draft:
    """Return the form of somebody who has what the line's indication names, begun now.

    Diagnosis, basis, reason and lot are taken as written: what is asked is whether the
    product may be given so, not whether a record is complete.
    """
    begun = local(now)
    return Draft(
        entry=NOBODY,
        patient=NOBODY,
        setting=setting,
        diagnosis=_DIAGNOSIS,
        icd10=code_of(product, line.indication),
        basis=_BASIS,
        started=begun.strftime("%Y-%m-%d %H:%M"),
        ended=(begun + _LASTS).strftime("%Y-%m-%d %H:%M"),
        physician=NOBODY,
        off_label_reason=_REASON,
        lines=(replace(line, lot=line.lot or _LOT),),
    )


def code_of(product: Product, indication: str) -> str:
    """Return a diagnosis code that an approved indication means, or nothing."""
    found = product.indication(indication)
    return found.hints[0].partition("-")[0] if found is not None and found.hints else ""
