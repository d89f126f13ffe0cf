"""Fills the fictional clinic: its patients, and one infusion that waits to be written down."""

import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from app.demo.people import FOUNDING, LOGIN, OTHERS, PASSWORD, WAITING
from app.domain.calendar import local
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.patients import PatientId
from app.domain.staff import StaffId
from app.domain.treatments import Draft, DraftLine, IvReason, LineRole, Setting
from app.services.door import OpenClinic

# The infusion that waits: Ringer's lactate for a player who cannot drink.
RINGER = "F080"
DIAGNOSIS = ("脱水症", "E86")
BASIS = (
    "嘔吐3回、経口摂取不可。BP 98/60、HR 112、体温 37.8 ℃、皮膚ツルゴール低下、口腔粘膜乾燥。"
    "尿比重 1.030、BUN 28 mg/dL。"
)
IV_REASON = "嘔吐が続き、経口補水ができない。"


def furnish(clinic: OpenClinic, new_id: UUID) -> PatientId:
    """Register the fictional patients and leave one half-written infusion; return whose it is."""
    for form in OTHERS:
        clinic.patients.register(clinic.actor, form)
    waiting = clinic.patients.register(clinic.actor, WAITING)
    clinic.drafts.keep(clinic.actor, dehydration(new_id, waiting.id, clinic.actor.staff))
    return waiting.id


def dehydration(entry: UUID, patient: PatientId, physician: StaffId) -> Draft:
    """Return the form of the dehydrated player: all but the basis of the diagnosis."""
    began = local(datetime.now(UTC)) - timedelta(minutes=70)
    return Draft(
        entry=entry,
        patient=patient,
        setting=Setting.OUTPATIENT,
        diagnosis=DIAGNOSIS[0],
        icd10=DIAGNOSIS[1],
        certainty=Certainty.CONFIRMED,
        iv_reason_code=IvReason.ORAL_IMPOSSIBLE,
        iv_reason=IV_REASON,
        started=began.strftime("%Y-%m-%d %H:%M"),
        ended=(began + timedelta(minutes=60)).strftime("%Y-%m-%d %H:%M"),
        physician=physician,
        lines=(DraftLine(RINGER, LineRole.DRUG, "500", "mL", Route.IV_DRIP, "500"),),
    )


def greet() -> None:
    """Tell on the console how to come in."""
    sys.stdout.write(
        f"A fictional clinic is open. Sign in as {FOUNDING.login} with {PASSWORD} "
        "(already filled in: press Enter).\n"
        f"架空の診療所を開きました。{LOGIN} / {PASSWORD} でサインインします(入力済み、Enter)。\n"
    )


def fill_in(window: QWidget) -> None:
    """Write the demo's password into the sign-in page, so that Enter is enough."""
    line = window.findChild(QLineEdit, "sign_in_password")
    if line is not None:
        line.setText(PASSWORD)
