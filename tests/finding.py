"""A finder that looks through lists in memory."""

from collections.abc import Iterable
from datetime import date

from app.domain.coded_diagnoses import Modifier, decompose
from app.domain.diagnoses import Diagnosis, search
from app.domain.formulary import Formulary
from app.domain.text import fold
from app.services.stock import Stock


class FakeFinder:
    """Finds what holds a text; a name made of known words is put together as the real one does."""

    def __init__(
        self,
        formulary: Formulary | Stock,
        master: tuple[Diagnosis, ...] = (),
        modifiers: Iterable[Modifier] = (),
    ) -> None:
        self.formulary, self.master = formulary, master
        self.modifiers = {fold(one.name): [one] for one in modifiers}

    def products(self, typed: str, limit: int) -> tuple[str, ...]:
        """Return the products whose names or code hold a text."""
        wanted = fold(typed)
        found = (
            one.id
            for one in self.formulary.products
            for names in [(one.brand_ja, one.generic_ja, one.brand_en, one.generic_en, one.yj)]
            if wanted and any(wanted in fold(name) for name in names)
        )
        return tuple(found)[:limit]

    def diagnoses(self, typed: str, _day: date, limit: int) -> tuple[Diagnosis, ...]:
        """Return the diagnoses that hold a text, and the one that it is put together of."""
        whole = {fold(one.name_ja): one for one in self.master}
        made = decompose(typed, self.modifiers, lambda _names: whole)
        found = search(self.master, typed, limit)
        return found if made is None or made.base in found else (made.diagnosis, *found)
