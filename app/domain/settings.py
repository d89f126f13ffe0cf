"""What a clinic sets for everybody: the second factor, and when the window locks by itself."""

from datetime import timedelta

from app.domain.errors import Fault, Refused
from app.domain.values import dataclass

LONGEST_LOCK = 60
# Whoever gets an account has so long to set up the second factor, where the clinic asks for one.
GRACE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Settings:
    """The clinic's settings; the usual ones follow the guideline (14⑥: two factors; 離席: lock)."""

    needs_second_factor: bool = True
    lock_minutes: int = 5


def check_settings(settings: Settings) -> None:
    """Refuse settings under which nobody could work, or everybody could look; raises Refused."""
    if not 1 <= settings.lock_minutes <= LONGEST_LOCK:
        facts = (("longest", str(LONGEST_LOCK)),)
        raise Refused((Fault("lock_minutes", "lock_minutes", facts),))
