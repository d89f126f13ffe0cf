import csv
import hashlib
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.codes import is_yj
from app.domain.formulary import Evidence, ProhibitedClass, Route, by_id
from app.domain.quantities import Dose
from app.domain.text import fold
from app.reference.formulary import read_formulary
from app.reference.tables import BadReference

FOLDER = Path(__file__).parents[2] / "resources" / "reference"
FORMULARY = read_formulary(FOLDER)
PRODUCTS = by_id(FORMULARY.products)


def named(name):
    product = FORMULARY.named(name)
    assert product is not None
    return product


def test_all_176_products_are_there_each_under_names_of_its_own():
    names = [
        fold(name)
        for one in FORMULARY.products
        for name in (one.id, one.brand_ja, one.brand_en, one.yj)
        if name
    ]

    assert list(PRODUCTS) == [f"F{number:03}" for number in range(1, 177)]
    assert len(names) == len(set(names))
    assert all(is_yj(one.yj) for one in FORMULARY.products)


def test_the_hash_is_that_of_the_files_read():
    files = (FOLDER / name for name in ("formulary.csv", "indications.csv", "blocked.csv"))

    assert (
        FORMULARY.sha256 == hashlib.sha256(b"".join(one.read_bytes() for one in files)).hexdigest()
    )


def test_the_tables_are_plain_utf8_with_unix_line_ends():
    for file in FOLDER.glob("*.csv"):
        content = file.read_bytes()

        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert not content.startswith(b"\xef\xbb\xbf")


def test_every_label_is_used():
    with (FOLDER / "formulary.csv").open(encoding="utf-8", newline="") as products:
        used = {row["label"] for row in csv.DictReader(products)}
    with (FOLDER / "indications.csv").open(encoding="utf-8", newline="") as indications:
        written = {row["label"] for row in csv.DictReader(indications)}

    assert used == written


def test_the_evidence_of_each_row_is_kept():
    count = {kind: sum(one.evidence is kind for one in FORMULARY.products) for kind in Evidence}

    assert count == {
        Evidence.FOUND: 27,
        Evidence.MIXED: 27,
        Evidence.MEMORY: 122,
        Evidence.LISTED: 0,
    }
    assert all(one.confidence and one.source for one in FORMULARY.products)
    assert named("ラクテック注 500mL").is_unverified is False
    assert named("アリナミンF50注").is_unverified is True


@pytest.mark.parametrize("product", FORMULARY.products, ids=lambda product: product.id)
def test_each_product_has_its_facts(product):
    assert product.brand_en.isascii()
    assert product.generic_en.isascii()
    # What is only said to be diluted to so much holds no volume of its own.
    assert (product.package_ml or 0) > 0 or "/vial (diluted to" in product.strength
    assert bool(product.routes) != product.is_diluent_only
    assert all(one.text_ja and one.text_en.isascii() for one in product.indications)
    assert all(
        one.hints or "希釈" in one.text_ja or "ルート" in one.text_ja for one in product.indications
    )


@pytest.mark.parametrize("product", FORMULARY.products, ids=lambda product: product.id)
def test_each_hint_of_a_product_leads_to_an_indication_of_its_own(product):
    for indication in product.indications:
        for hint in indication.hints:
            first, _, last = hint.partition("-")

            assert indication.fits(first)
            assert indication.fits(last or first)
            assert product.proposed(first) is not None


@pytest.mark.parametrize("product", FORMULARY.products, ids=lambda product: product.id)
def test_a_labels_highest_dose_can_be_compared_with_a_dose_in_containers(product):
    for highest in (product.max_once, product.max_day):
        if highest is not None:
            assert product.amount_in(Dose(Decimal(1), product.container), highest.unit) is not None


@pytest.mark.parametrize(
    ("brand", "icd10", "text"),
    [
        ("ラクテック注 500mL", "E86", "循環血液量及び組織間液の減少時における細胞外液の補給・補正"),
        ("ラクテック注 500mL", "T67.0", "循環血液量及び組織間液の減少時における細胞外液の補給・補正"),
        ("ラクテック注 500mL", "E87.2", "代謝性アシドーシスの補正"),
        ("大塚生食注 100mL", "E86", "細胞外液欠乏時,ナトリウム欠乏時,クロール欠乏時"),
        ("ソリタ-T3号輸液 500mL", "A09.0", "経口摂取不能又は不十分な場合の水分・電解質の補給・維持"),
        ("フェジン静注40mg", "D50.9", "鉄欠乏性貧血"),
        ("フェインジェクト静注500mg", "D50", "鉄欠乏性貧血"),
        ("アリナミンF50注", "E51.9", "ビタミンB1欠乏症の予防及び治療"),
        ("アリナミンF50注", "E51.2", "ビタミンB1欠乏症の予防及び治療"),
        ("アリナミンF50注", "G62.9", "B1欠乏/代謝障害が関与すると推定される神経痛,筋肉痛・関節痛,末梢神経炎・末梢神経麻痺,心筋代謝障害,便秘等の胃腸運動機能障害,術後腸管麻痺"),
        ("ビタミンC注「フソー」-2g", "E54", "ビタミンC欠乏症の予防及び治療(壊血病,メルレル・バロー病)"),
        ("ラピアクタ点滴静注液バッグ300mg", "J10.1", "A型又はB型インフルエンザウイルス感染症"),
        ("ソル・メドロール静注用125mg", "T78.2", "急性循環不全,気管支喘息,アナフィラキシーショック,重症アレルギー等(添付文書の適応一覧から選択)"),
        ("ボスミン注1mg", "T78.2", "急性低血圧又はショック時の補助治療"),
        ("アセリオ静注液1000mgバッグ", "R50.9", "経口製剤及び坐剤の投与が困難な場合における疼痛及び発熱"),
        ("トランサミン注5%", "J03.9", "扁桃炎,咽喉頭炎における咽頭痛等"),
        ("強力ネオミノファーゲンシー静注20mL", "B18.2", "慢性肝疾患における肝機能異常の改善"),
        ("献血アルブミン20%静注10g/50mL「JB」", "E88.0", "アルブミンの喪失及び合成低下による低アルブミン血症"),
        ("新鮮凍結血漿-LR「日赤」240", "D68.9", "血液凝固因子の補充"),
        ("マンニットT注15%", "H40.1", "眼内圧降下"),
        ("大塚糖液50% 20mL", "E16.2", "低血糖時の糖質補給"),
    ],
)  # fmt: skip
def test_the_indication_that_fits_the_diagnosis_is_proposed(brand, icd10, text):
    assert named(brand).proposed(icd10).text_ja == text


@pytest.mark.parametrize(
    ("brand", "icd10"),
    [
        ("アリナミンF50注", "R53"),
        ("チアミン塩化物塩酸塩注50mg「フソー」", "R53"),
        ("タチオン注射用200mg", "R53"),
        ("チオクト酸注25mg「日新」", "R53"),
        ("ラクテック注 500mL", "R53"),
        ("アデホス-Lコーワ注40mg", "T67.0"),
        ("トランサミン注5%", "L81.1"),
        ("ロピオン静注50mg", "M54.5"),
        ("大塚生食注2ポート100mL", "E86"),
        ("注射用水 大塚蒸留水 20mL", "E86"),
    ],
)
def test_nothing_is_proposed_for_what_the_label_does_not_cover(brand, icd10):
    assert named(brand).proposed(icd10) is None


def test_fatigue_is_no_indication_of_any_product():
    assert [one.id for one in FORMULARY.products if one.proposed("R53")] == []


@pytest.mark.parametrize("number", range(1, 8))
def test_vitamin_b1_covers_deficiency_and_increased_demand_alike_but_never_fatigue(number):
    deficiency, demand, *_ = PRODUCTS[f"F{number:03}"].indications

    for code in ("E51", "E51.9", "E56.9"):
        assert deficiency.fits(code)
        assert demand.fits(code)
    assert not any(one.fits("R53") for one in PRODUCTS[f"F{number:03}"].indications)


@pytest.mark.parametrize(
    ("brand", "routes"),
    [
        ("ラエンネック", {Route.IM, Route.SC}),
        ("メルスモン", {Route.SC}),
        ("トラマール注100", {Route.IM}),
        ("タチオン注射用200mg", {Route.IM, Route.IV_BOLUS, Route.IV_DRIP}),
        ("オーツカMV注", {Route.IV_DRIP}),
        ("ヘパリンNaロック用10単位/mLシリンジ5mL「ニプロ」", {Route.IV_BOLUS}),
        ("ケナコルト-A筋注用関節腔内用水懸注40mg/1mL", {Route.IM, Route.INTRA_ARTICULAR}),
        ("大塚生食注 500mL(袋)", {Route.SC, Route.IV_BOLUS, Route.IV_DRIP}),
        ("大塚生食注2ポート100mL", set()),
    ],
)
def test_the_approved_routes_are_those_of_the_label(brand, routes):
    assert named(brand).routes == routes


@pytest.mark.parametrize(
    ("brand", "once", "day"),
    [
        ("ビタミンC注「フソー」-2g", "None", "2000 mg"),
        ("タチオン注射用200mg", "None", "200 mg"),
        ("チオクト酸注25mg「日新」", "None", "25 mg"),
        ("アリナミンF50注", "None", "100 mg"),
        ("強力ネオミノファーゲンシー静注20mL", "None", "100 mL"),
        ("ラクテック注 500mL", "1000 mL", "None"),
        ("モノヴァー静注1000mg", "1000 mg", "None"),
        ("フェインジェクト静注500mg", "500 mg", "None"),
        ("エルカルチンFF静注1000mgシリンジ", "None", "None"),
        ("ノイロトロピン注射液3.6単位", "None", "None"),
    ],
)
def test_the_highest_dose_is_the_labels(brand, once, day):
    assert (str(named(brand).max_once), str(named(brand).max_day)) == (once, day)


@pytest.mark.parametrize(
    ("brand", "classes"),
    [
        ("ソル・メドロール静注用125mg", (ProhibitedClass("S9", in_competition_only=True),)),
        ("トラマール注100", (ProhibitedClass("S7", in_competition_only=True),)),
        ("ボスミン注1mg", (ProhibitedClass("S6", in_competition_only=True),)),
        ("献血アルブミン20%静注10g/50mL「JB」", (ProhibitedClass("S5"),)),
        ("照射赤血球液-LR「日赤」", (ProhibitedClass("M1.1"),)),
        ("新鮮凍結血漿-LR「日赤」240", (ProhibitedClass("M1.1"),)),
        ("HCGモチダ注射用5千単位", (ProhibitedClass("S2.2"),)),
        ("ヒューマリンR注100単位/mL", (ProhibitedClass("S4.4"),)),
        ("ネオシネジンコーワ注1mg", ()),
        ("グリセオール注 200mL", ()),
        ("ラクテック注 500mL", ()),
    ],
)
def test_the_class_of_the_prohibited_list_is_kept(brand, classes):
    assert named(brand).classes == classes


def test_drug_free_fluids_may_dilute_and_saline_water_and_the_lock_may_flush():
    dilute = {one.id for one in FORMULARY.products if one.may_dilute}
    flush = {one.id for one in FORMULARY.products if one.may_flush}
    only = {one.id for one in FORMULARY.products if one.is_diluent_only}

    assert dilute == {f"F{number:03}" for number in (*range(56, 93), 98)}
    assert flush == {f"F{number:03}" for number in (*range(56, 63), 67, 169)}
    assert only == {"F060", "F061", "F062", "F064", "F067"}


def test_products_of_human_origin_are_marked():
    marked = {one.id for one in FORMULARY.products if one.is_biological}

    assert marked == {"F038", "F039", "F147", "F148", "F149", "F150", "F151"}


@pytest.fixture
def folder(tmp_path):
    for file in FOLDER.glob("*.csv"):
        shutil.copy(file, tmp_path)
    return tmp_path


def change(folder, file, row, **cells):
    """Write other cells into one line of a table (1 is the first below the head)."""
    with (folder / file).open(encoding="utf-8", newline="") as read:
        rows = list(csv.DictReader(read))
    rows[row - 1].update(cells)
    with (folder / file).open("w", encoding="utf-8", newline="") as write:
        writer = csv.DictWriter(write, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("id", ""),
        ("id", "F001"),
        ("id", "f001"),
        ("brand_ja", "アリナミンＦ５注"),
        ("brand_en", "alinamin f 5 injection"),
        ("brand_ja", "新エクソソーム注"),
        ("brand_ja", "えくそそーむ注"),
        ("brand_ja", "N-M-N注"),
        ("brand_en", "NMN Inj 100 mg"),
        ("generic_ja", "エクソソーム"),
        ("generic_en", "Nicotinamide mononucleotide"),
        ("generic_ja", ""),
        ("strength", ""),
        ("container", "tube"),
        ("content", "100"),
        ("content", "-1 mg"),
        ("package_ml", "two"),
        ("package_ml", "0"),
        ("routes", "iv"),
        ("routes", "iv_drip;iv_drip"),
        ("routes", ""),
        ("diluent_only", "yes"),
        ("may_flush", "no"),
        ("label", "nowhere"),
        ("max_once", "100 mg/day"),
        ("max_day", "much"),
        ("classes", "S9 (in-competition)"),
        ("classes", "X1"),
        ("yj", "3122401A1048"),
        ("yj", "3122401A104"),
        ("yj", "3122401A1049"),
        ("in_force_from", "2026/04/01"),
        ("in_force_to", "令和8年4月1日"),
        ("evidence", "guessed"),
        ("confidence", "sure"),
        ("source", ""),
        ("note", "two\nlines"),
    ],
)
def test_a_product_that_cannot_be_taken_is_refused_with_its_line(folder, column, cell):
    change(folder, "formulary.csv", 2, **{column: cell})

    with pytest.raises(BadReference) as caught:
        read_formulary(folder)

    place = "routes" if column == "diluent_only" else column
    assert (caught.value.file, caught.value.line, caught.value.column) == (
        "formulary.csv",
        3,
        place,
    )


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("label", ""),
        ("text_ja", ""),
        ("text_ja", "ビタミンB1欠乏症の予防及び治療 "),
        ("text_ja", "ビタミンＢ１欠乏症の予防及び治療"),
        ("text_en", ""),
        ("hints", "E5"),
        ("hints", "e51"),
        ("hints", "E51;;E56.9"),
        ("hints", "B99-A00"),
        ("hints", "A00.0-B99"),
        ("hints", "E51, E56.9"),
    ],
)
def test_an_indication_that_cannot_be_taken_is_refused_with_its_line(folder, column, cell):
    change(folder, "indications.csv", 2, **{column: cell})

    with pytest.raises(BadReference) as caught:
        read_formulary(folder)

    assert (caught.value.file, caught.value.line, caught.value.column) == (
        "indications.csv",
        3,
        column,
    )


@pytest.mark.parametrize("file", ["formulary.csv", "indications.csv", "blocked.csv"])
def test_a_missing_table_is_named(folder, file):
    (folder / file).unlink()

    with pytest.raises(BadReference) as caught:
        read_formulary(folder)

    assert caught.value.file == file


def test_a_product_ends_on_its_last_day_not_before_its_first(folder):
    change(folder, "formulary.csv", 165, in_force_from="2026-04-01", in_force_to="2026-03-31")

    with pytest.raises(BadReference) as caught:
        read_formulary(folder)

    assert (caught.value.line, caught.value.column) == (166, "in_force_to")


def test_a_changed_table_has_another_hash(folder):
    change(folder, "formulary.csv", 165, in_force_to="2026-03-31")

    read = read_formulary(folder)

    assert read.sha256 != FORMULARY.sha256
    assert str(by_id(read.products)["F165"].in_force_to) == "2026-03-31"
