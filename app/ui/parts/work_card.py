"""What takes minutes: its name, how far it has come, and a button that stops it."""

from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.progress import Progress, Watch


class WorkCard(Card):
    """Shown while something is under way, and hidden after it."""

    def __init__(self, name: str, say: Wording) -> None:
        super().__init__(name)
        self._say, self._what = say, ""
        self._progress = Progress(self._reached, say("Stop"), name=f"{name}_progress")
        self.body.addWidget(self._progress)
        self.hide()

    def follow(self, what: str, watch: Watch) -> None:
        """Show how far this work comes."""
        self._what = what
        self._progress.follow(watch)
        self.show()

    def rest(self) -> None:
        """Show nothing any more."""
        self._progress.rest()
        self.hide()

    def _reached(self, done: int, total: int) -> str:
        percent = 100 * done // total if total else 0
        return self._say("{what} {percent} %", what=self._what, percent=percent)
