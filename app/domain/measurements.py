"""What was measured of a patient, beside the free text of the basis of diagnosis (診断根拠)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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
