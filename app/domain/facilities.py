"""The clinic itself, as its certificates name it."""

from enum import StrEnum

from app.domain.errors import Fault, Refused
from app.domain.text import states_nothing
from app.domain.values import dataclass


class FacilityKind(StrEnum):
    """A facility by its beds (Medical Care Act, article 1-5)."""

    NO_BEDS = "no_beds"
    CLINIC_WITH_BEDS = "clinic_with_beds"
    HOSPITAL = "hospital"


@dataclass(frozen=True, slots=True)
class Facility:
    """Name, place and standing of the clinic.

    `institution_code` is the ten-digit code of an insured institution; None where the
    clinic is not designated (保険医療機関の指定なし).
    """

    name: str
    name_en: str
    address: str
    phone: str
    director: str
    beds: int
    institution_code: str | None = None

    @property
    def kind(self) -> FacilityKind:
        """Return what the number of beds makes of the facility: 0, 1 to 19, 20 and more."""
        if self.beds == 0:
            return FacilityKind.NO_BEDS
        return FacilityKind.CLINIC_WITH_BEDS if self.beds < 20 else FacilityKind.HOSPITAL


def check_facility(facility: Facility) -> None:
    """Refuse a clinic whose facts cannot stand on a certificate.

    Raises:
        Refused: with every faulty field.
    """
    faults = [
        Fault(field, "missing")
        for field in ("name", "address", "phone", "director")
        if states_nothing(getattr(facility, field))
    ]
    code = facility.institution_code
    if code is not None and not (code.isascii() and code.isdigit() and len(code) == 10):
        faults.append(Fault("institution_code", "institution_code"))
    if facility.beds < 0:
        faults.append(Fault("beds", "number"))
    if faults:
        raise Refused(tuple(faults))


def code_is_usual(code: str) -> bool:
    """Tell whether an institution code has the usual (Luhn) check digit; one without it is only doubted."""
    total = 0
    for place, sign in enumerate(reversed(code)):
        digit = int(sign) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0
