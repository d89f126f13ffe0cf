"""Fictional certificates: short and long, near and over the limit, with names that are hard to print."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import cache
from pathlib import Path
from uuid import UUID

from app.domain.calendar import JST
from app.domain.certificates import Certificate, CurvePoint, EditionNote
from app.domain.consents import Consent, Giver
from app.domain.diagnoses import Certainty
from app.domain.facilities import Facility
from app.domain.formulary import Evidence, Indication, Product, Route
from app.domain.keys import Stamp
from app.domain.measurements import Measure, Measurement
from app.domain.patients import Patient, Sex
from app.domain.quantities import Dose
from app.domain.recording import entry_of
from app.domain.rules.case import Case
from app.domain.rules.volume import Dripped, curve
from app.domain.rules.volume_limit import dripped
from app.domain.staff import Member, Role
from app.domain.treatments import Given, IvReason, LineRole, Setting, Treatment
from app.domain.verdicts import Assessment, CertificateType
from app.pdf.certificate import CertificatePage
from tests.samples import judge

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
WATANABE = "渡邉\U000e0102"  # 邉 in its third form; without the selector it is another name
KATSURAGI = "葛\U000e0100城"


def explain(finding):
    """Return the sentences of a finding, as the program would."""
    return f"所見 {finding.code}", f"Finding {finding.code}"


def _product(number, brand, generic, unit, indications, **more):
    return Product(
        id=number,
        category="",
        brand_ja=brand[0],
        brand_en=brand[1],
        generic_ja=generic[0],
        generic_en=generic[1],
        strength="",
        container=unit,
        content=None,
        package_ml=None,
        routes=frozenset({Route.IV_DRIP, Route.IV_BOLUS}),
        indications=tuple(Indication(*words) for words in indications),
        evidence=Evidence.FOUND,
        **more,
    )


_SALINE = ("生理食塩液", "Isotonic sodium chloride 0.9 %")
CEFTRIAXONE = _product(
    "P1",
    ("東都セフトリアキソン静注用1g", "Toto Ceftriaxone IV 1 g"),
    ("セフトリアキソンナトリウム水和物", "ceftriaxone"),
    "vial",
    [
        (
            "咽頭・喉頭炎、扁桃炎(扁桃周囲炎、扁桃周囲膿瘍を含む)",
            "Pharyngitis, tonsillitis",
            ("J03",),
        )
    ],
    yj="6132419F0001",
)
BAG = _product(
    "P2",
    ("東都生食注2ポート50mL", "Toto Saline 2-Port 50 mL"),
    _SALINE,
    "bag",
    [("注射剤の溶解希釈剤", "Diluent for injections")],
    may_dilute=True,
    yj="3311402P0002",
)
FLUSH = _product(
    "P3",
    ("東都生食シリンジ 20mL", "Toto Saline Syringe 20 mL"),
    _SALINE,
    "syringe",
    [("注射剤の溶解希釈剤", "Diluent for injections")],
    may_flush=True,
    yj="3311401A0003",
)
RINGER = _product(
    "P4",
    ("東都ラクテック注500mL", "Toto Lactated Ringer 500 mL"),
    ("乳酸リンゲル液", "Lactated Ringer’s solution"),
    "bag",
    [
        (
            "循環血液量及び組織間液の減少時における細胞外液の補給・補正、代謝性アシドーシスの補正",
            "Replacement of extracellular fluid; correction of metabolic acidosis",
        )
    ],
    yj="3319534A0004",
)
PRODUCTS = {one.id: one for one in (CEFTRIAXONE, BAG, FLUSH, RINGER)}

REN = Patient(
    id=UUID(int=1),
    number="00-4173",
    family=WATANABE,
    given="蓮",
    family_kana="わたなべ",
    given_kana="れん",
    family_romaji="Watanabe",
    given_romaji="Ren",
    birth=date(1998, 4, 3),
    sex=Sex.MALE,
    address="東都市文京台7-3-1",
    bodies=("NPB", "WADA"),
    team="東都ファルコンズ",
    registration="17",
)
DOCTOR = Member(
    id=UUID(int=2),
    login="yamamoto",
    name="山本 美咲",
    name_romaji="YAMAMOTO Misaki",
    role=Role.PHYSICIAN,
    register_number="412345",
    department="内科",
)
CLINIC = Facility(
    name="山本スポーツ内科",
    name_en="Yamamoto Sports Medicine Clinic",
    address="〒100-0000 東京都架空区青葉1-2-3",
    phone="03-0000-0000",
    director="山本 美咲",
    beds=0,
    institution_code="1319999990",
)
START = datetime(2026, 11, 20, 14, 20, tzinfo=JST)
END = START + timedelta(minutes=30)

_DROP = {"role": LineRole.DRUG, "route": Route.IV_DRIP}
DRUG = ("P1", Dose(Decimal(1), "g"), "10", CEFTRIAXONE.indications[0].text_ja, "4A1207", "2028-03")
DILUENT = ("P2", Dose(Decimal(1), "bag"), "50", "", "6K22N", "2027-09")
RINSE = ("P3", Dose(Decimal(2), "mL"), "2", "", "5H03S", "2028-01")
FLUID = ("P4", Dose(Decimal(1), "bag"), "500", RINGER.indications[0].text_ja, "26K031", "2028-06")


def given(line, role=LineRole.DRUG, route=Route.IV_DRIP):
    number, dose, volume, indication, lot, expiry = line
    product = PRODUCTS[number]
    return Given(
        product=number,
        brand=product.brand_ja,
        generic=product.generic_ja,
        yj=product.yj,
        role=role,
        dose=dose,
        route=route,
        volume_ml=Decimal(volume),
        indication=indication,
        lot=lot,
        expiry=expiry,
    )


TONSILLITIS = (
    given(DRUG),
    given(DILUENT, LineRole.DILUENT),
    given(RINSE, LineRole.FLUSH, Route.IV_BOLUS),
)
DEHYDRATION = (given(FLUID),)
BASIS = (
    "体温 38.9 °C、咽頭痛と嚥下痛 2日。両側扁桃の発赤腫大と白苔、前頸部リンパ節に圧痛。"
    "WBC 14,200/µL、CRP 8.6 mg/dL、溶連菌迅速検査 陽性。"
)
ELSEWHERE = (
    Dripped(
        UUID(int=9),
        START - timedelta(hours=7),
        START - timedelta(hours=6, minutes=55),
        Decimal(10),
        "outpatient",
        0,
        is_elsewhere=True,
    ),
)
_UNJUDGED = Assessment((), (), None)


MEASURED = tuple(
    Measurement(measure, Decimal(value))
    for measure, value in (
        (Measure.SYSTOLIC, "98"),
        (Measure.DIASTOLIC, "60"),
        (Measure.PULSE, "112"),
        (Measure.TEMPERATURE, "38.9"),
        (Measure.URINE_KETONES, "2"),
        (Measure.HAEMOGLOBIN, "10.2"),
    )
)


def treatment(lines=TONSILLITIS, **changes):
    facts = {
        "id": UUID(int=3),
        "entry": UUID(int=4),
        "version": 1,
        "patient": REN.id,
        "setting": Setting.OUTPATIENT,
        "beds": 0,
        "is_emergency": False,
        "diagnosis": "急性扁桃炎",
        "icd10": "J03.9",
        "certainty": Certainty.CONFIRMED,
        "onset": date(2026, 11, 18),
        "basis": BASIS,
        "iv_reason_code": IvReason.ORAL_IMPOSSIBLE,
        "iv_reason": "嚥下痛が強く内服が困難。初回のみ静注とした。",
        "started": START,
        "ended": END,
        "physician": DOCTOR.id,
        "off_label_reason": "",
        "given": lines,
        "recorded": Stamp(DOCTOR.id, END + timedelta(minutes=12)),
        "assessment": _UNJUDGED,
        "finalised": Stamp(DOCTOR.id, END + timedelta(minutes=40)),
    }
    return Treatment(**(facts | changes))


def certificate(record=None, patient=REN, others=ELSEWHERE, **changes):
    """Return a certificate whose verdicts and curve the real rules have made."""
    record = treatment() if record is None else record
    entry = entry_of(record, PRODUCTS.get)
    day = record.started.date()
    assessment = judge().assess(Case(entry, others), patient.bodies, day)
    limit = judge().editions.in_force("WADA", day).volume_limit
    spans = (dripped(entry), *limit.counted(others))
    facts = {
        "number": "A-2026-000214",
        "kind": CertificateType.A,
        "issued_at": END + timedelta(minutes=75),
        "checked_on": day,
        "version": 1,
        "treatment": replace(record, assessment=assessment),
        "patient": patient,
        "facility": CLINIC,
        "physician": DOCTOR,
        "finaliser": DOCTOR,
        "products": tuple({one.product: PRODUCTS[one.product] for one in record.given}.values()),
        "editions": tuple(_edition(body, day) for body in patient.bodies),
        "curve": tuple(
            CurvePoint(
                at,
                (Decimal(ml.numerator) / Decimal(ml.denominator)).quantize(
                    Decimal("0.000001"), rounding=ROUND_CEILING
                ),
            )
            for at, ml in curve(spans, limit.window)
        ),
        "elsewhere_ml": sum((one.volume_ml for one in others), Decimal(0)),
        "diagnosis_en": "Acute tonsillitis",
        "record_sha256": "9f3c71a20be4d8155a3d" + "0" * 44,
        "recipient": "東都ファルコンズ 医務",
        "consent": Consent(Giver.PATIENT, day),
        "is_specimen": True,
    }
    return Certificate(**(facts | changes))


def _edition(body, day):
    edition = judge().editions.in_force(body, day)
    return EditionNote(body, edition.name, edition.title_ja, edition.title_en, edition.sha256)


def over_the_limit(**changes):
    """Return 500 mL in a clinic without beds: NPB's criteria are met, JADA asks for a TUE."""
    record = treatment(
        DEHYDRATION,
        diagnosis="脱水症",
        icd10="E86",
        basis="練習後に嘔吐3回。口腔内乾燥、立位で脈拍 118/分。BUN 31 mg/dL。尿比重 1.032。",
        iv_reason="嘔吐が続き経口摂取が困難。",
        ended=START + timedelta(minutes=90),
    )
    facts = {"diagnosis_en": "Dehydration", "recipient": ""}
    player = replace(REN, family="髙橋", given="翔太", bodies=("NPB",))
    return certificate(record, player, (), **(facts | changes))


def facts_alone(**changes):
    """Return what JBC asks of a boxer: its text is not known, so the facts alone are told (B)."""
    player = replace(REN, family="井上", given="蒼", bodies=("JBC", "WADA"))
    return certificate(patient=player, **({"kind": CertificateType.B} | changes))


def draft(**changes):
    """Return 500 mL given to somebody who answers to WADA: the draft of an application (C)."""
    record = treatment(
        DEHYDRATION,
        diagnosis="脱水症",
        icd10="E86",
        basis="練習後に嘔吐3回。口腔内乾燥、立位で脈拍 118/分。BUN 31 mg/dL。尿比重 1.032。",
        iv_reason="嘔吐が続き経口摂取が困難。",
        ended=START + timedelta(minutes=90),
    )
    facts = {"diagnosis_en": "Dehydration", "kind": CertificateType.C, "number": "C-2026-000003"}
    return certificate(record, REN, (), **(facts | changes))


def twenty(**changes):
    """Return a certificate with twenty products, the longest names and forms of kanji."""
    small = (given((*DRUG[:2], "3", *DRUG[3:])), given(RINSE, LineRole.FLUSH, Route.IV_BOLUS))
    made = certificate(treatment(small * 10))
    return replace(full(), **(made_of(made) | changes))


def made_of(certificate):
    """Return the parts of a certificate that belong to its treatment."""
    names = ("treatment", "products", "curve", "elsewhere_ml")
    return {name: getattr(certificate, name) for name in names}


def full():
    """Return a page with all there is room for: four products, a long basis, long names."""
    record = treatment(
        (given(DRUG), *TONSILLITIS[1:], given((*FLUID[:2], "20", *FLUID[3:]))),
        basis=(BASIS * 6)[:299] + "。",
        version=2,
        recorded=Stamp(DOCTOR.id, END + timedelta(days=2)),
        is_emergency=True,
        measurements=tuple(Measurement(one, Decimal("12.5")) for one in Measure),
    )
    player = replace(
        REN,
        family=KATSURAGI,
        given="パトリシア・アレクサンドラ・クリスティーナ",
        family_kana="かつらぎ",
        given_kana="ぱとりしあ・あれくさんどら・くりすてぃーな",
        family_romaji="Katsuragi",
        given_romaji="Patricia Alexandra Christina Maria",
        team="一般社団法人東都首都圏ベースボールクラブ東都ファルコンズ",
        registration="TF-2026-000017",
    )
    clinic = replace(
        CLINIC,
        name="医療法人社団東都健康会 𠮷野・山﨑記念スポーツ整形外科内科クリニック",
        name_en="Yoshino and Yamazaki Memorial Orthopaedic and Internal Sports Medicine Clinic",
        address="〒100-0000 東京都架空区青葉台一丁目2番3号 東都スポーツメディカルセンタービルディング8階",
        institution_code=None,
    )
    return certificate(
        record,
        player,
        facility=clinic,
        version=2,
        recipient="一般社団法人東都首都圏ベースボールクラブ東都ファルコンズ 医務担当",
    )


@cache
def page():
    """Return the printer with the program's own fonts."""
    return CertificatePage(FONTS, explain)
