"""The clinic at which the scenarios take place: the demo's, prepared once, and copied for each day."""

from app.demo.furnishing import furnish
from app.demo.past import PastClock
from app.demo.people import FOUNDING, NEWCOMER
from app.main.opening import found, new_id


def prepare(folder):
    """Found the clinic some days ago, with all that happened since; return its fingerprint."""
    clock = PastClock()
    clock.put_back(days=4)
    clinic = found(folder, FOUNDING, is_specimen=False, clock=clock)
    furnish(clinic, clock, new_id)
    clinic.patients.register(clinic.actor, NEWCOMER)
    fingerprint = clinic.signing.key(clinic.actor).today.fingerprint
    clinic.close()
    return fingerprint
