"""Whether a diagnosis stands or is suspected; a name that says so itself (の疑い) decides it."""

from app.domain.coded_diagnoses import is_suspected
from app.domain.diagnoses import Certainty
from app.i18n import Wording
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.words import certainty_word


class CertaintyChoice(Segmented):
    """The choice between confirmed and suspected, which follows the diagnosis's name."""

    def __init__(self, say: Wording) -> None:
        options = [Option(one, certainty_word(one, say)) for one in Certainty]
        super().__init__("certainty", options)
        self._by_name = False
        self.chosen.connect(self._keep)

    def certainty(self) -> Certainty:
        """Return what is chosen."""
        found = self.value()
        return found if isinstance(found, Certainty) else Certainty.CONFIRMED

    def show_certainty(self, certainty: Certainty, name: str, codes: str) -> None:
        """Show what a form states of a diagnosis."""
        self._by_name = False
        self.set_value(certainty)
        self._by_name = is_suspected(name, codes)

    def follow(self, name: str, codes: str) -> None:
        """Follow a name that calls itself suspected, and back where the next one does not."""
        before, self._by_name = self._by_name, is_suspected(name, codes)
        if before and not self._by_name:
            self.set_value(Certainty.CONFIRMED)
        self._keep()

    def _keep(self) -> None:
        if self._by_name and self.value() is not Certainty.SUSPECTED:
            self.set_value(Certainty.SUSPECTED)
