"""What the services need to find things while one types."""

from datetime import date
from typing import Protocol

from app.domain.diagnoses import Diagnosis


class Finder(Protocol):
    """Finds products and diagnoses by what one begins to type: kanji, kana, Latin letters, a code."""

    def products(self, typed: str, limit: int) -> tuple[str, ...]:
        """Return the products that a text begins to name: whole names first, then the shorter ones."""

    def diagnoses(self, typed: str, day: date, limit: int) -> tuple[Diagnosis, ...]:
        """Return the master's diagnoses that a text begins to name, as the master stood on a day.

        A name put together from modifiers and a disease of the master is among them.
        """
