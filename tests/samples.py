"""Fictional people, products and forms that many tests share."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from uuid import UUID

from app.domain.calendar import JST
from app.domain.consents import Consent, Giver, Terms
from app.domain.diagnoses import Diagnosis
from app.domain.facilities import Branch, Facility, Premises
from app.domain.formulary import (
    BlockedName,
    Evidence,
    Formulary,
    Indication,
    Product,
    ProhibitedClass,
    Route,
)
from app.domain.patients import Patient, PatientForm, Sex
from app.domain.prompts import Prompt
from app.domain.quantities import Dose
from app.domain.rules.judge import Judge
from app.domain.sports import Sport
from app.domain.staff import Actor, Member, Role
from app.domain.treatments import Draft, DraftLine, IvReason, LineRole, Setting
from app.paths import EDITIONS, REFERENCE
from app.reference.editions import read_editions
from app.reference.prompts import read_prompts

NOW = datetime(2026, 11, 20, 14, 21, tzinfo=JST)
PASSWORD = "correct-horse-7"

FACILITY = Facility(
    name="山本スポーツ内科",
    name_en="Yamamoto Sports Clinic",
    address="東京都千代田区丸の内1-2-3",
    phone="03-0000-0000",
    director="山本 美咲",
    beds=0,
)
PREMISES = Premises(FACILITY)
WARD = Branch(
    UUID(int=0xB1),
    Facility(
        name="山本スポーツ内科 北分院",
        name_en="Yamamoto Sports Clinic North",
        address="東京都架空区4-5-6",
        phone="03-0000-0001",
        director="北 一夫",
        beds=19,
    ),
)
PHYSICIAN = Member(
    id=UUID(int=0xA1),
    login="yamamoto",
    name="山本 美咲",
    name_romaji="YAMAMOTO Misaki",
    role=Role.PHYSICIAN,
    register_number="123456",
    department="内科",
)
SECOND_PHYSICIAN = replace(
    PHYSICIAN,
    id=UUID(int=0xA2),
    login="sato",
    name="佐藤 健",
    name_romaji="SATO Takeru",
    register_number="234567",
)
NURSE = Member(
    id=UUID(int=0xA3),
    login="suzuki",
    name="鈴木 花",
    name_romaji="SUZUKI Hana",
    role=Role.NURSE,
)
CLERK = replace(
    NURSE, id=UUID(int=0xA4), login="ono", name="小野 光", name_romaji="ONO Hikaru", role=Role.CLERK
)
ADMINISTRATOR = replace(
    NURSE,
    id=UUID(int=0xA5),
    login="kida",
    name="木田 すみれ",
    name_romaji="KIDA Sumire",
    role=Role.ADMINISTRATOR,
)
DOCTOR = Actor(PHYSICIAN)

REN = Patient(
    id=UUID(int=0xB1),
    number="00-4173",
    family="渡邉",
    given="蓮",
    family_kana="わたなべ",
    given_kana="れん",
    family_romaji="Watanabe",
    given_romaji="Ren",
    birth=date(1998, 4, 3),
    sex=Sex.MALE,
    address="東京都文京区本郷7-3-1",
    phone="090-0000-0001",
    bodies=("NPB", "WADA"),
    team="東都ファルコンズ",
    registration="18",
    allergies="アスピリン",
)
SHOTA = replace(
    REN,
    id=UUID(int=0xB2),
    number="00-3088",
    family="髙橋",
    given="翔太",
    family_kana="たかはし",
    given_kana="しょうた",
    family_romaji="Takahashi",
    given_romaji="Shota",
    birth=date(2000, 2, 11),
    allergies="",
)
AOI = replace(
    REN,
    id=UUID(int=0xB3),
    number="00-4180",
    family="𠮷野",
    given="葵",
    family_kana="よしの",
    given_kana="あおい",
    family_romaji="Yoshino",
    given_romaji="Aoi",
    birth=date(2004, 12, 24),
    sex=Sex.FEMALE,
    bodies=("JBC",),
    team="",
    registration="",
    allergies="",
)
PATIENT_FORM = PatientForm(
    family="山﨑",
    given="樹",
    family_kana="やまざき",
    given_kana="いつき",
    family_romaji="Yamazaki",
    given_romaji="Itsuki",
    birth=date(2001, 7, 9),
    sex=Sex.MALE,
    address="神奈川県横浜市中区山下町1",
    phone="045-000-0000",
    bodies=("NPB", "WADA"),
    team="東都ファルコンズ",
    registration="42",
    allergies="",
)

SALINE = Product(
    id="T01",
    category="fluid",
    brand_ja="東都生食注100mL",
    brand_en="Toto Saline 100 mL",
    generic_ja="生理食塩液",
    generic_en="Isotonic sodium chloride",
    strength="0.9 %",
    container="bag",
    content=None,
    package_ml=Decimal(100),
    routes=frozenset({Route.IV_DRIP, Route.IV_BOLUS}),
    indications=(
        Indication("脱水症", "Dehydration", ("E86",)),
        Indication("注射剤の溶解希釈剤", "Diluent for injections"),
    ),
    may_dilute=True,
    may_flush=True,
    yj="3311401A0001",
    evidence=Evidence.FOUND,
)
CEFTRIAXONE = Product(
    id="T02",
    category="antibiotic",
    brand_ja="東都セフトリアキソン静注用1g",
    brand_en="Toto Ceftriaxone IV 1 g",
    generic_ja="セフトリアキソンナトリウム",
    generic_en="Ceftriaxone sodium",
    strength="1 g",
    container="vial",
    content=Dose(Decimal(1), "g"),
    package_ml=None,
    routes=frozenset({Route.IV_DRIP, Route.IV_BOLUS}),
    indications=(
        Indication("扁桃炎(扁桃周囲炎、扁桃周囲膿瘍を含む)", "Tonsillitis", ("J03",)),
        Indication("肺炎", "Pneumonia", ("J18",)),
    ),
    max_once=Dose(Decimal(2), "g"),
    max_day=Dose(Decimal(4), "g"),
    yj="6132419F0001",
    evidence=Evidence.FOUND,
)
VITAMIN = Product(
    id="T03",
    category="vitamin",
    brand_ja="東都ビタミンB1注50mg",
    brand_en="Toto Vitamin B1 50 mg",
    generic_ja="チアミン塩化物塩酸塩",
    generic_en="Thiamine chloride hydrochloride",
    strength="50 mg/20 mL",
    container="amp",
    content=Dose(Decimal(50), "mg"),
    package_ml=Decimal(20),
    routes=frozenset({Route.IV_BOLUS, Route.IV_DRIP}),
    indications=(Indication("ビタミンB1欠乏症の予防及び治療", "Vitamin B1 deficiency", ("E51",)),),
    max_day=Dose(Decimal(100), "mg"),
    yj="3121400A0001",
    evidence=Evidence.MEMORY,
)
STEROID = Product(
    id="T04",
    category="steroid",
    brand_ja="東都ヒドロコルチゾン静注用100mg",
    brand_en="Toto Hydrocortisone IV 100 mg",
    generic_ja="ヒドロコルチゾンコハク酸エステルナトリウム",
    generic_en="Hydrocortisone sodium succinate",
    strength="100 mg",
    container="vial",
    content=Dose(Decimal(100), "mg"),
    package_ml=None,
    routes=frozenset({Route.IV_DRIP, Route.IV_BOLUS}),
    indications=(Indication("気管支喘息", "Bronchial asthma", ("J45",)),),
    classes=(ProhibitedClass("S9", in_competition_only=True),),
    yj="2452400D0001",
    evidence=Evidence.FOUND,
)
LISTED = Product(
    id="620000001",
    category="",
    brand_ja="白鷺輸液500mL",
    brand_en="",
    generic_ja="白鷺電解質液",
    generic_en="",
    strength="500 mL",
    container="bag",
    content=None,
    package_ml=Decimal(500),
    routes=frozenset(),
    indications=(),
    evidence=Evidence.LISTED,
    receipt="620000001",
)
"""A product that a master lists, and whose insert nobody has entered."""

SERUM = Product(
    id="T06",
    category="blood product",
    brand_ja="白鷺血清5%50mL",
    brand_en="Shirasagi serum 5% 50 mL",
    generic_ja="白鷺人血清",
    generic_en="Human serum",
    strength="5%",
    container="vial",
    content=None,
    package_ml=Decimal(50),
    routes=frozenset({Route.IV_DRIP}),
    indications=(Indication("脱水症に伴うショック", "Shock in dehydration", ("E86",)),),
    is_biological=True,
    yj="6343410A0001",
    evidence=Evidence.FOUND,
)
"""A product that must be traced to its patient (特定生物由来製品)."""

EXOSOME = BlockedName(
    id="X01",
    name_ja="エクソソーム",
    name_en="Exosomes",
    aliases=("幹細胞上清", "exosome"),
    category="unapproved",
    why_ja="承認された医薬品ではなく、静脈内に投与できません。",
    why_en="It is no approved medicine and may not be given by vein.",
    wada_class="S0",
    alternative="診断に適応のある承認医薬品を選んでください。",
    source="sample",
)
FORMULARY = Formulary(
    products=(SALINE, CEFTRIAXONE, VITAMIN, STEROID, SERUM),
    blocked=(EXOSOME,),
    sha256="0" * 64,
)
DEHYDRATION = Diagnosis("脱水症", "だっすいしょう", "Dehydration", "E86")
TONSILLITIS = Diagnosis("急性扁桃炎", "きゅうせいへんとうえん", "Acute tonsillitis", "J03.9")
DIAGNOSES = (DEHYDRATION, TONSILLITIS)
SPORTS = (
    Sport("baseball", "野球", "やきゅう", "Baseball"),
    Sport("boxing", "ボクシング", "ぼくしんぐ", "Boxing"),
    Sport("golf", "ゴルフ", "ごるふ", "Golf"),
    Sport("mini_golf", "ミニゴルフ", "みにごるふ", "Mini-golf"),
)

DRAFT = Draft(
    entry=UUID(int=0xC1),
    patient=REN.id,
    setting=Setting.OUTPATIENT,
    diagnosis="脱水症",
    icd10="E86",
    onset="2026-11-20",
    basis="練習後に嘔吐3回。口腔内乾燥、立位で脈拍 118。BUN 31。",
    iv_reason_code=IvReason.ORAL_IMPOSSIBLE,
    iv_reason="嘔吐が続き経口摂取が困難。",
    started="2026-11-20 13:20",
    ended="14:10",
    physician=PHYSICIAN.id,
    lines=(
        DraftLine(
            product=SALINE.id,
            role=LineRole.DRUG,
            dose="80",
            unit="mL",
            route=Route.IV_DRIP,
            volume_ml="80",
            indication="脱水症",
            lot="TT-2611",
        ),
    ),
)
"""A dehydration infusion with everything that a record needs: 80 mL within an hour."""

TERMS = Terms("東都ファルコンズ 医務", Consent(Giver.PATIENT, date(2026, 11, 20)))
"""Upon which certificates are issued: the patient agreed on the day of the infusion."""


@cache
def prompts() -> tuple[Prompt, ...]:
    """Return what a committee would ask, as it ships with the program."""
    return read_prompts(REFERENCE)


@cache
def judge() -> Judge:
    """Return the one judge, with the editions that ship with the program."""
    return Judge(read_editions(EDITIONS))
