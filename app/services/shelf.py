"""How the labels of all that may be given stand: compared, still to compare, merely listed, or put aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.formulary import Product, ProductNames
from app.services.judgement import confirmed
from app.services.ports import UnitOfWork


class LabelState(StrEnum):
    """What is known of a product's label, or that it is not to be given: here no more, or nowhere."""

    UNCONFIRMED = "unconfirmed"
    LISTED = "listed"
    CONFIRMED = "confirmed"
    STOPPED = "stopped"
    UNAPPROVED = "unapproved"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A product, and how its label stands."""

    product: Product
    state: LabelState

    @property
    def is_own(self) -> bool:
        """Tell whether the clinic itself wrote it down."""
        return bool(self.product.approval) or self.state is LabelState.UNAPPROVED


def standing(
    work: UnitOfWork, names: ProductNames, products: Iterable[Product]
) -> tuple[Shelved, ...]:
    """Return products with the state of their labels, as the books hold it."""
    known = confirmed(work, names)
    return tuple(Shelved(one, _state(one, known)) for one in products)


def _state(product: Product, known: frozenset[str]) -> LabelState:
    if product.is_stopped:
        return LabelState.STOPPED
    if product.label_is_unknown:
        return LabelState.LISTED
    if product.is_unverified and product.id not in known:
        return LabelState.UNCONFIRMED
    return LabelState.CONFIRMED
