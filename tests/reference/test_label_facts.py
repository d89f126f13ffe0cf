"""The facts by which a product is judged, one by one as they were compared with their sources.

A slip of the hand in any row changes a judgement without breaking a rule; so each column is
pinned. Whoever changes a fact on purpose looks at the row once more and pins its column anew.
"""

import csv
import hashlib

import pytest

from app.domain.formulary import ProhibitedClass
from app.paths import REFERENCE
from app.reference.formulary import read_formulary

PRODUCTS = read_formulary(REFERENCE).products
IN_COMPETITION = {
    "S6": ("ボスミン注1mg", "塩酸エフェドリン注「フソー」", "エホチール注10mg"),
    "S7": (
        "ソセゴン注射液15mg",
        "レペタン注0.2mg",
        "トラマール注100",
        "モルヒネ塩酸塩注射液10mg「第一三共」",
        "フェンタニル注射液0.1mg「第一三共」",
        "ペチジン塩酸塩注射液35mg「タケダ」",
    ),
    "S9": (
        "ソル・コーテフ注射用100mg",
        "ソル・メドロール静注用125mg",
        "ソル・メドロール静注用500mg",
        "リンデロン注4mg(0.4%)",
        "デキサート注射液3.3mg",
        "水溶性プレドニン20mg",
        "ケナコルト-A筋注用関節腔内用水懸注40mg/1mL",
    ),
}
AT_ALL_TIMES = {
    "M1.1": ("新鮮凍結血漿-LR「日赤」240", "照射赤血球液-LR「日赤」"),
    "S1": ("エナルモンデポー筋注125mg",),
    "S2.1": ("エスポー注射液750", "ネスプ注射液20μgプラシリンジ", "ミルセラ注シリンジ50μg"),
    "S2.2": ("HCGモチダ注射用5千単位",),
    "S3": ("プロタノールL注0.2mg", "ブリカニール皮下注0.2mg"),
    "S4.4": ("ヒューマリンR注100単位/mL",),
    "S5": (
        "ラシックス注20mg",
        "ダイアモックス注射用500mg",
        "20%マンニットール注射液「YD」",
        "マンニットT注15%",
        "低分子デキストランL注 500mL",
        "ボルベン輸液6%",
        "献血アルブミン20%静注10g/50mL「JB」",
        "献血アルブミン5%静注12.5g/250mL「JB」",
        "デスモプレシン静注4μg「フェリング」",
    ),
}
# File, the column that names a row, the pinned column: the first digits of the SHA-256 of both.
PINS = {
    ("formulary.csv", "id", "brand_ja"): "a5a94dbcbb19",
    ("formulary.csv", "id", "strength"): "c8314374fd76",
    ("formulary.csv", "id", "container"): "7be031e36b4c",
    ("formulary.csv", "id", "content"): "4b92983e387a",
    ("formulary.csv", "id", "package_ml"): "f9b8896c8340",
    ("formulary.csv", "id", "routes"): "8f9ae21033e0",
    ("formulary.csv", "id", "label"): "39085425783e",
    ("formulary.csv", "id", "usual_dose"): "8f57a6a9e946",
    ("formulary.csv", "id", "max_once"): "3b84965c3637",
    ("formulary.csv", "id", "max_day"): "a2feb08aaa5f",
    ("formulary.csv", "id", "classes"): "4ec7647066fd",
    ("formulary.csv", "id", "diluent_only"): "400baa0b6d16",
    ("formulary.csv", "id", "may_dilute"): "ca3d43a12ecc",
    ("formulary.csv", "id", "may_flush"): "788a0a8f10ba",
    ("formulary.csv", "id", "biological"): "7bcec14d8873",
    ("formulary.csv", "id", "yj"): "3269276ab30a",
    ("formulary.csv", "id", "in_force_from"): "f216b1156205",
    ("formulary.csv", "id", "in_force_to"): "f216b1156205",
    ("formulary.csv", "id", "evidence"): "4ca663e4900c",
    ("indications.csv", "label", "text_ja"): "24fe1429f7ec",
    ("indications.csv", "label", "hints"): "1bc93d086bfd",
}


def pin(file: str, key: str, column: str) -> str:
    """Return a short hash of a column, each cell with the key of its row."""
    with (REFERENCE / file).open(encoding="utf-8", newline="") as opened:
        cells = [f"{row[key]}\t{row[column]}\n" for row in csv.DictReader(opened)]
    return hashlib.sha256("".join(cells).encode()).hexdigest()[:12]


def test_these_products_and_no_others_are_on_the_prohibited_list():
    agreed = {
        (brand, ProhibitedClass(code, in_competition_only=only))
        for classes, only in ((IN_COMPETITION, True), (AT_ALL_TIMES, False))
        for code, brands in classes.items()
        for brand in brands
    }

    assert {(one.brand_ja, class_) for one in PRODUCTS for class_ in one.classes} == agreed


@pytest.mark.parametrize(("file", "key", "column"), PINS)
def test_a_fact_is_not_changed_by_the_way(file, key, column):
    assert pin(file, key, column) == PINS[file, key, column]
