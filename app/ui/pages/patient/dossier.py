"""Everything that is known of a patient at one moment, and the rows it is told in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.calendar import local
from app.domain.course import Stage
from app.domain.formulary import Product
from app.domain.patients import Patient, PatientId
from app.domain.staff import StaffId
from app.domain.treatments import EntryId, Treatment
from app.domain.verdicts import Assessment
from app.i18n import Wording
from app.services.issued import CertificateLine, Sought
from app.services.judgement import Judgement
from app.services.ports import AthleteFile, CertificateSummary, Filed, KeptDraft
from app.services.trail import TrailEntry
from app.ui.desk import Desk
from app.ui.kit.badge import BadgeText
from app.ui.pages.patient.course import course_of, shown
from app.ui.parts.athlete_file import BANS, COMPETITIONS, EXEMPTIONS, OUTSIDE
from app.ui.parts.athlete_rows import FileRow, ban_row, competition_row, exemption_row, outside_row
from app.ui.parts.athlete_words import athlete_badges
from app.ui.parts.certificate_list import CertificateRow
from app.ui.parts.history import HistoryRow, shown_moment, shown_writing
from app.ui.parts.named import named_diagnosis
from app.ui.parts.record_state import record_state
from app.ui.parts.timeline_card import ShownCourse
from app.words import product_word

Value = TypeVar("Value", Competition, Exemption, Outside, Ban)


# What is in the books, and not put together out of it.
_WRITTEN = ("patient", "drafts", "treatments", "certificates", "file", "issued", "given_out")


def _as_written(name: str, _icd10: str) -> str:
    return name


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the page tells of a patient, as of one moment."""

    patient: Patient
    judgement: Judgement
    drafts: tuple[KeptDraft, ...]
    treatments: tuple[Treatment, ...]
    certificates: tuple[CertificateSummary, ...]
    file: AthleteFile
    at: datetime
    issued: tuple[CertificateLine, ...] = ()
    given_out: tuple[TrailEntry, ...] = ()
    course: ShownCourse | None = None
    # How a diagnosis with its code is called here: as it was written, or in English.
    called: Callable[[str, str], str] = _as_written

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return the bodies that the patient answers to."""
        return self.patient.bodies

    def tells_of(self, other: "Dossier") -> bool:
        """Tell whether nothing was written of the patient between two looks."""
        return all(getattr(self, name) == getattr(other, name) for name in _WRITTEN)


def fetch(desk: Desk, patient: PatientId) -> Dossier:
    """Return what the clinic knows of a patient now."""
    clinic, actor = desk.clinic, desk.actor
    dossier = Dossier(
        patient=clinic.patients.get(actor, patient),
        judgement=clinic.treatments.judgement(actor, patient),
        drafts=clinic.drafts.of_patient(actor, patient),
        treatments=clinic.treatments.of_patient(actor, patient),
        certificates=clinic.certificates.of_patient(actor, patient),
        file=clinic.athletes.file(actor, patient),
        at=desk.clock(),
        issued=clinic.register.page(
            actor, "", Sought(patients=frozenset({patient}), is_valid=True)
        ).lines,
        given_out=clinic.trail.given_out(actor, patient),
        called=lambda name, icd10: named_diagnosis(
            name, icd10, clinic.products.diagnosis, desk.say
        ),
    )
    course = course_of(
        dossier.judgement,
        dossier.bodies,
        dossier.drafts,
        tuple(one.entry for one in dossier.treatments if one.stage is Stage.ORDERED),
        dossier.at,
    )
    return dossier if course is None else replace(dossier, course=shown(course, desk.say))


def history_rows(dossier: Dossier, say: Wording) -> tuple[HistoryRow, ...]:
    """Return drafts first, then records and infusions received elsewhere, newest first."""
    given = [*_record_rows(dossier, say), *_outside_rows(dossier, say)]
    given.sort(key=lambda pair: pair[0], reverse=True)
    return (*_draft_rows(dossier, say), *(row for _, row in given))


def certificate_rows(dossier: Dossier) -> Iterator[CertificateRow]:
    """Yield the certificates in words."""
    records = {one.entry: one for one in dossier.treatments}
    for one in dossier.certificates:
        record = records.get(one.entry)
        yield CertificateRow(
            number=one.number,
            issued=shown_moment(one.issued_at, dossier.at),
            is_valid=one.is_valid,
            started="" if record is None else shown_moment(record.started, dossier.at),
            diagnosis="" if record is None else dossier.called(record.diagnosis, record.icd10),
        )


def file_rows(
    dossier: Dossier, name_of: Callable[[StaffId], str], say: Wording
) -> dict[str, tuple[FileRow, ...]]:
    """Return the athlete's file list by list, newest first; `name_of` tells who withdrew something."""
    now, file = dossier.at, dossier.file

    def product(number: str) -> str:
        known = dossier.judgement.product(number)
        return number if known is None else product_word(known, say)

    def why(one: Filed[Value]) -> str:
        taken = one.withdrawn
        if taken is None:
            return ""
        day = f"{local(taken.at):%Y-%m-%d}"
        name = name_of(taken.by)
        if not name:
            return say("Withdrawn {day}: {reason}", day=day, reason=taken.reason)
        return say("Withdrawn {day}, {name}: {reason}", day=day, name=name, reason=taken.reason)

    exemptions = sorted(file.exemptions, key=lambda one: one.value.valid_to, reverse=True)
    competitions = sorted(file.competitions, key=lambda one: one.value.starts, reverse=True)
    bans = sorted(file.bans, key=lambda one: one.value.first, reverse=True)
    outside = sorted(file.outside, key=lambda one: one.value.started, reverse=True)
    return {
        EXEMPTIONS: tuple(
            exemption_row(one.id, one.value, why(one), now, product, say) for one in exemptions
        ),
        COMPETITIONS: tuple(
            competition_row(one.id, one.value, why(one), now, say) for one in competitions
        ),
        BANS: tuple(ban_row(one.id, one.value, why(one), now, say) for one in bans),
        OUTSIDE: tuple(outside_row(one.id, one.value, why(one), say) for one in outside),
    }


def badges(dossier: Dossier, say: Wording) -> tuple[BadgeText, ...]:
    """Return the badges of what binds the athlete now; what was withdrawn binds nobody."""
    file = dossier.file
    standing = (_standing(file.exemptions), _standing(file.competitions), _standing(file.bans))
    return athlete_badges(*standing, dossier.at, say)


def _standing(filed: Sequence[Filed[Value]]) -> tuple[Value, ...]:
    return tuple(one.value for one in filed if one.stands)


def _draft_rows(dossier: Dossier, say: Wording) -> Iterator[HistoryRow]:
    judgement = dossier.judgement
    for kept in dossier.drafts:
        entry = judgement.read(kept.draft)
        yield HistoryRow(
            source=kept,
            key=kept.draft.entry,
            started=kept.draft.started
            if entry.started is None
            else shown_moment(entry.started, dossier.at),
            written=shown_writing(kept.at, entry.started or kept.at, dossier.at),
            state=say("Draft"),
            diagnosis=dossier.called(entry.diagnosis, entry.icd10),
            product=_products(tuple(one.product for one in entry.lines), "", say),
            volume_ml=entry.iv_volume_ml if entry.lines else None,
            assessment=judgement.assess_entry(entry, dossier.at),
        )


def _record_rows(dossier: Dossier, say: Wording) -> Iterator[tuple[datetime, HistoryRow]]:
    certificates: dict[EntryId, list[CertificateSummary]] = {}
    for summary in dossier.certificates:
        certificates.setdefault(summary.entry, []).append(summary)
    for one in dossier.treatments:
        # Judged anew: what was given since counts into the same hours.
        judged = dossier.judgement.assess_record(one, dossier.at) if one.withdrawn is None else None
        row = HistoryRow(
            source=one,
            key=one.entry,
            started=shown_moment(one.started, dossier.at),
            written=shown_writing(one.recorded.at, one.started, dossier.at),
            has_versions=True,
            state=record_state(one, say),
            diagnosis=dossier.called(one.diagnosis, one.icd10),
            product=_products(
                tuple(dossier.judgement.product(each.product) for each in one.given),
                next((each.brand for each in one.given), ""),
                say,
            ),
            volume_ml=one.iv_volume_ml,
            assessment=judged,
            certificates=tuple(
                _number(each, one, judged, say) for each in certificates.get(one.entry, ())
            ),
            uncertified="" if one.withdrawn is None else say("not certified"),
        )
        yield one.started, row


def _number(
    certificate: CertificateSummary, record: Treatment, judged: Assessment | None, say: Wording
) -> str:
    number = certificate.number
    if not certificate.is_valid:
        return say("No longer valid: {number}", number=number)
    if judged is not None and _is_worse(judged, record.assessment):
        return say("{number}, to be checked", number=number)
    return number


def _is_worse(now: Assessment, then: Assessment) -> bool:
    """Tell whether a body would say something worse today than it said of the record as it stood."""
    before = {one.body: one.outcome.rank for one in then.verdicts}
    return any(one.outcome.rank < before.get(one.body, 0) for one in now.verdicts)


def _outside_rows(dossier: Dossier, say: Wording) -> Iterator[tuple[datetime, HistoryRow]]:
    for one in dossier.file.outside:
        if not one.stands:
            continue
        outside = one.value
        row = HistoryRow(
            source=one,
            key=one.id,
            started=shown_moment(outside.started, dossier.at),
            written=shown_writing(one.stamp.at, outside.started, dossier.at),
            state=say("Elsewhere"),
            diagnosis="—",
            product=say("(declared) {what}", what=outside.what),
            volume_ml=outside.volume_ml,
            assessment=None,
            uncertified=say("not certified"),
        )
        yield outside.started, row


def _products(products: tuple[Product | None, ...], recorded: str, say: Wording) -> str:
    """Return the first product and how many more; as recorded, or in English where it is known."""
    first = next(iter(products), None)
    brand = recorded
    if first is not None and say.language != "ja":
        brand = first.brand_en or first.brand_ja
    elif first is not None:
        brand = recorded or first.brand_ja
    more = len(products) - 1
    return say("{product} and {more} more", product=brand, more=more) if more > 0 else brand
