"""The line for a patient's sport: out of the list, or in words of one's own."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.sports import Sport, named, search
from app.i18n import Wording
from app.ui.kit.found import Found
from app.ui.kit.search_list import SearchField
from app.ui.parts.athlete_words import sport_word
from app.ui.parts.list_over import ListOver

_MOST = 6


class SportSearch(SearchField):
    """Takes and gives the code of a sport of the list, or the text as typed where it is none."""

    def __init__(self, sports: Sequence[Sport], say: Wording) -> None:
        super().__init__("patient_sport", example=say("e.g. baseball"), list_below=False)
        self._sports, self._say = tuple(sports), say
        self.typed.connect(self._on_typed)
        self.chosen.connect(self._on_chosen)
        self.line.stepped.connect(self._on_stepped)
        self.line.editingFinished.connect(self._on_left)

    def lay_list_over(self, ground: QWidget) -> None:
        """Let the list of sports lie over a ground, so that nothing moves."""
        ListOver(self, ground)

    def value(self) -> str:
        """Return the code of the sport, or the text where the list has no such sport."""
        sport = named(self._sports, self.text())
        return self.text().strip() if sport is None else sport.code

    def set_value(self, value: str) -> None:
        """Show a sport by its code, or a text that is none."""
        self.set_text(sport_word(value, self._sports, self._say))

    def _on_typed(self, text: str) -> None:
        self._show(search(self._sports, text, _MOST))

    def _on_stepped(self) -> None:
        # An arrow key where no list is open yet opens all of it, as in any other choice.
        if not self.results.isVisible() and not self.text().strip():
            self._show(self._sports)

    def _on_chosen(self, sport: Sport) -> None:
        self.set_value(sport.code)

    def _on_left(self) -> None:
        self.set_value(self.value())

    def _show(self, found: Sequence[Sport]) -> None:
        other = "en" if self._say.language == "ja" else "ja"
        self.show_found(
            [
                Found(one, sport_word(one.code, self._sports, self._say), _name(one, other))
                for one in found
            ]
        )


def _name(sport: Sport, language: str) -> str:
    return sport.name_ja if language == "ja" else sport.name_en
