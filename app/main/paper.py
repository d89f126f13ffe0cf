"""The printer of certificates, made once: its fonts are read when the first page is wanted."""

from datetime import datetime
from functools import cache, partial

from app import i18n, paths
from app.domain.calendar import local
from app.domain.endings import Ended
from app.domain.facilities import Facility
from app.domain.verdicts import Finding
from app.findings import sentence
from app.pdf.bars import Bars, bars
from app.pdf.certificate import CertificatePage
from app.pdf.imprint_page import ImprintPage
from app.pdf.letter import Letter, LetterPage
from app.pdf.rulebook import Rulebook, RulebookPages
from app.pdf.sheaf import SheafPages
from app.pdf.slip import SlipPage
from app.pdf.watermark import Remark, notice
from app.services.ports import IssuedCertificate
from app.services.reports import ReportPaper
from app.services.signing import ShownKey
from app.verified import grouped


@cache
def printer() -> CertificatePage:
    """Return the printer of certificates; they speak both languages at once."""
    ja, en = i18n.load(paths.LOCALE, "ja"), i18n.load(paths.LOCALE, "en")

    def explain(finding: Finding) -> tuple[str, str]:
        return sentence(finding, ja), sentence(finding, en)

    return CertificatePage(paths.FONTS, explain)


def sheet(issued: IssuedCertificate, ended: Ended | None, replaced_by: str) -> bytes:
    """Return the pages of a certificate marked as a copy, or as void with since when and why."""
    remark = Remark.COPY if ended is None else Remark.VOID
    return printer().reprint(issued, remark, notice(ended, replaced_by))


@cache
def slips() -> SlipPage:
    """Return the printer of papers for the safe."""
    return SlipPage(paths.FONTS)


@cache
def letters() -> LetterPage:
    """Return the printer of letters that tell the clinic's fingerprint."""
    return LetterPage(paths.FONTS)


def letter(shown: ShownKey, clinic: Facility, at: datetime) -> bytes:
    """Return the letter that tells a federation the clinic's fingerprint."""
    key = shown.today
    facts = [
        ("address", clinic.address),
        ("phone", clinic.phone),
        ("begins", f"{local(key.begins):%Y-%m-%d}"),
        ("ends", f"{local(key.ends):%Y-%m-%d}"),
    ]
    facts += [("earlier", grouped(one.fingerprint)) for one in shown.earlier[:1]]
    name = " ".join(part for part in (clinic.name, clinic.name_en) if part)
    told = tuple((one, value) for one, value in facts if value)
    return letters()(Letter(name, key.fingerprint, local(at), told))


@cache
def imprints() -> ImprintPage:
    """Return what shows seals as certificates will."""
    return ImprintPage(paths.FONTS)


def report_pages(report: ReportPaper, clinic: str, at: datetime) -> bytes:
    """Return an overview as PDF, its bars above its tables."""
    figure = partial(bars, Bars(report.bars_title, report.bars, report.legend))
    return RulebookPages(paths.FONTS)(Rulebook(report.title, clinic, at, report.text), figure)


@cache
def sheaves() -> SheafPages:
    """Return the printer of records and evidence packs."""
    return SheafPages(paths.FONTS)
