"""Putting a product aside in this clinic, and using it again; what was given of it stays as it is."""

from collections.abc import Container

from app.domain.errors import Fault, Refused
from app.domain.keys import Stamp
from app.domain.text import states_nothing
from app.domain.treatments import Entry
from app.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody's word that a product is used no more here (使用停止), or again, and why."""

    product: str
    is_stopped: bool
    reason: str
    stamp: Stamp


def check_reason(reason: str) -> str:
    """Return a reason without gaps around it; raises Refused where it states nothing."""
    if states_nothing(reason):
        raise Refused((Fault("reason", "missing"),))
    return reason.strip()


def refuse_stopped(entry: Entry, known: Container[str]) -> None:
    """Refuse products that are put aside, except those that the record holds already.

    Raises:
        Refused: with every row of such a product.
    """
    faults = tuple(
        Fault(f"lines/{one.place}/product", "product_stopped", (("name", one.product.brand_ja),))
        for one in entry.lines
        if one.product.is_stopped and one.product.id not in known
    )
    if faults:
        raise Refused(faults)
