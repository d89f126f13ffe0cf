"""What the heads of tables are called by in clinics, and what a whole head means by it."""

import re
import unicodedata
from functools import cache

from app.domain.sheets import OF_LINES, SIDE_BY_SIDE, Mapping, Source, Taken, fields_of, line_field
from app.domain.text import fold
from app.domain.values import dataclass

# Words by field, the usual one first; each is folded before it is compared.
_CALLED = {
    "number": "患者番号 患者ID ID カルテ番号 診察券番号 番号 No patient_id patient_no chart_no",
    "name": "氏名 患者氏名 患者名 名前 選手名 お名前 漢字氏名 name patient patient_name full_name",
    "family": "姓 苗字 名字 氏 family_name last_name surname family",
    "given": "名 given_name first_name given",
    "kana": "フリガナ ふりがな 氏名のかな full_name_in_kana カナ氏名 氏名カナ 氏名かな 患者名カナ カナ よみ よみがな ヨミ reading kana",
    "family_kana": "セイ 姓カナ family_name_in_kana 姓かな 姓フリガナ 姓ふりがな family_kana last_name_kana",
    "given_kana": "メイ 名カナ given_name_in_kana 名かな 名フリガナ 名ふりがな given_kana first_name_kana",
    "romaji": "ローマ字 氏名ローマ字 氏名のローマ字 full_name_in_Latin_letters ローマ字氏名 英字氏名 英語名 romaji name_en name_romaji",
    "family_romaji": "姓ローマ字 family_name_in_Latin_letters 姓英字 family_romaji last_name_romaji",
    "given_romaji": "名ローマ字 given_name_in_Latin_letters 名英字 given_romaji first_name_romaji",
    "birth": "生年月日 誕生日 birth birth_date date_of_birth birthday dob",
    "sex": "性別 sex gender",
    "address": "住所 現住所 address",
    "phone": "電話番号 電話 TEL 携帯 携帯電話 連絡先 phone telephone mobile",
    "bodies": "所属団体 団体 規程 競技団体 bodies body federation",
    "sport": "競技 競技名 種目 スポーツ sport",
    "team": "チーム チーム名 所属 所属チーム 球団 ジム team club",
    "registration": "登録番号 registration_number 選手番号 背番号 ライセンス番号 registration licence license",
    "allergies": "アレルギー 禁忌 allergies allergy",
    "date": "日付 実施日 投与日 点滴日 施行日 診察日 受診日 年月日 date day",
    "started": "開始 開始時刻 開始時間 開始日時 投与開始 点滴開始 start started start_time",
    "ended": "終了 終了時刻 終了時間 終了日時 投与終了 点滴終了 end ended end_time",
    "setting": "実施場所 場所 区分 診療区分 外来入院 setting place",
    "diagnosis": "診断名 診断 傷病名 病名 diagnosis disease",
    "icd10": "ICD-10 ICD10 ICD ICDコード ICD-10コード 病名コード icd_code",
    "certainty": "確定 疑い confirmed_or_suspected 転帰区分 確定疑い certainty",
    "onset": "発症日 発症 発症年月日 onset",
    "basis": "診断根拠 basis_of_the_diagnosis 根拠 所見 症状 症状所見 症状経過 basis findings symptoms",
    "iv_reason": "静脈投与の理由 why_by_vein 静注の理由 点滴の理由 点滴理由 経口できない理由 iv_reason reason",
    "physician": "医師 担当医 指示医 ordering_physician 担当医師 指示医師 医師名 主治医 physician doctor ordered_by",
    "off_label_reason": "適応外理由 reason_for_off-label_use 適応外使用の理由 適応外の理由 off_label_reason",
    "product": "薬剤名 薬剤 薬品名 薬品 医薬品名 医薬品 製剤 点滴内容 品名 product drug medicine",
    "role": "役割 用途 role",
    "dose": "用量 投与量 使用量 量 数量 dose amount",
    "unit": "単位 unit",
    "route": "投与経路 経路 投与方法 用法 手技 使用方法 route",
    "volume_ml": "容量 液量 輸液量 総量 容量ml 液量ml volume volume_ml ml",
    "indication": "効能 効能効果 効能・効果 適応 indication",
    "lot": "ロット ロット番号 製造番号 Lot lot_number",
    "expiry": "使用期限 有効期限 期限 expiry expires",
}
_BRACKETS = re.compile(r"[(（\[［【].*?[)）\]］】]")
_NUMBER = re.compile(r"(?<!\d)([1-9])(?!\d)")


@dataclass(frozen=True, slots=True)
class _Head:
    """A column's head, taken apart: its name, its number, what stands in brackets."""

    name: str
    place: int
    bracket: str


def guess(head: tuple[str, ...], taken: Taken) -> Mapping:
    """Return what the columns of a table seem to say; each column and each field is used once."""
    wanted = set(fields_of(taken))
    sources: dict[str, Source] = {}
    units: dict[str, Source] = {}
    for column, text in enumerate(head):
        for one in _readings(text):
            field = _field(one, wanted)
            if field and field not in sources:
                sources[field] = Source(column)
                if field.endswith("/dose") and one.bracket:
                    units[field.removesuffix("dose") + "unit"] = Source(text=one.bracket)
                break
    # A column of units says more than the head of the doses.
    sources = {**units, **sources}
    ordered = tuple((one, sources[one]) for one in fields_of(taken) if one in sources)
    return Mapping(taken, ordered)


def find_head(rows: list[tuple[str, ...]], within: int = 10) -> int:
    """Return the place of the row that is the head: the one that names most of what is known."""
    known: list[int] = [
        len([cell for cell in row if any(one.name in _fields_by_word() for one in _readings(cell))])
        for row in rows[:within]
    ]
    most = max(known, default=0)
    if most:
        return known.index(most)
    return next((place for place, row in enumerate(rows) if any(map(str.strip, row))), 0)


def _readings(text: str) -> tuple[_Head, ...]:
    """Return how a head may be meant: as it is written, and with a number taken out of it."""
    bracket = " ".join(_BRACKETS.findall(text)).strip("()（）[]［］【】 ")
    plain = unicodedata.normalize("NFKC", _BRACKETS.sub("", text))
    whole = _Head(fold(plain), 0, bracket)
    full = _Head(fold(text), 0, "")
    numbered = _NUMBER.search(plain)
    if numbered is None:
        return (full, whole)
    rest = plain[: numbered.start()] + plain[numbered.end() :]
    return (full, whole, _Head(fold(rest), int(numbered[1]) - 1, bracket))


def _field(one: _Head, wanted: set[str]) -> str:
    for name in _fields_by_word().get(one.name, ()):
        if name in OF_LINES and one.place < SIDE_BY_SIDE:
            field = line_field(one.place, name)
        else:
            field = name if one.place == 0 else ""
        if field in wanted:
            return field
    # "Drug 2 dose": which product it is of stands before what is told of it.
    if one.place < SIDE_BY_SIDE:
        for start in _folded()["product"]:
            for name in _fields_by_word().get(one.name.removeprefix(start), ()):
                if name in OF_LINES and one.name.startswith(start):
                    field = line_field(one.place, name)
                    return field if field in wanted else ""
    return ""


@cache
def _folded() -> dict[str, tuple[str, ...]]:
    """Return the words of each field as they are compared; made with the first table only."""
    return {field: tuple(map(fold, words.split())) for field, words in _CALLED.items()}


@cache
def _fields_by_word() -> dict[str, tuple[str, ...]]:
    """Return the fields that a word may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in _folded().items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found
