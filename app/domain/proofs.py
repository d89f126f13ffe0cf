"""What the code on a certificate states: enough to see through a genuine code on another paper."""

import hashlib
from datetime import date, datetime
from decimal import Decimal

from app.domain.certificates import Certificate
from app.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class ProvenItem:
    """One product as the code states it: by code, dose, route, volume in mL and lot."""

    yj: str
    dose: str
    unit: str
    route: str
    volume_ml: Decimal
    lot: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The signed content of a certificate's code (pdf.md 4, "mid"): codes and figures, no kanji.

    `supersedes` is the number of the certificate that this one takes the place of (再発行元),
    `record_sha256` the hash of the record in its canonical form, as the page prints it, and
    `file_sha256` that of the whole attached file, in hexadecimal: names in kanji stand there alone.
    """

    number: str
    kind: str
    issued: datetime
    supersedes: str
    patient: str
    birth: date
    register_number: str
    institution: str
    icd10: str
    setting: str
    started: datetime
    ended: datetime
    items: tuple[ProvenItem, ...]
    total_ml: Decimal
    worst_ml: Decimal | None
    verdicts: tuple[tuple[str, str, str], ...]
    record_sha256: str
    file_sha256: str
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Revoked:
    """A certificate that was called back (失効): when, and why."""

    number: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class RevocationList:
    """Every certificate of a clinic that was called back by a moment."""

    made: datetime
    revoked: tuple[Revoked, ...]

    def names(self, number: str) -> bool:
        """Tell whether a certificate is among them."""
        return any(one.number == number for one in self.revoked)


def proof_of(certificate: Certificate) -> Proof:
    """Return what the code of a certificate states."""
    treatment, peak = certificate.treatment, certificate.treatment.assessment.peak
    return Proof(
        number=certificate.number,
        kind=certificate.kind.value,
        issued=certificate.issued_at,
        supersedes=certificate.supersedes,
        patient=certificate.patient.romaji,
        birth=certificate.patient.birth,
        register_number=certificate.physician.register_number,
        institution=certificate.facility.institution_code or "",
        icd10=treatment.icd10,
        setting=treatment.setting.value,
        started=treatment.started,
        ended=treatment.ended or treatment.started,
        items=tuple(
            ProvenItem(
                one.yj,
                format(one.dose.amount, "f"),
                one.dose.unit,
                one.route.value,
                one.volume_ml,
                one.lot,
            )
            for one in treatment.given
        ),
        total_ml=treatment.iv_volume_ml,
        worst_ml=None if peak is None else peak.rate_weighted_ml,
        verdicts=tuple(
            (one.body, one.outcome.value, one.edition) for one in treatment.assessment.verdicts
        ),
        record_sha256=certificate.record_sha256,
        file_sha256=hashlib.sha256(certificate.record.encode()).hexdigest(),
        recipient=certificate.recipient,
    )
