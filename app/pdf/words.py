"""Every word that the paper may print, in Japanese and English.

One table, so that a test can read it whole. What is never to be printed on a certificate
(certificate.md 3) stands in that test.
"""

from typing import Final, NamedTuple

from app.domain.consents import Giver, Languages
from app.domain.course import Act
from app.domain.diagnoses import Certainty
from app.domain.facilities import FacilityKind
from app.domain.formulary import Route
from app.domain.measurements import PRESSURE, Measure
from app.domain.patients import Sex
from app.domain.staff import Role
from app.domain.treatments import IvReason, LineRole, Setting
from app.domain.verdicts import Outcome


class Both(NamedTuple):
    """The same words in Japanese and in English.

    Beside the Japanese the English need not repeat its figures; `alone` is the English of a
    page that has no Japanese, where it is another.
    """

    ja: str
    en: str
    alone: str = ""

    def fill(self, **blanks: object) -> "Both":
        """Return the words with their named blanks filled."""
        return Both(*(words.format(**blanks) for words in self))

    def only(self, languages: Languages) -> "Both":
        """Return the words as a page of some languages prints them, the foremost first."""
        if languages is Languages.JAPANESE:
            return Both(self.ja or self.en, "")
        if languages is Languages.ENGLISH:
            return Both(self.alone or self.en or self.ja, "")
        return self


LABELS: Final = {
    "verify": Both("検証用", "Verify"),
    "record_file": Both("機械可読の記録", "The record in a form that programs read"),
    "code_file": Both("紙面のコードの文字列", "The text of the code on the page"),
    "type": Both("種別 {kind}", "Type {kind}"),
    "number": Both("証明書番号", "Certificate No."),
    "issued": Both("発行日時", "Issued at"),
    "version": Both("証明書の版", "Version"),
    "record": Both("記録の版・ハッシュ", "Record"),
    "athlete": Both("本人", "Athlete"),
    "name": Both("氏名", "Name"),
    "birth": Both("生年月日・性別", "Date of birth, sex"),
    "team": Both("所属・選手登録", "Team, registration"),
    "encounter": Both("診療", "Encounter"),
    "setting": Both("受診区分", "Setting"),
    "beds": Both("入院設備", "Inpatient beds"),
    "time": Both("投与日時", "Start – end"),
    "diagnosis": Both("診断", "Diagnosis"),
    "diagnosis_name": Both("診断名", "Diagnosis"),
    "icd10": Both("ICD-10", ""),
    "certainty": Both("確度", "Certainty"),
    "onset": Both("発症日", "Onset"),
    "basis": Both("診断根拠", "Basis of diagnosis"),
    "reason": Both("静脈内投与を要した理由", "Why intravenous"),
    "products": Both("医薬品・使用量・使用方法", "Products, amount and method"),
    "product": Both("販売名・一般名", "Brand, generic"),
    "yj": Both("YJコード", "YJ code"),
    "lot": Both("ロット・期限", "Lot, expiry"),
    "amount": Both("使用量", "Amount"),
    "method": Both("使用方法", "Method"),
    "volume": Both("液量", "Volume"),
    "indication": Both("承認された効能・効果", "Approved indication"),
    "curve": Both("{hours}時間の静注量", "IV volume in any {hours} hours"),
    "rules": Both("規則との照合", "Check against the rules"),
    "course": Both("投与の経過", "Course of the infusion"),
    "physician": Both("医師", "Physician"),
    "institution": Both("医療機関", "Institution"),
    "recipient": Both("提出先", "Recipient"),
    "consent": Both("本人(保護者)の同意", "Consent"),
    "tue": Both("TUE申請に添える内容", "For the TUE file"),
    "tue_object": Both("申請の対象", "Applied for"),
    "tue_rate": Both("投与速度", "Rate of infusion"),
    "tue_need": Both("経口及び他の手段によらなかった理由", "Why no permitted alternative"),
    "tue_time": Both("申請の時期", "Time of the application"),
}

GIVERS: Final = {
    Giver.PATIENT: Both("{day} 本人", "{day}, the athlete", "{day}, the athlete"),
    Giver.GUARDIAN: Both("{day} 保護者 {name}", "{day}, a guardian", "{day}, guardian {name}"),
}

# What is done at a drip; a remark stays in the record.
ACTS: Final = {
    Act.BEGUN: Both("開始", "begun"),
    Act.RATE_CHANGED: Both("速度変更", "rate changed"),
    Act.INTERRUPTED: Both("中断", "interrupted"),
    Act.RESUMED: Both("再開", "resumed"),
    Act.REACTION: Both("副反応", "reaction"),
    Act.ENDED: Both("終了", "ended"),
}

POSTS: Final = {
    Role.PHYSICIAN: Both("医師", "physician"),
    Role.NURSE: Both("看護師", "nurse"),
    Role.PHARMACIST: Both("薬剤師", "pharmacist"),
    Role.CLERK: Both("事務", "clerk"),
    Role.ADMINISTRATOR: Both("管理者", "administrator"),
    Role.AUDITOR: Both("監査者", "auditor"),
}

# What was measured; both blood pressures are written as one value.
MEASURES: Final[dict[tuple[Measure, ...], Both]] = {
    PRESSURE: Both("血圧", "BP"),
    (Measure.SYSTOLIC,): Both("血圧(収縮期)", "systolic BP"),
    (Measure.DIASTOLIC,): Both("血圧(拡張期)", "diastolic BP"),
    (Measure.PULSE,): Both("脈拍", "pulse"),
    (Measure.TEMPERATURE,): Both("体温", "temperature"),
    (Measure.SPO2,): Both("SpO2", "SpO2"),
    (Measure.URINE_GRAVITY,): Both("尿比重", "urine specific gravity"),
    (Measure.URINE_KETONES,): Both("尿ケトン", "urine ketones"),
    (Measure.HAEMOGLOBIN,): Both("Hb", "Hb"),
    (Measure.FERRITIN,): Both("フェリチン", "ferritin"),
    (Measure.TSAT,): Both("TSAT", "TSAT"),
    (Measure.BUN,): Both("BUN", "BUN"),
    (Measure.CREATININE,): Both("Cr", "creatinine"),
    (Measure.SODIUM,): Both("Na", "Na"),
    (Measure.POTASSIUM,): Both("K", "K"),
    (Measure.GLUCOSE,): Both("血糖", "glucose"),
    (Measure.WBC,): Both("WBC", "WBC"),
    (Measure.CRP,): Both("CRP", "CRP"),
    (Measure.CK,): Both("CK", "CK"),
    (Measure.VITAMIN_B1,): Both("ビタミンB1", "vitamin B1"),
    (Measure.VITAMIN_C,): Both("ビタミンC", "vitamin C"),
}

PHRASES: Final = {
    "first_issue": Both("{version}(初版)", "first issue", "{version} (first issue)"),
    "reissue": Both("再発行元 {number}", "re-issue", "Re-issue of {number}"),
    "record": Both("版{version}", "", "v{version}"),
    "age": Both("投与時 {age}歳", "age {age} at infusion"),
    "bodies": Both("適用規則 {bodies}", "rules that apply", "Rules of {bodies}"),
    "not_stated": Both("記載なし", "not stated"),
    "emergency": Both("(救急)", "(emergency)"),
    "entered": Both("入力日時 {at}", "Entered {at}"),
    "entered_late": Both("事後入力(入力日時 {at})", "Entered after the event (entered {at})"),
    "amended": Both("訂正(入力日時 {at})", "Amended (entered {at})"),
    "amended_late": Both(
        "事後入力の訂正(入力日時 {at})", "Amendment of a late entry (entered {at})"
    ),
    "total": Both("総液量 {total} mL", "total {total} mL"),
    "indication": Both("効能・効果 {text}", "Indication: {text}"),
    "limit": Both("上限 {limit} mL", "limit {limit} mL"),
    "peak": Both(
        "最大 {total} mL(速度按分)、{whole} mL(全量算入)",
        "Maximum {total} mL (rate-weighted), {whole} mL (whole volumes)",
    ),
    "window": Both(
        "その時間帯 {since} – {until} (UTC+9)", "its window", "in {since} – {until} (UTC+9)"
    ),
    "elsewhere": Both(
        "外部施設での静注 {volume} mL(申告)を算入",
        "{volume} mL elsewhere (declared)",
    ),
    "over": Both("上限を {over} mL 超えています", "{over} mL over the limit"),
    "exempt": Both(
        "今回の投与は受診区分により上限の適用を受けません。数値は今回の投与のみの量です。",
        "By its setting this infusion is exempt from the limit; the figures are of it alone.",
    ),
    "not_measured": Both("静脈内の液量なし", "No volume by vein"),
    "criterion_1": Both(
        "基準1 診療記録の5項目 すべて記載", "Criterion 1: the record states all five facts"
    ),
    "criterion_2": Both(
        "基準2 承認医薬品・適応内 {count}品目とも該当",
        "Criterion 2: approved, on label: {count} of {count}",
    ),
    "m22": Both(
        "M2.2 {total} mL ≤ {limit} mL / {hours}時間",
        "in {hours} h",
        "M2.2: {total} mL ≤ {limit} mL in {hours} h",
    ),
    "no_substance": Both(
        "禁止物質 該当なし(照合日 {day})",
        "Prohibited substances: none listed",
        "Prohibited substances: none listed (checked {day})",
    ),
    "substance": Both(
        "禁止表の区分 {product} {classes}(照合日 {day})",
        "Prohibited List class: {product} {classes} (checked {day})",
    ),
    "in_competition": Both("競技会時", "in competition"),
    "editions": Both("適用した版 {editions}", "Editions applied", "Editions applied: {editions}"),
    "register": Both(
        "医籍登録番号 {number}", "Medical Register No.", "Medical Register No. {number}"
    ),
    "finalised": Both("確定 {name} {at}", "Finalised by {romaji}", "Finalised by {romaji}, {at}"),
    "performer": Both("実施者 {name}({post})", "Given by {romaji}, {post}"),
    "delivered": Both("{time} {act}({volume} mL)", "{time} {act} ({volume} mL)"),
    "rate_changed": Both("{time} {act} {rate} mL/h", "{time} {act} {rate} mL/h"),
    "seal": Both("印", "", "Seal"),
    "signed": Both(
        "医療機関の鍵による電子署名(HPKIではない)、紙面は記名・押印",
        "Signed with the institution's key (not HPKI); paper valid with seal",
    ),
    "sealed": Both(
        "医療機関の鍵で電子署名(HPKIではない)、印影に証明力なし",
        "Signed with the institution's key (not HPKI); the seal proves nothing",
    ),
    "unsigned": Both(
        "下書き:電子署名及び証明の効力なし、正式な申請書に転記して医師が署名",
        "Draft: not signed, certifies nothing; to be copied to the official form and signed there",
    ),
    "rate": Both("平均 {rate} mL/h", "{rate} mL/h on average"),
    "tue_method": Both(
        "M2.2(静脈内注入:12時間 100 mL 超)",
        "M2.2 (intravenous infusion of more than 100 mL in 12 hours)",
    ),
    "tue_substance": Both("禁止物質 {classes}", "Prohibited substance {classes}"),
    "tue_none": Both("所属団体に確認", "To be asked of the athlete’s body"),
    "tue_retroactive": Both(
        "投与は終わっているため、遡及的TUEとして速やかに相談",
        "Already given: to be raised without delay as a retroactive application",
    ),
    "tue_unstated": Both(
        "記載なし(申請の前に記録に追記)", "Not stated (to be added to the record before applying)"
    ),
    "phone": Both("電話 {phone}", "Tel. {phone}"),
    "director": Both("管理者 {name}", "", "Director {name}"),
    "institution_code": Both(
        "医療機関コード {code}", "institution code", "Institution code {code}"
    ),
    "kept_by": Both(
        "記録の保管と署名 {name}", "record kept and signed by", "Kept and signed by {name}"
    ),
    "no_institution_code": Both("保険医療機関の指定なし", "Not designated for health insurance"),
    "specimen": Both(
        "見本 SPECIMEN(架空の人物・施設)", "", "SPECIMEN (fictional people and places)"
    ),
    "page": Both("{page} / {pages} ページ", "page {page} of {pages}"),
}

# What a verdict that passes may rest on, as a fact: the window's own sentences tell the physician
# what to do about it, which is nothing for the reader of a certificate.
FINDINGS: Final = {
    "VOL_NEAR_LIMIT": Both(
        "{hours}時間で {total} mL(上限 {limit} mL の近く)",
        "{total} mL in {hours} h, near the limit of {limit} mL",
    ),
    "VOL_AT_LIMIT": Both(
        "{hours}時間で {total} mL(上限と同じ)", "{total} mL in {hours} h, exactly the limit"
    ),
    "CONSERVATIVE_SUM_OVER": Both(
        "全量算入では {hours}時間で {whole} mL、速度按分では {total} mL",
        "Counted whole {whole} mL in {hours} h, by rate {total} mL",
    ),
    "WINDOW_BOUNDARY": Both(
        "{hours}時間のすぐ外に別の静注あり", "Another infusion lies just outside the {hours} hours"
    ),
    "EXEMPT_NEARBY": Both(
        "同じ{hours}時間に上限の適用を受けない静注あり",
        "An exempt infusion lies in the same {hours} hours",
    ),
    "EXC_HOSPITAL": Both(
        "入院設備を有する医療機関での治療のため、量の上限の適用なし",
        "Treatment at an institution with beds: exempt from the volume limit",
    ),
    "EXC_SURGERY": Both(
        "外科手術の過程のため、量の上限の適用なし",
        "Surgical procedure: exempt from the volume limit",
    ),
    "EXC_DIAGNOSTIC": Both(
        "臨床検査の過程のため、量の上限の適用なし",
        "Clinical diagnostic investigation: exempt from the volume limit",
    ),
    "EXC_AMBULANCE": Both(
        "救急搬送中の処置のため、量の上限の適用なし",
        "In an ambulance: exempt from the volume limit",
    ),
    "VENUE_SETTING": Both("会場での緊急の投与", "Given at a venue in an emergency"),
    "SUBST_OOC": Both(
        "{product}:競技会時に禁止される物質({class})、競技会外の投与",
        "{product}: prohibited in competition ({class}), given out of competition",
    ),
    "EDITION_NOT_LOADED": Both(
        "{year}年の規則の版は未収載、直近の版で照合",
        "Rules of {year} not loaded: last edition applied",
    ),
    "M22_EXCEEDED": Both(
        "{hours}時間で {total} mL(上限 {limit} mL を超過)、M2.2 に該当",
        "{total} mL in {hours} h, more than {limit} mL: falls under M2.2",
    ),
    "NPB_JADA_DIFF": Both(
        "JADAは無床診療所での12時間100 mL超の静脈内注入にTUEを求めています(2018年3月8日)。",
        "JADA asks for a TUE for more than 100 mL in 12 hours at a clinic without beds (8 March 2018).",
    ),
}

SEXES: Final = {
    Sex.FEMALE: Both("女", "female"),
    Sex.MALE: Both("男", "male"),
    Sex.OTHER: Both("その他", "other"),
}

SETTINGS: Final = {
    Setting.OUTPATIENT: Both("外来", "Outpatient"),
    Setting.INPATIENT: Both("入院", "Inpatient"),
    Setting.SURGERY: Both("手術", "Surgery"),
    Setting.DIAGNOSTIC: Both("臨床検査", "Diagnostic investigation"),
    Setting.AMBULANCE: Both("救急搬送中", "Ambulance"),
    Setting.VENUE: Both("会場", "Venue"),
    Setting.HOME: Both("往診", "Home visit"),
    Setting.OTHER: Both("その他", "Other"),
}

BEDS: Final = {
    FacilityKind.NO_BEDS: Both("なし(無床診療所)", "None"),
    FacilityKind.CLINIC_WITH_BEDS: Both("有床診療所 {beds}床", "{beds} beds"),
    FacilityKind.HOSPITAL: Both("病院 {beds}床", "{beds} beds"),
}

CERTAINTIES: Final = {
    Certainty.CONFIRMED: Both("確定", "Confirmed"),
    Certainty.SUSPECTED: Both("疑い", "Suspected"),
}

REASONS: Final = {
    IvReason.ORAL_IMPOSSIBLE: Both(
        "経口投与をすることができない", "Oral administration not possible"
    ),
    IvReason.ORAL_HARMFUL: Both(
        "経口投与では胃腸障害を起こすおそれがある", "Oral administration may harm stomach or bowel"
    ),
    IvReason.ORAL_INEFFECTIVE: Both(
        "経口投与では治療の効果を期待できない", "No effect to be expected from oral administration"
    ),
    IvReason.RAPID_EFFECT: Both("特に迅速な治療の効果を要する", "A rapid effect is needed"),
    IvReason.OTHERWISE_DIFFICULT: Both(
        "注射によらなければ治療の効果を期待することが著しく困難",
        "Effect hardly to be expected without injection",
    ),
}

ROUTES: Final = {
    Route.IV_DRIP: Both("点滴静注", "IV drip"),
    Route.IV_BOLUS: Both("静注", "IV push"),
    Route.CENTRAL_LINE: Both("中心静脈", "central line"),
    Route.PORT: Both("皮下埋込ポート", "port"),
    Route.INTRAOSSEOUS: Both("骨髄内", "intraosseous"),
    Route.INTRA_ARTERIAL: Both("動注", "intra-arterial"),
    Route.IM: Both("筋注", "IM"),
    Route.SC: Both("皮下注", "SC"),
    Route.INTRA_ARTICULAR: Both("関節内", "intra-articular"),
    Route.ORAL: Both("経口", "oral"),
    Route.RECTAL: Both("直腸内", "rectal"),
    Route.INHALED: Both("吸入", "inhaled"),
}

ROLES: Final = {
    LineRole.DRUG: Both("", ""),
    LineRole.DILUENT: Both("注射剤の溶解・希釈", "diluent"),
    LineRole.FLUSH: Both("ルートフラッシュ", "line flush"),
}

# Units that are written differently on paper; the others stand as they are.
UNITS: Final = {
    "ug": Both("µg", "µg"),
    "IU": Both("単位", "IU"),
    "amp": Both("アンプル", "ampoule"),
    "vial": Both("バイアル", "vial"),
    "bag": Both("バッグ", "bag"),
    "bottle": Both("ボトル", "bottle"),
    "syringe": Both("シリンジ", "syringe"),
    "kit": Both("キット", "kit"),
    "set": Both("セット", "set"),
}

OUTCOMES: Final = {
    Outcome.BLOCKED: Both("使用不可", "blocked"),
    Outcome.INCOMPLETE: Both("不備", "incomplete"),
    Outcome.EXEMPTION_REQUIRED: Both("要TUE", "TUE required"),
    Outcome.NOT_LEGITIMATE: Both("正当でない", "not legitimate"),
    Outcome.REVIEW: Both("要検討", "review"),
    Outcome.CAUTION: Both("正当(注意)", "legitimate, caution"),
    Outcome.LEGITIMATE: Both("正当", "legitimate"),
    Outcome.NOT_APPLICABLE: Both("対象外", "not applicable"),
}

# The List is WADA's; in Japan it is JADA that applies it.
BODIES: Final = {"WADA": "WADA / JADA"}
