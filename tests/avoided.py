"""What the program must never say of an infusion or a certificate (certificate.md 3)."""

import re

AVOIDED = (
    "ドーピングではない",
    "ドーピング違反ではない",
    "違反ではないことを証明",
    "NPB公認",
    "JADA公認",
    "JBC公認",
    "WADA公認",
    "NPB承認",
    "JADA承認",
    "WADA準拠",
    "準拠認定",
    "TUE不要",
    "TUEは不要",
    "以下なので安全",
    "治療目的のため問題なし",
    "クリーンな",
    "クリーンである",
    "お墨付き",
    "certified legitimate",
    "legitimate by law",
    "not doping",
    "no doping",
    "TUE not required",
    "no TUE is needed",
    "clean athlete",
    "is clean",
    "approved by NPB",
    "approved by JADA",
    "approved by WADA",
    "approved by JBC",
    "guaranteed safe",
)


def avoided(text):
    """Return what of it a text says, gaps and the size of letters apart."""
    told = re.sub(r"\s+", "", text).casefold()
    return [one for one in AVOIDED if re.sub(r"\s+", "", one).casefold() in told]
