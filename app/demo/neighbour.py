"""Another fictional clinic, which has certified a player too, and called one certificate back."""

from dataclasses import replace
from pathlib import Path

from app.demo.certified import Certified
from app.demo.past import PastClock
from app.demo.people import FACILITY, FOUNDING, NEWCOMER, PASSWORD
from app.services.door import OpenClinic
from app.services.ports import NewId

NAME = "架空駅前クリニック"
NEIGHBOUR = replace(
    FOUNDING,
    facility=replace(
        FACILITY,
        name=NAME,
        name_en="Kakuu Ekimae Clinic",
        address="〒100-0000 東京都架空区駅前1-1",
        institution_code="1319999998",
    ),
)
GOOD, CALLED_BACK = "elsewhere.pdf", "elsewhere-called-back.pdf"
LIST = "elsewhere-revocations.txt"


def leave_papers(clinic: OpenClinic, clock: PastClock, new_id: NewId, out: Path) -> None:
    """Leave two certificates of the other clinic, and its list of what was called back."""
    actor, certified = clinic.actor, Certified(clinic, clock, new_id)
    patient = clinic.patients.register(actor, NEWCOMER).id
    good = certified.certify(certified.finalise(patient, hours=60), NEWCOMER)
    mistaken = certified.certify(certified.finalise(patient, hours=40), NEWCOMER)
    for file, issued in ((GOOD, good), (CALLED_BACK, mistaken)):
        (out / file).write_bytes(issued.pdf)
    clinic.register.revoke(actor, mistaken.number, "別の選手の記録で発行した。", PASSWORD)
    (out / LIST).write_bytes(clinic.register.revocations(actor))
    clinic.close()
