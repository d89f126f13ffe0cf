"""Scanned packages: the product, lot and expiry they name, and codes that the clinic learns."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.errors import NotThere
from app.domain.formulary import Product
from app.domain.keys import Stamp
from app.domain.scans import LearntCode, Packaged, Scan, ScanWarning
from app.domain.staff import Actor, Permission
from app.services.ports import Begin, Clock
from app.services.stock import Stock


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan leads to; without a product its code is unknown, or on several products."""

    scan: Scan
    product: Product | None
    warnings: frozenset[ScanWarning]
    is_learnt: bool = False


class ScanService:
    """What can be asked of a scanned package."""

    def __init__(
        self, begin: Begin, clock: Clock, stock: Stock, read: Callable[[str], Scan]
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._stock = stock
        self._read = read

    def ask(
        self,
        actor: Actor,
        text: str,
        ordered: frozenset[str] = frozenset(),
        day: date | None = None,
    ) -> Scanned:
        """Return what a scan says on the day of the infusion; nothing ordered means anything is.

        Raises:
            Refused: the text is no package code.
        """
        actor.require(Permission.READ)
        scan = self._read(text)
        day = local(self._clock()).date() if day is None else day
        with self._begin(to_look=True) as work:
            master = work.masters.by_gtin(scan.gtin) or Packaged()
            learnt = work.masters.learnt(scan.gtin)
        # A master is believed before anybody's word.
        number = master.product or ("" if learnt is None else learnt.product)
        product = self._stock.named(number) if number else None
        told = {
            ScanWarning.UNKNOWN_GTIN: product is None,
            ScanWarning.NOT_ORDERED: bool(
                ordered and product is not None and product.id not in ordered
            ),
            ScanWarning.EXPIRED: scan.expiry is not None and scan.expiry < day,
            ScanWarning.STOPPED: master.stopped_on is not None and master.stopped_on <= day,
            ScanWarning.DOUBTFUL: scan.doubt is not None,
        }
        warnings = frozenset(one for one, is_so in told.items() if is_so)
        return Scanned(scan, product, warnings, product is not None and not master.product)

    def learn(self, actor: Actor, gtin: str, product: str) -> LearntCode:
        """Write that a code stands on the packages of a product; it is known from then on.

        Raises:
            NotThere: there is no such product; what is blocked is none.
        """
        actor.require(Permission.CONFIRM_LABEL)
        known = self._stock.named(product)
        if known is None:
            raise NotThere("product", product)
        now = self._clock()
        code = LearntCode(gtin, known.id, Stamp(actor.staff, now))
        with self._begin() as work:
            work.masters.learn(code)
            details = {"gtin": gtin, "product": known.id}
            work.commit(AuditEntry(actor.staff, now, Deed.CODE_LEARNT, None, details))
        return code
