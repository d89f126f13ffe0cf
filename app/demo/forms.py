"""The forms that are filled in at the fictional clinic."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.domain.calendar import local
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.measurements import Measure, TypedMeasurement
from app.domain.patients import PatientId
from app.domain.staff import StaffId
from app.domain.treatments import Draft, DraftLine, IvReason, LineRole, Setting

# The infusion that waits: Ringer's lactate for a player who cannot drink.
RINGER = "F080"
# As the label has it.
RINGER_INDICATION = "循環血液量及び組織間液の減少時における細胞外液の補給・補正"
SALINE = "F057"
DIAGNOSIS = ("脱水症", "E86")
BASIS = "炎天下の練習後に嘔吐3回、経口摂取不可。皮膚ツルゴール低下、口腔粘膜乾燥、立位でふらつき。"
VITAL_SIGNS = (
    TypedMeasurement(Measure.SYSTOLIC, "98"),
    TypedMeasurement(Measure.DIASTOLIC, "60"),
    TypedMeasurement(Measure.PULSE, "112"),
    TypedMeasurement(Measure.TEMPERATURE, "37.8"),
)
IV_REASON = "嘔吐が続き、経口補水ができない。"


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
