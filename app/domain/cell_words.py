"""The words that stand in the cells of spreadsheets for what a form offers as a choice."""

import re
import unicodedata

from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.patients import Sex
from app.domain.quantities import UNITS
from app.domain.text import fold
from app.domain.treatments import IvReason, LineRole, Setting


def sex_of(text: str) -> Sex | None:
    """Return the sex that a word means, or None."""
    return _SEXES.get(fold(text))


def setting_of(text: str) -> Setting | None:
    """Return the setting that a word means, or None."""
    return _SETTINGS.get(fold(text))


def route_of(text: str) -> Route | None:
    """Return the route that a word means, or None."""
    return _ROUTES.get(fold(text))


def role_of(text: str) -> LineRole | None:
    """Return what a word says that a product is in the infusion, or None."""
    return _ROLES.get(fold(text))


def certainty_of(text: str) -> Certainty | None:
    """Return whether a word says that a diagnosis stands or is suspected, or None."""
    return _CERTAINTIES.get(fold(text))


def unit_of(text: str) -> str:
    """Return the unit that a word means; an unknown one as it is."""
    return _UNITS.get(fold(text), text)


def iv_reason_of(text: str) -> IvReason | None:
    """Return the ground of the insurance rules that a word names, or None for own words."""
    return _IV_REASONS.get(fold(text))


def bodies_of(text: str) -> tuple[str, ...] | None:
    """Return the bodies that a cell names, or None where one of them is not known."""
    words = [one for one in re.split(r"[,、/・;\s]+", unicodedata.normalize("NFKC", text)) if one]
    if any(fold(one) in {"なし", "無", "ナシ", "none"} for one in words):
        return ()
    found = [_BODIES.get(fold(one)) for one in words]
    known = tuple(dict.fromkeys(one for one in found if one is not None))
    return known if None not in found else None


def _folded(words: dict[str, str]) -> dict[str, str]:
    return {fold(word): key for key, some in words.items() for word in (key, *some.split())}


_SEXES = {
    word: Sex(key)
    for word, key in _folded(
        {
            "male": "男 男性 男子 M male 1 オス",
            "female": "女 女性 女子 F female 2",
            "other": "その他 other 不明 X",
        }
    ).items()
}
_SETTINGS = {
    word: Setting(key)
    for word, key in _folded(
        {
            "outpatient": "外来 診察室 クリニック 処置室 院内 来院 当院 outpatient",
            "inpatient": "入院 病棟 病室 inpatient",
            "surgery": "手術 手術室 術中 surgery",
            "diagnostic": "検査 検査室 造影 diagnostic",
            "ambulance": "救急車 救急搬送 ambulance",
            "venue": "会場 試合会場 競技場 球場 遠征先 帯同 宿舎 合宿 合宿所 venue",
            "home": "往診 在宅 自宅 訪問 home",
            "other": "その他 other",
        }
    ).items()
}
_ROUTES = {
    word: Route(key)
    for word, key in _folded(
        {
            "iv_drip": "点滴 点滴静注 点滴静脈注射 点滴静脈内注射 DIV IV_drip drip 静脈点滴",
            "iv_bolus": "静注 静脈注射 静脈内注射 ワンショット IV bolus push IV_push 側管",
            "central_line": "中心静脈 CV CVC central_line",
            "port": "ポート CVポート port",
            "intraosseous": "骨髄内 骨髄路 intraosseous",
            "intra_arterial": "動注 動脈内 intra_arterial",
            "im": "筋注 筋肉注射 筋肉内注射 IM",
            "sc": "皮下注 皮下注射 皮下 SC",
            "intra_articular": "関節注 関節内 関節腔内 intra_articular",
            "oral": "内服 経口 経口投与 PO oral",
            "rectal": "坐薬 直腸内 rectal",
            "inhaled": "吸入 inhaled",
        }
    ).items()
}
_ROLES = {
    word: LineRole(key)
    for word, key in _folded(
        {
            "drug": "主薬 薬剤 薬 主 drug",
            "diluent": "溶解液 希釈液 溶媒 溶解 希釈 溶解希釈 溶解・希釈 diluent",
            "flush": "フラッシュ 後押し ルート確保 flush",
        }
    ).items()
}
_CERTAINTIES = {
    word: Certainty(key)
    for word, key in _folded(
        {"confirmed": "確定 確診 confirmed", "suspected": "疑い 疑 の疑い うたがい suspected"}
    ).items()
}
_UNITS = _folded(
    {
        **{one: one for one in UNITS},
        "ug": "ug mcg μg µg マイクログラム",
        "mg": "mg ミリグラム",
        "g": "g グラム",
        "mL": "mL cc ミリリットル",
        "IU": "IU 単位 U 国際単位",
        "amp": "amp A アンプル 管 ampoule",
        "vial": "vial V バイアル 瓶V",
        "bag": "bag 袋 バッグ パック",
        "bottle": "bottle ボトル 瓶 本",
        "syringe": "syringe シリンジ 筒",
        "kit": "kit キット",
        "set": "set セット",
    }
)
_IV_REASONS = {
    word: IvReason(key)
    for word, key in _folded(
        {
            "oral_impossible": "経口不可 経口不能 経口投与不可 経口摂取不可 経口投与不能 経口摂取不能",
            "oral_harmful": "経口有害 経口投与で胃腸障害 胃腸障害",
            "oral_ineffective": "経口無効 経口投与無効 経口では効果が期待できない 経口で効果なし",
            "rapid_effect": "迅速 迅速な治療 迅速な治療効果 緊急 速やかな効果",
            "otherwise_difficult": "他に方法なし その他困難 注射によらなければ困難",
        }
    ).items()
}
_BODIES = _folded(
    {
        "NPB": "NPB 日本野球機構 プロ野球 野球機構",
        "WADA": "WADA JADA WADAJADA 日本アンチドーピング機構",
        "JBC": "JBC 日本ボクシングコミッション ボクシングコミッション",
    }
)
