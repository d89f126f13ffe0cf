"""The clinic at which the scenarios take place: the demo's, prepared once, and copied for each day."""

from dataclasses import replace

from app.demo.forms import RINGER, RINGER_INDICATION
from app.demo.furnishing import furnish
from app.demo.past import PastClock
from app.demo.people import FOUNDING, NEWCOMER
from app.domain.formulary import Route
from app.domain.regular_sets import RegularSet
from app.domain.treatments import DraftLine, LineRole
from app.main.opening import found, new_id

# Who comes with what many come with.
REGULAR = replace(
    NEWCOMER,
    family="早乙女",
    given="匠",
    family_kana="さおとめ",
    given_kana="たくみ",
    family_romaji="Saotome",
    given_romaji="Takumi",
    registration="31",
)
# What the physician gives most days; who keeps it gives it its number.
SET = RegularSet(
    new_id(),
    "朝の補液 500 mL",
    (DraftLine(RINGER, LineRole.DRUG, "500", "mL", Route.IV_DRIP, "500", RINGER_INDICATION),),
    minutes=60,
    version=0,
)


def prepare(folder):
    """Found the clinic some days ago, with all that happened since; return its fingerprint."""
    clock = PastClock()
    clock.put_back(days=4)
    clinic = found(folder, FOUNDING, is_specimen=False, clock=clock)
    furnish(clinic, clock, new_id)
    clinic.patients.register(clinic.actor, NEWCOMER)
    clinic.patients.register(clinic.actor, REGULAR)
    clinic.sets.keep(clinic.actor, SET)
    fingerprint = clinic.signing.key(clinic.actor).today.fingerprint
    clinic.close()
    return fingerprint
