"""What each type of certificate is called, states, and does not state (certificate.md 3)."""

from typing import Final

from app.domain.verdicts import CertificateType
from app.pdf.words import Both

TITLES: Final = {
    CertificateType.A: Both(
        "正当な静脈内注入に関する診療記録証明書",
        "Certificate of Medical Record on Intravenous Administration",
    ),
    CertificateType.B: Both(
        "静脈内注入に関する治療記録証明書(事実証明)",
        "Statement of Facts from the Medical Record on Intravenous Administration",
    ),
    CertificateType.C: Both(
        "TUE申請用 診療情報提供書(下書き)",
        "Medical Information for a TUE Application (draft)",
    ),
}

STATEMENTS: Final = {
    CertificateType.A: Both(
        "上記患者に対する静脈内注入は、当院の診療記録(診断名、診断根拠、医薬品名、使用量及び使用方法を含む)"
        "に基づき、医薬品医療機器等法に基づき承認された医薬品をその承認された効能又は効果の範囲内で"
        "使用した治療であったことを、記録に基づき証明します。",
        "According to our medical record (stating the diagnosis, its basis, the products, the amount and"
        " the method), this intravenous administration was treatment with drugs approved under the PMD"
        " Act, used within their approved indications.",
    ),
    CertificateType.B: Both(
        "上記患者に対する静脈内注入について、当院の診療記録に上記のとおり記載されていることを証明します。"
        "TUEの要否は所属団体に確認してください。",
        "Our medical record states the facts above about this intravenous administration. Whether a TUE"
        " is needed must be asked of the athlete’s body.",
    ),
    CertificateType.C: Both(
        "本書は、TUE(治療使用特例)の申請に用いる診療情報の下書きです。申請は所属団体の定める様式で行い、"
        "判断はその団体が行います。",
        "This is a draft of the medical information for an application for a therapeutic use exemption"
        " (TUE). The application is made on the form of the athlete’s body, which decides on it.",
    ),
}

_ANY_BODY: Final = Both(
    "アンチ・ドーピング規則違反の有無及びTUEの要否は所属団体の判断によります。"
    "禁止表は毎年改定されます(照合日:{day})。",
    " Whether a rule was violated or a TUE is needed is for the athlete’s body"
    " to decide. The Prohibited List changes every year (checked {day}).",
)
_RECORD_ALONE: Final = Both(
    "本書は診療記録の内容を証明するものであり、NPB、JADA、WADA、JBCその他の競技団体が承認、認定又は"
    "許可したものではありません。\n",
    "This certificate states what the medical record says; it is not an approval by NPB, JADA, WADA,"
    " JBC or any federation.",
)
_NOTHING_ALONE: Final = Both(
    "本書は下書きであり、NPB、JADA、WADA、JBCその他の競技団体が承認、認定又は許可したものではなく、"
    "証明書として用いることはできません。\n",
    "This draft is not a certificate and cannot be used as one; it is not an approval by NPB, JADA,"
    " WADA, JBC or any federation.",
)


def _joined(first: Both, second: Both) -> Both:
    return Both(first.ja + second.ja, first.en + second.en)


DISCLAIMERS: Final = {
    CertificateType.A: _joined(_RECORD_ALONE, _ANY_BODY),
    CertificateType.B: _joined(_RECORD_ALONE, _ANY_BODY),
    CertificateType.C: _joined(_NOTHING_ALONE, _ANY_BODY),
}
