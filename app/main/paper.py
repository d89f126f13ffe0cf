"""The printer of certificates, made once: its fonts are read when the first page is wanted."""

from functools import cache

from app import i18n, paths
from app.domain.verdicts import Finding
from app.findings import sentence
from app.pdf.certificate import CertificatePage
from app.pdf.sheaf import SheafPages
from app.pdf.slip import SlipPage


@cache
def printer() -> CertificatePage:
    """Return the printer of certificates; they speak both languages at once."""
    ja, en = i18n.load(paths.LOCALE, "ja"), i18n.load(paths.LOCALE, "en")

    def explain(finding: Finding) -> tuple[str, str]:
        return sentence(finding, ja), sentence(finding, en)

    return CertificatePage(paths.FONTS, explain)


@cache
def slips() -> SlipPage:
    """Return the printer of papers for the safe."""
    return SlipPage(paths.FONTS)


@cache
def sheaves() -> SheafPages:
    """Return the printer of records and evidence packs."""
    return SheafPages(paths.FONTS)
