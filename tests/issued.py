"""The register of certificates in memory."""

import json
from collections.abc import Iterator
from typing import Any

from app.domain.audit import Deed
from app.domain.endings import Ended, Ending, first_of
from app.domain.errors import NotThere
from app.domain.keys import Withdrawn
from app.domain.treatments import EntryId
from app.domain.verifications import Answer, Doubt
from app.services.checking import Checked, Question
from app.services.issued import CertificateLine, Prints, Sought
from app.services.ports import IssuedCertificate
from app.services.trouble import SavedByAnother
from tests.signing import FakeClinicKeys


class FakeIssued:
    """What became of the certificates of the pages in memory."""

    def __init__(self, pages: Any) -> None:
        self._pages = pages

    def page(
        self, sought: Sought, after: CertificateLine | None, count: int
    ) -> tuple[CertificateLine, ...]:
        """Return the newest that are wanted, and older than one."""
        lines = [one for one in self._lines() if _is_wanted(one, sought)]
        if after is not None:
            lines = [one for one in lines if _age(one) < _age(after)]
        return tuple(lines[:count])

    def total(self, sought: Sought) -> int:
        """Return how many are wanted."""
        return sum(1 for one in self._lines() if _is_wanted(one, sought))

    def line(self, number: str) -> CertificateLine:
        """Return one."""
        if number not in self._pages.certificates:
            raise NotThere("certificate", number)
        return self._line(self._pages.certificates[number])

    def ended_of(self, entry: EntryId) -> str:
        """Return the newest of a record where it is no longer valid."""
        newest = next((one for one in self._lines() if one.entry == entry), None)
        return "" if newest is None or newest.is_valid else newest.number

    def revoke(self, number: str, revoked: Withdrawn) -> None:
        """Write that one was called back."""
        if number in self._pages.revoked:
            raise SavedByAnother
        self._pages.revoked[number] = revoked

    def _lines(self) -> Iterator[CertificateLine]:
        lines = [self._line(one) for one in self._pages.certificates.values()]
        return iter(sorted(lines, key=_age, reverse=True))

    def _line(self, one: IssuedCertificate) -> CertificateLine:
        patient = self._pages.patients[one.patient]
        content = json.loads(one.content)
        return CertificateLine(
            number=one.number,
            kind=one.kind,
            treatment=one.treatment,
            entry=one.entry,
            patient=one.patient,
            patient_number=patient.number,
            patient_name=patient.name,
            patient_romaji=patient.romaji,
            started=self._pages.treatments[one.treatment].started,
            issued=one.issued,
            issued_by=self._pages.staff[one.issued.by].name,
            issuer_romaji=self._pages.staff[one.issued.by].name_romaji,
            recipient=content.get("recipient", ""),
            supersedes=content.get("supersedes", ""),
            ended=first_of(tuple(self._endings(one))),
            prints=self._prints(one.number),
        )

    def _endings(self, one: IssuedCertificate) -> Iterator[Ended]:
        versions = [each for each in self._pages.treatments.values() if each.entry == one.entry]
        certified = self._pages.treatments[one.treatment].version
        for each in versions:
            if each.version == certified + 1:
                yield Ended(Ending.AMENDED, each.recorded.at, each.amendment)
            if each.withdrawn is not None:
                yield Ended(Ending.WITHDRAWN, each.withdrawn.at, each.withdrawn.reason)
        if one.number in self._pages.revoked:
            revoked = self._pages.revoked[one.number]
            yield Ended(Ending.REVOKED, revoked.at, revoked.reason)

    def _prints(self, number: str) -> Prints:
        moments = [
            one.at
            for one in self._pages.trail
            if one.deed is Deed.CERTIFICATE_PRINTED and (one.details or {}).get("number") == number
        ]
        return Prints(len(moments), moments[-1] if moments else None)


def _age(one: CertificateLine) -> tuple[Any, str]:
    return one.issued.at, one.number


def _is_wanted(one: CertificateLine, sought: Sought) -> bool:
    if (sought.number or sought.patients) and not (
        (sought.number and sought.number.lower() in one.number.lower())
        or one.patient in sought.patients
    ):
        return False
    if sought.is_valid is not None and sought.is_valid is not one.is_valid:
        return False
    if sought.since is not None and one.issued.at < sought.since:
        return False
    return sought.until is None or one.issued.at < sought.until


def marked(issued: IssuedCertificate, ended: Ended | None, replaced_by: str) -> bytes:
    """Return a page with what would be across it, beside the page that was issued."""
    word = "copy" if ended is None else f"void by {ended.by}, now {replaced_by}"
    return issued.pdf + f"% {word}\n".encode()


class FakeExaminer:
    """Believes what one key signed, where that key is asked for; `asked` are the questions."""

    def __init__(self, keys: FakeClinicKeys) -> None:
        self._keys = keys
        self.asked: list[Question] = []
        self.signed_by = keys.shown().today.fingerprint
        self.number = "A-2026-000001"

    def __call__(self, question: Question, language: str) -> Checked:
        """Return the answer for a certificate that one key signed."""
        self.asked.append(question)
        stated = (("Certificate No.", self.number),)
        if not question.clinic:
            return Checked(Answer.UNKNOWN_CLINIC, (), stated, self.signed_by, self.number)
        if question.clinic != self.signed_by:
            doubts = (Doubt.OTHER_CLINIC,)
            return Checked(Answer.NOT_VALID, doubts, stated, self.signed_by, self.number)
        return Checked(Answer.VALID, (), stated, self.signed_by, self.number)
