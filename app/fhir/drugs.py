"""What was given, as JP_Medication within its administration: ingredients, strength, lot and expiry."""

from app.domain.calendar import read_expiry
from app.domain.quantities import Dose
from app.domain.treatments import Given
from app.fhir.elements import Json, coding, concept, profiled
from app.fhir.units import per_time

YJ = "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code"
Poured = tuple[Given, Dose]


def medications(poured: tuple[Poured, ...]) -> list[Json]:
    """Return what flowed in as one, and beside a mixture each product that has a lot of its own.

    A medication holds one lot only; the first one is what was given.
    """
    if len(poured) == 1:
        return [_medication("medication", poured)]
    traced = (one for one in poured if _batch(one[0]))
    lots = [_medication(f"lot-{place}", (one,)) for place, one in enumerate(traced, 1)]
    return [_medication("medication", poured), *lots]


def _medication(key: str, poured: tuple[Poured, ...]) -> Json:
    batch = _batch(poured[0][0]) if len(poured) == 1 else {}
    return {
        **profiled("Medication", "JP_Medication"),
        "id": key,
        "status": "active",
        "ingredient": [_ingredient(given, dose) for given, dose in poured],
        **({"batch": batch} if batch else {}),
    }


def _ingredient(given: Given, dose: Dose) -> Json:
    codes = [coding(YJ, given.yj, given.brand)] if given.yj else []
    return {
        "itemCodeableConcept": concept(*codes, text=given.brand),
        "strength": per_time(dose),
    }


def _batch(given: Given) -> Json:
    expiry = read_expiry(given.expiry)
    lot: Json = {"lotNumber": given.lot} if given.lot else {}
    return {**lot, **({} if expiry is None else {"expirationDate": expiry.isoformat()})}
