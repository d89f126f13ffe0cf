"""The regular sets of the fictional clinic: what it often gives together."""

from app.demo.forms import RINGER, SALINE
from app.domain.formulary import Route
from app.domain.regular_sets import RegularSet
from app.domain.treatments import DraftLine, LineRole
from app.services.door import OpenClinic
from app.services.ports import NewId

_SOLDEM, _ROCEPHIN = "F076", "F126"


def _line(product: str, role: LineRole, dose: str, unit: str, volume: str) -> DraftLine:
    return DraftLine(product, role, dose, unit, Route.IV_DRIP, volume)


_SETS = (
    ("脱水 500 mL", 60, (_line(RINGER, LineRole.DRUG, "500", "mL", "500"),)),
    ("脱水 100 mL（少量）", 30, (_line(SALINE, LineRole.DRUG, "100", "mL", "100"),)),
    ("維持液 500 mL", 120, (_line(_SOLDEM, LineRole.DRUG, "500", "mL", "500"),)),
    (
        "抗菌薬 セフトリアキソン 1 g",
        30,
        (
            _line(_ROCEPHIN, LineRole.DRUG, "1", "g", "2"),
            _line(SALINE, LineRole.DILUENT, "50", "mL", "50"),
        ),
    ),
)


def keep_sets(clinic: OpenClinic, new_id: NewId) -> None:
    """Write the sets down, as the physician."""
    for name, minutes, lines in _SETS:
        clinic.sets.keep(clinic.actor, RegularSet(new_id(), name, lines, minutes, version=0))
