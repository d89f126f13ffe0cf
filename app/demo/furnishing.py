"""Fills the fictional clinic: its patients, and one infusion that waits to be written down."""

import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from app.demo.athletes import file_athletes
from app.demo.people import COLLEAGUES, FOUNDING, LOGIN, OTHERS, PASSWORD, WAITING
from app.domain.calendar import local
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.measurements import Measure, TypedMeasurement
from app.domain.patients import PatientId
from app.domain.staff import StaffId
from app.domain.treatments import Draft, DraftLine, IvReason, LineRole, Setting
from app.services.coming_in import Arrival
from app.services.door import OpenClinic
from app.ui.kit.choice import Choice

# The infusion that waits: Ringer's lactate for a player who cannot drink.
RINGER = "F080"
DIAGNOSIS = ("脱水症", "E86")
BASIS = "炎天下の練習後に嘔吐3回、経口摂取不可。皮膚ツルゴール低下、口腔粘膜乾燥、立位でふらつき。"
VITAL_SIGNS = (
    TypedMeasurement(Measure.SYSTOLIC, "98"),
    TypedMeasurement(Measure.DIASTOLIC, "60"),
    TypedMeasurement(Measure.PULSE, "112"),
    TypedMeasurement(Measure.TEMPERATURE, "37.8"),
)
IV_REASON = "嘔吐が続き、経口補水ができない。"


_OTHERS = ", ".join(one.login for one in COLLEAGUES)


def furnish(clinic: OpenClinic, new_id: UUID) -> PatientId:
    """Let the colleagues in, register the patients, leave one half-written infusion; return whose it is."""
    for colleague in COLLEAGUES:
        given = clinic.people.add(clinic.actor, colleague).password
        clinic.enter_again(Arrival(colleague.login, given, "", PASSWORD))
    others = {one.family: clinic.patients.register(clinic.actor, one).id for one in OTHERS}
    file_athletes(clinic, others, local(datetime.now(UTC)))
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
        measurements=VITAL_SIGNS,
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
        f"The nurse, the pharmacist and the administrator have the same password: {_OTHERS}.\n"
        f"架空の診療所を開きました。{LOGIN} / {PASSWORD} でサインインします(入力済み、Enter)。\n"
        f"看護師・薬剤師・管理者のパスワードも同じです: {_OTHERS}\n"
    )


def fill_in(window: QWidget) -> None:
    """Write the physician's name and password into the sign-in page, so that Enter is enough."""
    login = window.findChild(Choice, "sign_in_login")
    line = window.findChild(QLineEdit, "sign_in_password")
    if login is not None and line is not None:
        login.set_value(LOGIN)
        line.setText(PASSWORD)
        line.setFocus()
