"""Samples of what happens at a clinic, written by the program's own services at a given hour."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.demo.forms import IV_REASON, RINGER, SALINE, VITAL_SIGNS
from app.domain.athletes import Outside
from app.domain.calendar import local
from app.domain.consents import Consent, Giver, Terms
from app.domain.course import Act, TypedStep
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.patients import PatientForm, Sex
from app.domain.treatments import Draft, DraftLine, IvReason, LineRole, Setting, Treatment
from app.services.door import OpenClinic
from app.services.ports import NewId

_FORMS = (
    (
        "脱水症",
        "E86",
        "炎天下の練習後に嘔吐2回、経口摂取不可。口腔粘膜乾燥、立位で脈拍 116。尿比重 1.031。",
    ),
    (
        "急性胃腸炎",
        "A09.9",
        "昨夜から水様下痢6回、嘔吐3回。経口摂取不可、皮膚ツルゴール低下、血圧 98/60。",
    ),
    ("熱中症", "T67.8", "体温 38.9 ℃、頭痛と筋痙攣。日陰での安静と経口補水で改善なし。"),
)
_INDICATION = "循環血液量及び組織間液の減少時における細胞外液の補給・補正"


class Hour:
    """The clinic's clock: it stands where it was put, and moves when it is told."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self.at

    def pass_by(self, **span: float) -> datetime:
        """Let so much time pass, such as minutes=5."""
        self.at += timedelta(**span)
        return self.at


@dataclass(frozen=True, slots=True)
class Stage:
    """Who is at work on a sample, with the password of both, and the clock."""

    clinic: OpenClinic
    nurse: OpenClinic
    password: str
    hour: Hour
    new_id: NewId

    def form(self, patient: UUID, which: int, *lines: DraftLine) -> Draft:
        """Return the form of an infusion of an hour that ended a quarter of an hour ago."""
        diagnosis, icd10, basis = _FORMS[which % len(_FORMS)]
        began = self.hour() - timedelta(minutes=75)
        return Draft(
            entry=self.new_id(),
            patient=patient,
            setting=Setting.OUTPATIENT,
            diagnosis=diagnosis,
            icd10=icd10,
            certainty=Certainty.CONFIRMED,
            measurements=VITAL_SIGNS,
            iv_reason_code=IvReason.ORAL_IMPOSSIBLE,
            iv_reason=IV_REASON,
            basis=basis,
            started=_typed(began),
            ended=_typed(began + timedelta(minutes=60)),
            physician=self.clinic.actor.staff,
            lines=lines or (_line(RINGER, "500"),),
        )

    def finalise(self, record: Treatment) -> None:
        """Let a record stand."""
        self.hour.pass_by(seconds=9)
        self.clinic.treatments.finalise(self.clinic.actor, record.id, self.password)


Write = Callable[[Stage, UUID], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """One kind of life: how many in ten thousand are of it, for which bodies, and how it is written."""

    share: int
    bodies: tuple[str, ...]
    write: Write

    @property
    def patient(self) -> PatientForm:
        """Return a patient of such a life, with names that are nowhere else."""
        return PatientForm(
            family="見本崎",
            given=f"架{len(self.bodies)}",
            family_kana="みほんざき",
            given_kana="かくう",
            family_romaji="Mihonzaki",
            given_romaji="Kakuu",
            birth=date(1998, 4, 3),
            sex=Sex.MALE,
            address="東京都架空区見本1-1",
            bodies=self.bodies,
        )


def plain(which: int, *lines: DraftLine) -> Write:
    """Return what saves and finalises an infusion."""

    def write(stage: Stage, patient: UUID) -> None:
        form = stage.form(patient, which, *lines)
        stage.finalise(stage.clinic.treatments.save(stage.clinic.actor, form))

    return write


def certified(stage: Stage, patient: UUID) -> None:
    """Save, finalise and certify a small infusion."""
    clinic = stage.clinic
    form = stage.form(patient, 0, _line(RINGER, "100", _INDICATION))
    record = clinic.treatments.save(clinic.actor, form)
    stage.finalise(record)
    stage.hour.pass_by(seconds=11)
    terms = Terms("架空球団 医務担当", Consent(Giver.PATIENT, local(stage.hour()).date()))
    clinic.certificates.issue(clinic.actor, record.entry, terms)


def entered(stage: Stage, patient: UUID) -> None:
    """Let the nurse enter it, and approve it."""
    clinic = stage.clinic
    form = stage.form(patient, 1, _line(SALINE, "100"))
    record = stage.nurse.treatments.save_by_proxy(stage.nurse.actor, form)
    stage.hour.pass_by(seconds=40)
    clinic.treatments.approve(clinic.actor, record.id)
    stage.finalise(record)


def ordered(stage: Stage, patient: UUID) -> None:
    """Order it, let the nurse give it, and finalise it."""
    clinic = stage.clinic
    form = replace(
        stage.form(patient, 2, _line(SALINE, "500")),
        started=_typed(stage.hour() + timedelta(minutes=5)),
        ended=_typed(stage.hour() + timedelta(minutes=65)),
    )
    record = clinic.treatments.order(clinic.actor, form)
    for act, minutes, delivered in ((Act.BEGUN, 6, ""), (Act.ENDED, 58, "500")):
        stage.hour.pass_by(minutes=minutes)
        step = TypedStep(stage.new_id(), act, _typed(stage.hour()), delivered, "", "")
        record = stage.nurse.giving.give(stage.nurse.actor, record.id, step)
    stage.finalise(record)


def amended(stage: Stage, patient: UUID) -> None:
    """Save, finalise, and add what was forgotten."""
    clinic = stage.clinic
    form = stage.form(patient, 0)
    record = clinic.treatments.save(clinic.actor, form)
    stage.finalise(record)
    stage.hour.pass_by(minutes=20)
    more = replace(form, base=record.version, basis=f"{form.basis} BUN 29 mg/dL(追記)。")
    clinic.treatments.amend(clinic.actor, more, "検査値の記載漏れを追記。", stage.password)


def withdrawn(stage: Stage, patient: UUID) -> None:
    """Save it for the wrong patient, and take it back."""
    clinic = stage.clinic
    record = clinic.treatments.save(clinic.actor, stage.form(patient, 1))
    stage.hour.pass_by(seconds=50)
    reason = "別の患者の点滴を誤って入力した。"
    clinic.treatments.withdraw(clinic.actor, record.entry, reason, stage.password)


def elsewhere(stage: Stage, patient: UUID) -> None:
    """File an infusion that was received elsewhere."""
    began = local(stage.hour().replace(second=0, microsecond=0)) - timedelta(hours=20)
    stage.clinic.athletes.add_outside(
        stage.clinic.actor,
        patient,
        Outside(
            began, began + timedelta(minutes=30), Decimal(250), "生理食塩液", "架空駅前クリニック"
        ),
    )


def _line(product: str, volume: str, indication: str = "") -> DraftLine:
    return DraftLine(product, LineRole.DRUG, volume, "mL", Route.IV_DRIP, volume, indication)


def _typed(at: datetime) -> str:
    return local(at).strftime("%Y-%m-%d %H:%M")


_TWO = (_line(RINGER, "500"), _line(SALINE, "100"))

# Of the entries; what is received elsewhere is filed beside them.
SAMPLES = {
    "plain": Sample(4100, (), plain(0)),
    "gastroenteritis": Sample(1500, (), plain(1, _line(SALINE, "500"))),
    "two_products": Sample(1000, (), plain(2, *_TWO)),
    "athlete": Sample(1300, ("NPB",), plain(0, _line(RINGER, "100", _INDICATION))),
    "swimmer": Sample(700, ("WADA",), plain(1, _line(SALINE, "100"))),
    "certified": Sample(200, ("NPB",), certified),
    "entered": Sample(500, ("WADA",), entered),
    "ordered": Sample(500, (), ordered),
    "amended": Sample(100, (), amended),
    "withdrawn": Sample(100, (), withdrawn),
    "elsewhere": Sample(0, ("NPB",), elsewhere),
}
