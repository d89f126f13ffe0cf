"""One signed-in user's place of work: who, in which language, with which services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.staff import Actor
from app.i18n import Wording
from app.services.door import OpenClinic
from app.ui.kit.background import Lane


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed on from page to page; nothing in it changes while somebody works."""

    clinic: OpenClinic
    say: Wording
    lane: Lane
    clock: Callable[[], datetime]

    @property
    def actor(self) -> Actor:
        """Return who works here."""
        return self.clinic.actor
