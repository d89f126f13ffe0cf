"""The regular sets of the fictional clinic."""

from uuid import UUID

from app.demo.forms import RINGER, RINGER_INDICATION, SALINE
from app.domain.formulary import Route
from app.domain.regular_sets import RegularSet
from app.domain.treatments import DraftLine, LineRole
from app.services.door import OpenClinic

_DRUG, _DRIP = LineRole.DRUG, Route.IV_DRIP
_SETS = (
    ("脱水 500 mL", DraftLine(RINGER, _DRUG, "500", "mL", _DRIP, "500", RINGER_INDICATION), 60),
    (
        "脱水 250 mL(試合前日)",
        DraftLine(RINGER, _DRUG, "250", "mL", _DRIP, "250", RINGER_INDICATION),
        30,
    ),
    ("生食 100 mL", DraftLine(SALINE, _DRUG, "100", "mL", _DRIP, "100"), 30),
)


def keep_sets(clinic: OpenClinic) -> None:
    """Keep what is often given here."""
    for name, line, minutes in _SETS:
        nothing_yet = RegularSet(UUID(int=0), name, (line,), minutes, version=0)
        clinic.sets.keep(clinic.actor, nothing_yet)
