"""Why the patients of today come: the forms of their infusions, with all that makes them whole."""

from dataclasses import replace
from uuid import UUID

from app.demo.forms import BASIS, RINGER, SALINE, dehydration
from app.domain.formulary import Route
from app.domain.patients import PatientId
from app.domain.staff import StaffId
from app.domain.treatments import Draft, DraftLine, IvReason, LineRole

_SOLDEM, _ROCEPHIN, _FESIN = "F076", "F126", "F052"
_DILUTES = "注射剤の溶解希釈剤(外用:洗浄等)"
_INFECTION = "適応菌種による各種感染症(添付文書の適応症から選択)"
_SALINE = DraftLine(SALINE, LineRole.DILUENT, "50", "mL", Route.IV_DRIP, "50", _DILUTES)
_ANTIBIOTIC = (
    DraftLine(_ROCEPHIN, LineRole.DRUG, "1", "g", Route.IV_DRIP, "2", _INFECTION),
    _SALINE,
)


def thirst(entry: UUID, patient: PatientId, physician: StaffId) -> Draft:
    """Return the form of a dehydration for which 100 mL are enough."""
    lack = "循環血液量及び組織間液の減少時における細胞外液の補給・補正"
    line = DraftLine(RINGER, LineRole.DRUG, "100", "mL", Route.IV_DRIP, "100", lack)
    return replace(dehydration(entry, patient, physician), basis=BASIS, lines=(line,))


def stomach_flu(entry: UUID, patient: PatientId, physician: StaffId) -> Draft:
    """Return the form of somebody who keeps nothing down: half a litre in an hour."""
    water = "経口摂取不能又は不十分な場合の水分・電解質の補給・維持"
    return replace(
        dehydration(entry, patient, physician),
        diagnosis="急性胃腸炎",
        icd10="A09.9",
        basis="昨夜から水様便8回、嘔吐4回、経口摂取不可。口腔粘膜乾燥、立位で脈拍 118。",
        lines=(DraftLine(_SOLDEM, LineRole.DRUG, "500", "mL", Route.IV_DRIP, "500", water),),
    )


def tonsils(entry: UUID, patient: PatientId, physician: StaffId) -> Draft:
    """Return the form of somebody whose throat lets nothing pass."""
    return replace(
        dehydration(entry, patient, physician),
        diagnosis="急性扁桃炎",
        icd10="J03.9",
        basis="体温 38.9 ℃、両側扁桃に白苔、前頸部リンパ節腫脹。嚥下痛で内服不可。CRP 8.4 mg/dL。",
        iv_reason="嚥下痛が強く、内服できない。",
        lines=_ANTIBIOTIC,
    )


def kidney(entry: UUID, patient: PatientId, physician: StaffId) -> Draft:
    """Return the form of a kidney that is inflamed."""
    return replace(
        dehydration(entry, patient, physician),
        diagnosis="急性腎盂腎炎",
        icd10="N10",
        basis="体温 39.1 ℃、右CVA叩打痛。尿沈渣 白血球多数、CRP 11.2 mg/dL。嘔気で内服不可。",
        iv_reason="嘔気が続き、内服できない。",
        lines=_ANTIBIOTIC,
    )


def iron(entry: UUID, patient: PatientId, physician: StaffId) -> Draft:
    """Return the form of an iron deficiency that tablets do not mend."""
    return replace(
        dehydration(entry, patient, physician),
        diagnosis="鉄欠乏性貧血",
        icd10="D50.9",
        basis="Hb 9.1 g/dL、フェリチン 4 ng/mL、MCV 74 fL。労作時の息切れ。",
        iv_reason_code=IvReason.ORAL_HARMFUL,
        iv_reason="鉄剤の内服で嘔吐と腹痛を繰り返した。",
        lines=(DraftLine(_FESIN, LineRole.DRUG, "40", "mg", Route.IV_BOLUS, "2", "鉄欠乏性貧血"),),
    )
