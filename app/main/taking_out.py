"""What records leave the house with: their forms, the folder they go to, and the bindery of evidence."""

from app import i18n, paths
from app.domain.calendar import local
from app.fhir.bundle import to_fhir
from app.record.cover import cover
from app.record.files import put_files
from app.record.head import patient_line
from app.record.items import Item
from app.record.plain import to_text
from app.record.whole import in_words
from app.services.certificate_batch import CertificateBatch
from app.services.certificates import CertificateService
from app.services.checkpoints import CheckpointService
from app.services.checkup import Progress
from app.services.evidence import Bindery, Evidence, EvidenceService
from app.services.exports import ExportService, Forms
from app.services.ports import Begin, Clock
from app.services.signing_ports import SealPdf
from app.services.whole_record import WholeRecord
from app.words import facility_word


def export_service(begin: Begin, clock: Clock, checkpoints: CheckpointService) -> ExportService:
    """Return what prints and exports records."""
    return ExportService(begin, clock, Forms(pages, text, fhir), put_files, checkpoints.follow)


def batch_service(begin: Begin, certificates: CertificateService) -> CertificateBatch:
    """Return what writes the certificates of a whole team."""
    return CertificateBatch(begin, certificates.issue, certificates.note_print, put_files)


def evidence_service(
    begin: Begin, clock: Clock, checkpoints: CheckpointService, sign: SealPdf
) -> EvidenceService:
    """Return what packs evidence."""
    bindery = Bindery(bound, sign, put_files)
    return EvidenceService(begin, clock, bindery, checkpoints.make, checkpoints.follow)


def pages(record: WholeRecord, language: str, progress: Progress) -> bytes:
    """Return a record as PDF, in the words of a language."""
    say = i18n.load(paths.LOCALE, language)
    return _printed(record, say("Medical record"), in_words(record, say), say, progress)


def text(record: WholeRecord, language: str) -> bytes:
    """Return a record as a text file, in the words of a language."""
    return to_text(in_words(record, i18n.load(paths.LOCALE, language)))


def fhir(record: WholeRecord) -> bytes:
    """Return a record as a FHIR bundle; whoever receives it reads Japanese, whatever the window speaks."""
    return to_fhir(record, i18n.load(paths.LOCALE, "ja"))


def bound(evidence: Evidence, language: str, progress: Progress) -> bytes:
    """Return an evidence pack as PDF: cover, record, certificates as issued, files embedded."""
    # ReportLab and the fonts cost a third of a second: when the first paper is wanted.
    from app.pdf.bundle import bind, pages_of

    say, record = i18n.load(paths.LOCALE, language), evidence.record
    papers = [one.content for one in evidence.certificates]
    items = (*cover(evidence, say), *in_words(record, say))
    behind = sum(pages_of(paper) for paper in papers)
    first = _printed(record, say("Evidence pack"), items, say, progress, behind)
    files = (evidence.data, *evidence.certificates)
    return bind(first, papers, [(one.name, one.content) for one in files])


def _printed(
    record: WholeRecord,
    title: str,
    items: tuple[Item, ...],
    say: i18n.Wording,
    progress: Progress,
    more_pages: int = 0,
) -> bytes:
    from app.main.paper import sheaves
    from app.pdf.sheaf import Sheaf

    about, place = patient_line(record.patient, say), facility_word(record.facility, say)
    sheaf = Sheaf(title, about, place, local(record.gathered.at), items)
    return sheaves()(sheaf, say, more_pages=more_pages, progress=progress)
