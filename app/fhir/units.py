"""Amounts in the units of FHIR: UCUM for what is measured, MERIT-9 for what is counted, else a word."""

from decimal import Decimal

from app.domain.quantities import Dose
from app.fhir.elements import MHLW, Json

UCUM = "http://unitsofmeasure.org"
MERIT9 = f"{MHLW}/CodeSystem/MedicationUnitMERIT9Code"
_UCUM = {
    "g": ("g", "g"),
    "mg": ("mg", "mg"),
    "ug": ("ug", "µg"),
    "mL": ("mL", "mL"),
    "mEq": ("meq", "mEq"),
    "mmol": ("mmol", "mmol"),
    "IU": ("[iU]", "IU"),
}
_MERIT9 = {"amp": ("AMP", "アンプル"), "vial": ("V", "バイアル"), "bag": ("FUKURO", "袋")}


def amount(dose: Dose) -> Json:
    """Return a dose as a quantity; a unit without a code stays a word."""
    for system, units in ((UCUM, _UCUM), (MERIT9, _MERIT9)):
        if dose.unit in units:
            code, word = units[dose.unit]
            return {"value": dose.amount, "unit": word, "system": system, "code": code}
    return {"value": dose.amount, "unit": dose.unit}


def per_time(dose: Dose) -> Json:
    """Return a dose as that of one administration (1回)."""
    once: Json = {"value": Decimal(1), "unit": "回", "system": MERIT9, "code": "TIME"}
    return {"numerator": amount(dose), "denominator": once}


def per_hour(rate_ml_h: Decimal) -> Json:
    """Return a rate in mL per hour."""
    hour: Json = {"value": Decimal(1), "unit": "h", "system": UCUM, "code": "h"}
    return {"numerator": amount(Dose(rate_ml_h, "mL")), "denominator": hour}
