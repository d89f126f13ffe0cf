"""Values of a small fictional clinic, as the stores keep them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import uuid_utils

from app.domain.accounts import Account
from app.domain.alarms import Alarm, AlarmKind
from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import JST
from app.domain.checkpoints import Checkpoint, Occasion, Signed, to_text
from app.domain.completions import Completion
from app.domain.course import Act, Step
from app.domain.diagnoses import Certainty
from app.domain.facilities import Branch, Facility
from app.domain.formulary import (
    BlockedName,
    Evidence,
    Formulary,
    Indication,
    Product,
    ProhibitedClass,
    Route,
)
from app.domain.keys import Stamp
from app.domain.known_clinics import Compared, KnownClinic
from app.domain.masters import Change, DiseaseRow, MasterFile, MasterKind, ModifierRow
from app.domain.measurements import Measure, Measurement, TypedMeasurement
from app.domain.own_products import KeptOwn, OwnProduct
from app.domain.patients import Patient, Sex
from app.domain.quantities import Dose
from app.domain.regular_sets import KeptSet, RegularSet
from app.domain.staff import Member, Role
from app.domain.stops import Stop
from app.domain.treatments import (
    Draft,
    DraftLine,
    Given,
    IvReason,
    LineRole,
    Setting,
    Treatment,
)
from app.domain.verdicts import Assessment, CertificateType, Finding, Outcome, Peak, Verdict
from app.services.clinic_book import KeptList
from app.services.ports import ChainHead, Fact, Filed, IssuedCertificate, KeptDraft
from tests.checkpoints import DATABASE, FakeSeal

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=JST)
LATER = NOON + timedelta(hours=1)


def new_id() -> UUID:
    return UUID(bytes=uuid_utils.uuid7().bytes)


PHYSICIAN = Member(new_id(), "mori", "森 一葉", "MORI Kazuha", Role.PHYSICIAN, "123456", "内科")
NURSE = Member(new_id(), "hara", "原 ひなた", "HARA Hinata", Role.NURSE)
PHARMACIST = Member(new_id(), "seki", "関 つむぎ", "SEKI Tsumugi", Role.PHARMACIST)
STAFF = (PHYSICIAN, NURSE, PHARMACIST)

ACCOUNT = Account(
    member=NURSE.id,
    since=NOON,
    secret=bytes(range(20)),
    last_step=59_000_000,
    substitutes=("ab" * 32, "cd" * 32),
)
ALARM = Alarm(
    new_id(), AlarmKind.GLASS_BROKEN, NOON, NURSE.id, "木田 すみれ", "医師の電話が通じない"
)

FACILITY = Facility(
    name="みなと架空診療所",
    name_en="Minato Fictional Clinic",
    address="東京都架空区1-2-3",
    phone="03-0000-0000",
    director="森 一葉",
    beds=0,
    institution_code="1312345679",
)

BRANCH = Branch(new_id(), replace(FACILITY, name="みなと架空診療所 北分院", beds=19))

PATIENT = Patient(
    id=new_id(),
    number="00-0001",
    family="渡邉󠄂",
    given="蓮",
    family_kana="わたなべ",
    given_kana="れん",
    family_romaji="Watanabe",
    given_romaji="Ren",
    birth=date(1998, 4, 3),
    sex=Sex.MALE,
    address="東京都架空区4-5-6 𠮷野荘",
    phone="090-0000-0000",
    bodies=("NPB", "WADA"),
    team="架空イーグレッツ",
    registration="NPB-0042",
    allergies="アスピリン",
    sport="baseball",
)
SECOND = replace(
    PATIENT,
    id=new_id(),
    number="00-0002",
    family="髙橋",
    given="翔太",
    family_kana="たかはし",
    given_kana="しょうた",
    family_romaji="Takahashi",
    given_romaji="Shota",
    bodies=(),
    sport="",
)

COMPETITION = Competition(
    starts=NOON + timedelta(days=2),
    ends=NOON + timedelta(days=2, hours=5),
    name="架空杯 東日本大会",
    weigh_in=NOON + timedelta(days=1),
)
EXEMPTION = Exemption(
    number="TUE-2026-0042",
    body="WADA",
    covers=("M2.2", "S9"),
    valid_from=date(2026, 5, 1),
    valid_to=date(2026, 8, 31),
    max_volume_ml=Decimal("500.5"),
    products=("F101", "F102"),
)
BAN = Ban("WADA", date(2026, 2, 1), date(2026, 3, 31), "架空パネルの決定")
OUTSIDE = Outside(
    started=NOON - timedelta(hours=5),
    ended=NOON - timedelta(hours=4),
    volume_ml=Decimal("60.000001"),
    what="生理食塩液",
    where="架空中央病院",
    setting=Setting.INPATIENT.value,
    beds=120,
)

SALINE = Product(
    id="F101",
    category="fluid",
    brand_ja="架空生食注50mL",
    brand_en="Kaku Saline 50 mL",
    generic_ja="生理食塩液",
    generic_en="Sodium chloride",
    strength="0.45 g/50 mL",
    container="bag",
    content=Dose(Decimal("0.45"), "g"),
    package_ml=Decimal(50),
    routes=frozenset({Route.IV_DRIP, Route.IV_BOLUS}),
    indications=(Indication("細胞外液欠乏時", "Extracellular fluid deficit", ("E86",)),),
    may_dilute=True,
    may_flush=True,
    yj="3311401A1017",
    in_force_from=date(2020, 4, 1),
    evidence=Evidence.FOUND,
)
VITAMIN = Product(
    id="F102",
    category="vitamin",
    brand_ja="架空ビタミン注5mg",
    brand_en="Kaku Vitamin 5 mg",
    generic_ja="フルスルチアミン塩酸塩",
    generic_en="Fursultiamine hydrochloride",
    strength="5 mg/1 mL",
    container="amp",
    content=Dose(Decimal(5), "mg"),
    package_ml=Decimal(1),
    routes=frozenset({Route.IV_BOLUS}),
    indications=(Indication("ビタミンB1欠乏症", "Vitamin B1 deficiency", ("E51",)),),
    max_day=Dose(Decimal(100), "mg"),
    yj="3122401A1049",
    in_force_from=date(2020, 4, 1),
    in_force_to=date(2027, 3, 31),
)
CARNITINE = replace(
    VITAMIN,
    id="F103",
    brand_ja="レボカルニチン静注1000mg「架空」",
    brand_en="Levocarnitine 1000 mg KAKU",
    generic_ja="レボカルニチン",
    generic_en="Levocarnitine",
    classes=(ProhibitedClass("S5"),),
    yj="3999429A1010",
)
EXOSOME = BlockedName(
    id="B001",
    name_ja="エクソソーム点滴",
    name_en="exosome",
    aliases=("エクソソーム", "EV"),
    category="cell-derived",
    why_ja="承認された医薬品ではありません。",
    why_en="Not an approved product.",
    wada_class="S0",
    alternative="",
    source="",
)
CARNITINE_DRIP = replace(
    EXOSOME, id="B002", name_ja="カルニチン点滴", name_en="", aliases=("カルニチン",)
)
LISTED = replace(
    SALINE,
    id="F104",
    brand_ja="白鷺輸液500mL",
    brand_en="",
    generic_ja="白鷺電解質液",
    generic_en="",
    yj="",
    routes=frozenset(),
    indications=(),
    evidence=Evidence.LISTED,
)
COMPLETION = Completion(
    LISTED.id,
    date(2026, 4, 1),
    ("脱水症の補液",),
    frozenset({Route.IV_DRIP, Route.SC}),
    Stamp(PHARMACIST.id, NOON),
)
STOP = Stop(LISTED.id, True, "在庫なし", Stamp(PHARMACIST.id, NOON))
OWN_DRUG = KeptOwn(
    OwnProduct(
        "翡翠注100mg",
        "翡翠酸",
        "30800AMX00012000",
        brand_en="Hisui 100 mg",
        container="amp",
        content=Dose(Decimal(100), "mg"),
        package_ml=Decimal(20),
        indications=("脱水症",),
        routes=frozenset({Route.IV_DRIP}),
        insert_date=date(2026, 4, 1),
        classes=(ProhibitedClass("S5"),),
        id="C001",
        version=1,
    ),
    Stamp(PHARMACIST.id, NOON),
)
REFUSED_DRUG = KeptOwn(
    OwnProduct("院内調製カクテル", "混合ビタミン", id="C002", version=1), Stamp(PHARMACIST.id, NOON)
)
FORMULARY = Formulary(
    (SALINE, VITAMIN, CARNITINE, LISTED), (EXOSOME, CARNITINE_DRIP), sha256="f" * 64
)

FINDING = Finding(
    "VOL_NEAR_LIMIT",
    Outcome.CAUTION,
    body="WADA",
    clause="M2.2",
    edition="wada-2026",
    field="lines/0/volume_ml",
    facts=(("volume", "52"), ("limit", "100")),
)
ASSESSMENT = Assessment(
    refusals=(),
    verdicts=(
        Verdict(
            "NPB", Outcome.LEGITIMATE, (Finding("OK", Outcome.LEGITIMATE),), "npb-2024", "a" * 64
        ),
        Verdict("WADA", Outcome.CAUTION, (FINDING,), "wada-2026", "b" * 64),
    ),
    peak=Peak(
        rate_weighted_ml=Decimal("52.333334"),
        whole_ml=Decimal(53),
        window_from=NOON - timedelta(hours=11),
        limit_ml=Decimal(100),
        window_hours=12,
    ),
    certificate="A",
)


def given(product: Product = SALINE, **changes: object) -> Given:
    one = Given(
        product=product.id,
        brand=product.brand_ja,
        generic=product.generic_ja,
        yj=product.yj,
        role=LineRole.DRUG,
        dose=Dose(Decimal(1), product.container),
        route=Route.IV_DRIP,
        volume_ml=Decimal("50.5"),
        indication=product.indications[0].text_ja,
        lot="L123",
        expiry="2027-01",
    )
    return replace(one, **changes)


def treatment(**changes: object) -> Treatment:
    one = Treatment(
        id=new_id(),
        entry=new_id(),
        version=1,
        patient=PATIENT.id,
        setting=Setting.OUTPATIENT,
        beds=0,
        is_emergency=False,
        diagnosis="脱水症",
        icd10="E86",
        diagnosis_codes="4043/2765001",
        certainty=Certainty.CONFIRMED,
        onset=date(2026, 5, 31),
        basis="口渇、皮膚ツルゴール低下、BUN 32 mg/dL",
        iv_reason_code=IvReason.ORAL_IMPOSSIBLE,
        iv_reason="嘔吐が続き、経口補水ができない。",
        started=NOON,
        ended=NOON + timedelta(minutes=30),
        physician=PHYSICIAN.id,
        off_label_reason="",
        given=(
            given(),
            given(VITAMIN, dose=Dose(Decimal(5), "mg"), volume_ml=Decimal(1)),
            given(SALINE, role=LineRole.FLUSH, volume_ml=Decimal("1.5"), indication=""),
        ),
        recorded=Stamp(PHYSICIAN.id, NOON + timedelta(minutes=40)),
        assessment=ASSESSMENT,
        measurements=(
            Measurement(Measure.SYSTOLIC, Decimal(98)),
            Measurement(Measure.TEMPERATURE, Decimal("38.4")),
        ),
    )
    return replace(one, **changes)


def step(act: Act = Act.BEGUN, **changes: object) -> Step:
    at = NOON + timedelta(minutes=5)
    return replace(Step(new_id(), act, at, NURSE.id, at), **changes)


def filed(value: Fact, **changes: object) -> Filed[Fact]:
    one = Filed(new_id(), PATIENT.id, value, Stamp(NURSE.id, NOON))
    return replace(one, **changes)


def draft(**changes: object) -> Draft:
    one = Draft(
        entry=new_id(),
        patient=PATIENT.id,
        setting=Setting.VENUE,
        diagnosis="だっすい",
        started="2026-06-01 1",
        physician=PHYSICIAN.id,
        iv_reason_code=IvReason.RAPID_EFFECT,
        measurements=(
            TypedMeasurement(Measure.PULSE, "11"),
            TypedMeasurement(Measure.CRP, "8.4."),
        ),
        lines=(
            DraftLine("F101", LineRole.DILUENT, "1.", "bag", Route.PORT, "50"),
            DraftLine("F102"),
        ),
    )
    return replace(one, **changes)


def kept(form: Draft, at: datetime = NOON) -> KeptDraft:
    return KeptDraft(form, PHYSICIAN.id, at)


def certificate(
    of: Treatment, number: str = "A-2026-000001", **changes: object
) -> IssuedCertificate:
    one = IssuedCertificate(
        number=number,
        kind=CertificateType.A,
        treatment=of.id,
        entry=of.entry,
        patient=of.patient,
        issued=Stamp(PHYSICIAN.id, NOON + timedelta(hours=1)),
        content='{"v":1}',
        pdf=b"%PDF-1.7 fictional",
        sha256="c" * 64,
    )
    return replace(one, **changes)


def trace(deed: Deed = Deed.TREATMENT_SAVED, subject: UUID | None = None) -> AuditEntry:
    return AuditEntry(
        PHYSICIAN.id,
        datetime(2026, 6, 1, 3, 45, tzinfo=UTC),
        deed,
        subject,
        {"note": "架空", "n": 1},
    )


def signed(head: ChainHead, number: int = 1, **changes: object) -> Signed:
    """Return a checkpoint of where the trail stands, signed by the fake seal."""
    one = Checkpoint(DATABASE, number, head.seq, head.hash, NOON, Occasion.NEW_DAY)
    one = replace(one, **changes)
    return Signed(one, FakeSeal.public, FakeSeal().sign(to_text(one)))


KEPT_SET = KeptSet(
    RegularSet(
        new_id(),
        "脱水 500 mL",
        (DraftLine("F101", LineRole.DRUG, "500", "mL", Route.IV_DRIP, "500", "脱水症"),),
        60,
    ),
    Stamp(NURSE.id, NOON),
)
KNOWN_CLINIC = KnownClinic(
    new_id(), "ab" * 32, "架空駅前クリニック", Compared.LETTER, Stamp(PHYSICIAN.id, NOON)
)
KEPT_LIST = KeptList(new_id(), "ab" * 32, NOON, "IVR1:ABC", Stamp(NURSE.id, LATER))


def disease(code: str, name: str, kana: str, icd10: str = "R530", **more: object) -> DiseaseRow:
    """Return a row of the master of diagnoses as a whole file has it."""
    facts = {"short": name, "number": f"2{code}", "exchange": "AB12", **more}
    return DiseaseRow(1, Change.STANDS, code, name, kana=kana, icd10=(icd10,), **facts)


def modifier(
    code: str, name: str, kana: str, *, suffix: bool = False, **more: object
) -> ModifierRow:
    """Return a row of the master of modifiers as a whole file has it."""
    return ModifierRow(1, Change.STANDS, code, name, kana, f"27{code}", "CD34", suffix, **more)


def master(kind: MasterKind, *rows: DiseaseRow | ModifierRow, **more: object) -> MasterFile:
    """Return a whole master of these rows."""
    facts = {"is_full": True, "effective_on": date(2026, 6, 1), **more}
    return MasterFile(kind, "master.txt", "ab" * 32, rows=rows, **facts)


DISEASES = master(
    MasterKind.DISEASES,
    disease("0000111", "架空胃腸炎", "カクウイチョウエン", "A099"),
    disease("0000112", "架空捻挫・足部", "カクウネンザ・ソクブ", "T143"),
)
MODIFIERS = master(
    MasterKind.MODIFIERS,
    modifier("4900", "急性", "キュウセイ"),
    modifier("8002", "の疑い", "ノウタガイ", suffix=True),
)
