"""Issuing certificates from finalised records, and handing out the very same bytes again."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.domain.audit import AuditEntry, Deed, canonical
from app.domain.calendar import local
from app.domain.certificates import Certificate, CurvePoint, EditionNote
from app.domain.checkpoints import Occasion
from app.domain.consents import Consent, Terms, check_terms
from app.domain.diagnoses import Diagnosis
from app.domain.errors import NoCertificate
from app.domain.facilities import Facility
from app.domain.formulary import ProductNames
from app.domain.keys import Stamp
from app.domain.patients import Patient, PatientId
from app.domain.proofs import proof_of
from app.domain.recording import entry_of
from app.domain.rules.certifying import LABEL_UNVERIFIED
from app.domain.rules.edition import Editions
from app.domain.rules.judge import VOLUME_BODY
from app.domain.rules.timeline import curve_points
from app.domain.rules.volume_limit import dripped
from app.domain.staff import Actor, Member, Permission
from app.domain.treatments import EntryId, Treatment
from app.domain.verdicts import Assessment, CertificateType, Finding, Outcome
from app.services.canonical import (
    moment,
    peak_content,
    record_content,
    record_sha256,
    verdicts_content,
)
from app.services.checkpoints import Follow, sealed_by_nobody
from app.services.judgement import Judgements, everything_dripped
from app.services.persistence import persistently
from app.services.ports import Begin, CertificateSummary, Clock, IssuedCertificate, UnitOfWork
from app.services.signing_ports import CertificatePrinter, FetchHand


@dataclass(frozen=True, slots=True)
class CertificateSources:
    """What a certificate quotes beside the record: the formulary, the editions, the diagnoses."""

    formulary: ProductNames
    editions: Editions
    diagnoses: tuple[Diagnosis, ...]


class CertificateService:
    """What can be asked of certificates."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        judgements: Judgements,
        sources: CertificateSources,
        printer: CertificatePrinter,
        hand: FetchHand,
        is_specimen: bool,
        seal: Follow = sealed_by_nobody,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._judgements = judgements
        self._sources = sources
        self._printer = printer
        self._hand = hand
        self._is_specimen = is_specimen
        self._seal = seal

    @persistently
    def issue(self, actor: Actor, entry: EntryId, terms: Terms) -> IssuedCertificate:
        """Issue the certificate that the rules allow for a finalised record: A, B or C.

        A and B are signed; C is the draft of an application, which somebody else decides.

        Raises:
            NoCertificate: the record does not allow one; what stands against it is named.
            Refused: nobody agreed, or it is not told for whom; every such field is named.
            TreatmentIsWithdrawn: the record was taken back.
            StorageError: the clinic's key is missing, or does not open; nothing was issued.
        """
        actor.require(Permission.ISSUE_CERTIFICATE)
        now = self._clock()
        with self._begin() as work:
            treatment, finalised = _final(work.treatments.current(entry))
            judgement = self._judgements.of(work, treatment.patient)
            assessment = judgement.assess_record(treatment, now)
            kind = _allowed(assessment)
            check_terms(terms, work.patients.get(treatment.patient).birth, local(now).date())
            number = work.certificates.next_number(kind, local(now).year)
            composed = self._compose(work, treatment, finalised, assessment, number, now)
            issued = self._issued(upon(composed, terms), treatment, Stamp(actor.staff, now))
            work.certificates.add(issued)
            work.commit(
                AuditEntry(
                    actor.staff, now, Deed.CERTIFICATE_ISSUED, treatment.id, _trace(issued, terms)
                )
            )
        self._seal(actor, Occasion.CERTIFICATE)
        return issued

    def get(self, actor: Actor, number: str) -> IssuedCertificate:
        """Return a certificate as it was issued."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.certificates.get(number)

    def visit(self, actor: Actor, number: str) -> IssuedCertificate:
        """Return a certificate for somebody who opens it; that it was looked at is written."""
        actor.require(Permission.READ)
        with self._begin() as work:
            issued = work.certificates.get(number)
            now, details = self._clock(), {"number": number}
            work.commit(
                AuditEntry(actor.staff, now, Deed.CERTIFICATE_VIEWED, issued.treatment, details)
            )
        return issued

    def note_print(self, actor: Actor, number: str, way: str) -> None:
        """Write that a certificate was printed, or saved as a file."""
        actor.require(Permission.READ)
        now = self._clock()
        with self._begin() as work:
            issued = work.certificates.get(number)
            details = {"number": number, "way": way}
            work.commit(
                AuditEntry(actor.staff, now, Deed.CERTIFICATE_PRINTED, issued.treatment, details)
            )

    def of_patient(self, actor: Actor, patient: PatientId) -> tuple[CertificateSummary, ...]:
        """Return a patient's certificates, newest first."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.certificates.of_patient(patient)

    def _issued(
        self, certificate: Certificate, treatment: Treatment, stamp: Stamp
    ) -> IssuedCertificate:
        content = _content(certificate, treatment)
        pdf = self._finish(replace(certificate, record=content))
        return IssuedCertificate(
            number=certificate.number,
            kind=certificate.kind,
            treatment=treatment.id,
            entry=treatment.entry,
            patient=treatment.patient,
            issued=stamp,
            content=content,
            pdf=pdf,
            sha256=hashlib.sha256(pdf).hexdigest(),
        )

    def _finish(self, certificate: Certificate) -> bytes:
        """Return the printed page; what is no draft carries its code and is signed."""
        if certificate.is_draft:
            return self._printer(certificate)
        hand = self._hand()
        proven = replace(certificate, code=hand.prove(proof_of(certificate)))
        return hand.sign(self._printer(proven))

    def _compose(
        self,
        work: UnitOfWork,
        treatment: Treatment,
        finalised: Stamp,
        assessment: Assessment,
        number: str,
        now: datetime,
    ) -> Certificate:
        sources = self._sources
        products = (sources.formulary.named(one.product) for one in treatment.given)
        english = {one.name_ja: one.name_en for one in sources.diagnoses}
        points, elsewhere = self._curve(work, treatment)
        premises = work.facility.premises()
        return Certificate(
            number=number,
            kind=CertificateType(assessment.certificate),
            issued_at=local(now),
            checked_on=local(now).date(),
            version=1,
            # The verdicts of today's look at the record; its hash stays that of the record as saved.
            treatment=replace(treatment, assessment=assessment),
            patient=work.patients.get(treatment.patient),
            facility=premises.at(treatment.branch),
            keeper="" if treatment.branch is None else premises.main.name,
            physician=work.staff.get(treatment.physician),
            finaliser=work.staff.get(finalised.by),
            products=tuple({one.id: one for one in products if one is not None}.values()),
            editions=tuple(self._editions(assessment, treatment)),
            curve=points,
            elsewhere_ml=elsewhere,
            diagnosis_en=english.get(treatment.diagnosis, ""),
            record_sha256=record_sha256(treatment),
            supersedes=work.issued.ended_of(treatment.entry),
            is_specimen=self._is_specimen,
            performer=_performer(work, treatment),
            imprint=work.facility.imprint(),
        )

    def _editions(self, assessment: Assessment, treatment: Treatment) -> list[EditionNote]:
        day = local(treatment.started).date()
        notes = []
        for body in dict.fromkeys((*(one.body for one in assessment.verdicts), VOLUME_BODY)):
            edition = self._sources.editions.in_force(body, day)
            if edition is not None:
                notes.append(
                    EditionNote(
                        body, edition.name, edition.title_ja, edition.title_en, edition.sha256
                    )
                )
        return notes

    def _curve(
        self, work: UnitOfWork, treatment: Treatment
    ) -> tuple[tuple[CurvePoint, ...], Decimal]:
        edition = self._sources.editions.in_force(VOLUME_BODY, local(treatment.started).date())
        limit = None if edition is None else edition.volume_limit
        if limit is None:
            return (), Decimal(0)
        own = dripped(entry_of(treatment, self._sources.formulary.named))
        # One window is drawn on either side, and what is drawn first looks back one window more.
        since = treatment.started - limit.window
        around = everything_dripped(
            work,
            treatment.patient,
            work.athletes.file(treatment.patient),
            since - limit.window,
            (treatment.ended or treatment.started) + limit.window,
        )
        counted = limit.counted(tuple(one for one in around if one.id != own.id))
        elsewhere = sum(
            (
                one.volume_ml
                for one in counted
                if one.is_elsewhere and (one.ended or one.started) >= since
            ),
            Decimal(0),
        )
        points = curve_points((own, *counted), limit.window)
        return tuple(replace(point, at=local(point.at)) for point in points), elsewhere


def _content(certificate: Certificate, treatment: Treatment) -> str:
    """Return what the certificate rests on, as canonical text, to be kept beside its bytes."""
    return canonical(
        {
            "v": 1,
            "number": certificate.number,
            "type": certificate.kind.value,
            "supersedes": certificate.supersedes,
            "issued_at": moment(certificate.issued_at),
            "patient": _patient(certificate.patient),
            "physician": _member(certificate.physician),
            "finalised_by": _member(certificate.finaliser),
            "performer": None
            if certificate.performer is None
            else {**_member(certificate.performer), "role": certificate.performer.role.value},
            "institution": _facility(certificate.facility),
            # Who keeps the record and signs for it, where that is another facility.
            **({"kept_by": certificate.keeper} if certificate.keeper else {}),
            "recipient": certificate.recipient,
            "consent": _consent(certificate.consent),
            "languages": certificate.languages.value,
            "record_sha256": certificate.record_sha256,
            "record": record_content(treatment),
            "verdicts": verdicts_content(certificate.treatment.assessment),
            "peak": peak_content(certificate.treatment.assessment.peak),
            "editions": [
                {"body": one.body, "edition": one.edition, "sha256": one.sha256}
                for one in certificate.editions
            ],
        }
    )


def _performer(work: UnitOfWork, treatment: Treatment) -> Member | None:
    """Return who gave what another hand ordered (実施者); nobody is named where no drip was told."""
    return None if treatment.performer is None else work.staff.get(treatment.performer)


def upon(certificate: Certificate, terms: Terms) -> Certificate:
    """Return a certificate with the terms upon which it is issued."""
    return replace(
        certificate,
        recipient=terms.recipient.strip(),
        consent=terms.consent,
        languages=terms.languages,
    )


def _trace(issued: IssuedCertificate, terms: Terms) -> dict[str, str]:
    return {
        "number": issued.number,
        "sha256": issued.sha256,
        "entry": str(issued.entry),
        "recipient": terms.recipient.strip(),
        "consent": f"{terms.consent.giver} {terms.consent.on}",
    }


def _consent(consent: Consent | None) -> dict[str, str]:
    if consent is None:
        return {}
    return {
        "giver": consent.giver.value,
        "on": consent.on.isoformat(),
        "guardian": consent.guardian.strip(),
    }


def _patient(patient: Patient) -> dict[str, object]:
    return {
        "number": patient.number,
        "name": patient.name,
        "kana": patient.kana,
        "romaji": patient.romaji,
        "birth": patient.birth.isoformat(),
        "sex": patient.sex.value,
        "bodies": list(patient.bodies),
        "team": patient.team,
        "registration": patient.registration,
    }


def _member(member: Member) -> dict[str, object]:
    return {
        "name": member.name,
        "romaji": member.name_romaji,
        "register_number": member.register_number,
        "department": member.department,
    }


def _facility(facility: Facility) -> dict[str, object]:
    return {
        "name": facility.name,
        "name_en": facility.name_en,
        "address": facility.address,
        "phone": facility.phone,
        "director": facility.director,
        "beds": facility.beds,
        "code": facility.institution_code,
    }


def _allowed(assessment: Assessment) -> CertificateType:
    """Return the type that the rules allow; nothing is certified over an unread label (rules A8)."""
    kind = CertificateType(assessment.certificate)
    if kind is CertificateType.NONE:
        raise NoCertificate(assessment.obstacles)
    unread = tuple(one for one in assessment.obstacles if one.code == LABEL_UNVERIFIED)
    if unread:
        raise NoCertificate(unread)
    return kind


def _final(treatment: Treatment | None) -> tuple[Treatment, Stamp]:
    """Return a record that stands, with its finalisation; raises NoCertificate, TreatmentIsWithdrawn."""
    if treatment is None or treatment.finalised is None:
        raise NoCertificate((Finding("REC_NOT_FINALISED", Outcome.LEGITIMATE),))
    treatment.refuse_if_withdrawn()
    return treatment, treatment.finalised
