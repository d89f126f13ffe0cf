"""The names that a record holds, as the user knows them: in English where there is an English one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.diagnoses import Diagnosis
from app.domain.facilities import BranchId, Premises
from app.domain.figures import LotLine, OfProduct
from app.domain.formulary import Product
from app.domain.treatments import Given
from app.i18n import Wording
from app.words import diagnosis_word, facility_word, generic_word, product_word


def named_diagnosis(
    name: str, icd10: str, known: Callable[[str, str], Diagnosis | None], say: Wording
) -> str:
    """Return a diagnosis as it was written, or in English where it is of the list."""
    found = None if say.language == "ja" else known(name, icd10)
    return name if found is None else diagnosis_word(found, say)


def named_product(
    given: Given | LotLine, known: Callable[[str], Product | None], say: Wording
) -> str:
    """Return a product as it was named on the day, or in English where it is known."""
    found = None if say.language == "ja" else known(given.product)
    return given.brand if found is None else product_word(found, say)


def named_figures(
    counted: OfProduct, known: Callable[[str], Product | None], say: Wording
) -> OfProduct:
    """Return what was counted of a product under its English names, where they are wanted."""
    found = None if say.language == "ja" else known(counted.product)
    if found is None:
        return counted
    return replace(counted, brand=product_word(found, say), generic=generic_word(found, say))


def elsewhere(
    branch: BranchId | None, here: BranchId | None, premises: Premises, say: Wording
) -> str:
    """Return the name of the facility where something is given, unless this computer stands there."""
    return "" if branch == here else facility_word(premises.at(branch), say)


@dataclass(frozen=True, slots=True)
class Called:
    """How a product of a record, a diagnosis with its code, and another facility are called here."""

    product: Callable[[Given], str]
    diagnosis: Callable[[str, str], str]
    elsewhere: Callable[[BranchId | None], str]


# As a record holds them: the names of the day.
AS_RECORDED = Called(lambda given: given.brand, lambda name, _icd10: name, lambda _branch: "")
