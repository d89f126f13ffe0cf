"""The clinic itself, as its certificates name it."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from app.domain.errors import Fault, NotThere, Refused
from app.domain.text import fold, states_nothing
from app.domain.values import dataclass

BranchId = UUID


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


@dataclass(frozen=True, slots=True)
class Branch:
    """A further facility under the same founder (分院), with beds and a director of its own.

    One that is not open any more is offered no longer; what was given there stands.
    """

    id: BranchId
    facility: Facility
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Premises:
    """The facilities that keep their books together: the main one, and its branches by their names.

    The rules ask for the facility where an infusion was given, not for its founder (rules C.1).
    """

    main: Facility
    branches: tuple[Branch, ...] = ()

    def at(self, branch: BranchId | None) -> Facility:
        """Return the facts of one facility, the main one for None; raises NotThere."""
        return self.main if branch is None else self.branch(branch).facility

    def branch(self, wanted: BranchId) -> Branch:
        """Return a branch; raises NotThere."""
        for one in self.branches:
            if one.id == wanted:
                return one
        raise NotThere("branch", str(wanted))

    def beds(self, branch: BranchId | None) -> int:
        """Return the number of beds where an infusion is given."""
        return self.at(branch).beds


def check_branch(branch: Branch, premises: Premises) -> None:
    """Refuse a branch whose facts cannot stand, or that nobody could tell from another facility.

    Raises:
        Refused: with every faulty field.
    """
    others = (one.facility for one in premises.branches if one.id != branch.id)
    check_facility(branch.facility, (premises.main, *others))


def check_facility(facility: Facility, others: Iterable[Facility] = ()) -> None:
    """Refuse facts that cannot stand on a certificate, or a name that one of the others has.

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
    if fold(facility.name) in {fold(one.name) for one in others}:
        faults.append(Fault("name", "facility_known"))
    if faults:
        raise Refused(tuple(faults))


def code_is_usual(code: str) -> bool:
    """Tell whether an institution code has the usual (Luhn) check digit; one without it is only doubted."""
    total = 0
    for place, sign in enumerate(reversed(code)):
        digit = int(sign) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0
