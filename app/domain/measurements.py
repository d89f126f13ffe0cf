"""What was measured of a patient, beside the free text of the basis of diagnosis (診断根拠)."""

from decimal import Decimal
from enum import StrEnum

from app.domain.quantities import show_decimal
from app.domain.values import dataclass


class Measure(StrEnum):
    """What can be measured; vital signs first, then laboratory values."""

    SYSTOLIC = "systolic"
    DIASTOLIC = "diastolic"
    PULSE = "pulse"
    TEMPERATURE = "temperature"
    SPO2 = "spo2"
    URINE_GRAVITY = "urine_gravity"
    URINE_KETONES = "urine_ketones"
    HAEMOGLOBIN = "haemoglobin"
    FERRITIN = "ferritin"
    TSAT = "tsat"
    BUN = "bun"
    CREATININE = "creatinine"
    SODIUM = "sodium"
    POTASSIUM = "potassium"
    GLUCOSE = "glucose"
    WBC = "wbc"
    CRP = "crp"
    CK = "ck"
    VITAMIN_B1 = "vitamin_b1"
    VITAMIN_C = "vitamin_c"

    @property
    def unit(self) -> str:
        """Return the unit it is written in at a Japanese clinic."""
        return _UNITS[self]

    @property
    def is_vital_sign(self) -> bool:
        """Tell whether it is taken at the bedside rather than by a laboratory."""
        return self in _VITAL_SIGNS


_VITAL_SIGNS = (
    Measure.SYSTOLIC,
    Measure.DIASTOLIC,
    Measure.PULSE,
    Measure.TEMPERATURE,
    Measure.SPO2,
)
_UNITS = {
    Measure.SYSTOLIC: "mmHg",
    Measure.DIASTOLIC: "mmHg",
    Measure.PULSE: "/min",
    Measure.TEMPERATURE: "℃",
    Measure.SPO2: "%",
    Measure.URINE_GRAVITY: "",
    Measure.URINE_KETONES: "+",
    Measure.HAEMOGLOBIN: "g/dL",
    Measure.FERRITIN: "ng/mL",
    Measure.TSAT: "%",
    Measure.BUN: "mg/dL",
    Measure.CREATININE: "mg/dL",
    Measure.SODIUM: "mEq/L",
    Measure.POTASSIUM: "mEq/L",
    Measure.GLUCOSE: "mg/dL",
    Measure.WBC: "/µL",
    Measure.CRP: "mg/dL",
    Measure.CK: "U/L",
    Measure.VITAMIN_B1: "ng/mL",
    Measure.VITAMIN_C: "µg/mL",
}


@dataclass(frozen=True, slots=True)
class Measurement:
    """One value, in the unit of its measure."""

    measure: Measure
    value: Decimal


@dataclass(frozen=True, slots=True)
class TypedMeasurement:
    """One value of a form, as typed."""

    measure: Measure
    value: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was measured as a clinician writes it down: blood pressure as one value, 98/60 mmHg."""

    measures: tuple[Measure, ...]
    value: str


PRESSURE = (Measure.SYSTOLIC, Measure.DIASTOLIC)


def written(measurements: tuple[Measurement, ...]) -> tuple[Written, ...]:
    """Return measured values with their units, vital signs first, both pressures as one."""
    values = {one.measure: one.value for one in measurements}
    found = [measure for measure in Measure if measure in values]
    if all(measure in values for measure in PRESSURE):
        both = "/".join(show_decimal(values[measure]) for measure in PRESSURE)
        others = (_written(one, values[one]) for one in found if one not in PRESSURE)
        return Written(PRESSURE, f"{both} {Measure.SYSTOLIC.unit}"), *others
    return tuple(_written(one, values[one]) for one in found)


def _written(measure: Measure, value: Decimal) -> Written:
    unit = "" if measure is Measure.URINE_KETONES else measure.unit
    return Written((measure,), f"{value_word(measure, value)} {unit}".strip())


def value_word(measure: Measure, value: Decimal) -> str:
    """Return a value as it is usually written: 98, but 1.030 of a urine's gravity, 2+ of a strip."""
    if measure is Measure.URINE_KETONES:
        signs = {Decimal(0): "(-)", Decimal("0.5"): "(±)"}
        return signs.get(value, f"{show_decimal(value)}+")
    if measure is Measure.URINE_GRAVITY and value == round(value, 3) and value < 2:
        return f"{value:.3f}"
    return show_decimal(value)
