"""Takes up what other computers changed of what this program keeps in mind: what may be given, and the clinic's facts."""

from contextlib import suppress

from app.domain.audit import Deed
from app.services.changes import End, Heard
from app.services.clinic_facts import ClinicFacts
from app.services.stock import Stock
from app.services.trail import TrailFilter
from app.services.trouble import StorageError
from db.opening import Books

_OF_THE_STOCK = frozenset(
    {
        *(Deed.REFERENCE_LOADED, Deed.MASTER_IMPORTED),
        *(Deed.LABEL_CONFIRMED, Deed.LABEL_COMPLETED),
        *(Deed.PRODUCT_STOPPED, Deed.PRODUCT_USED_AGAIN),
        *(Deed.OWN_PRODUCT_ADDED, Deed.OWN_PRODUCT_CHANGED),
    }
)
_OF_THE_CLINIC = frozenset(
    {Deed.CLINIC_CHANGED, Deed.SETTINGS_CHANGED, Deed.BRANCH_ADDED, Deed.BRANCH_CHANGED}
)


class Following:
    """Stands between the books and whoever listens to them: what is kept in mind is renewed first."""

    def __init__(self, books: Books, stock: Stock, known: ClinicFacts) -> None:
        """Know the books as they are now."""
        self._books = books
        self._stock, self._known = stock, known
        self._seen = {deeds: self._newest(deeds) for deeds in (_OF_THE_STOCK, _OF_THE_CLINIC)}

    def listen(self, heard: Heard) -> End:
        """Tell somebody what others write, once this program goes by it."""

        def tell(seq: int) -> None:
            # What cannot be read now is read at the next word, and whoever saves is told.
            with suppress(StorageError):
                self._follow()
            heard(seq)

        return self._books.listen(tell)

    def _follow(self) -> None:
        if self._moved_on(_OF_THE_STOCK):
            self._stock.load(self._books.begin)
        if self._moved_on(_OF_THE_CLINIC):
            with self._books.begin(to_look=True) as work:
                premises, settings = work.facility.premises(), work.settings.get()
            self._known.premises, self._known.settings = premises, settings

    def _moved_on(self, deeds: frozenset[Deed]) -> bool:
        newest = self._newest(deeds)
        if newest == self._seen[deeds]:
            return False
        self._seen[deeds] = newest
        return True

    def _newest(self, deeds: frozenset[Deed]) -> int:
        found = self._books.trail.page(TrailFilter(deeds=deeds), None, 1).entries
        return found[0].seq if found else 0
