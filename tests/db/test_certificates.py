from dataclasses import replace

import pytest

from app.domain.errors import NotThere
from app.domain.verdicts import CertificateType
from app.services.ports import CertificateSummary
from app.services.trouble import DatabaseRefused, SavedByAnother
from tests.db import samples


@pytest.fixture
def final(books):
    """A finalised record."""
    one = samples.treatment().finalise(samples.PHYSICIAN.id, samples.LATER)
    with books.begin() as work:
        work.treatments.add(one)
        work.treatments.finalise(one, "d" * 64)
        work.commit(samples.trace())
    return one


def test_a_certificate_comes_back_with_its_bytes(books, final):
    issued = samples.certificate(final)

    with books.begin() as work:
        work.certificates.add(issued)

        assert work.certificates.get(issued.number) == issued


def test_a_patients_certificates_are_listed_newest_first(books, final):
    first = samples.certificate(final)
    second = replace(first, number="A-2026-000002")

    with books.begin() as work:
        work.certificates.add(first)
        work.certificates.add(second)
        listed = work.certificates.of_patient(final.patient)

    assert listed == tuple(
        CertificateSummary(one.number, one.kind, final.entry, final.patient, one.issued.at)
        for one in (second, first)
    )


def test_numbers_count_up_for_each_type_and_year(books, final):
    with books.begin() as work:
        assert work.certificates.next_number(CertificateType.A, 2026) == "A-2026-000001"

        work.certificates.add(samples.certificate(final, "A-2026-000009"))

        assert work.certificates.next_number(CertificateType.A, 2026) == "A-2026-000010"
        assert work.certificates.next_number(CertificateType.B, 2026) == "B-2026-000001"
        assert work.certificates.next_number(CertificateType.A, 2027) == "A-2027-000001"


def test_numbers_go_on_after_a_million(books, final):
    with books.begin() as work:
        work.certificates.add(samples.certificate(final, "A-2026-999999"))
        work.certificates.add(samples.certificate(final, "A-2026-1000000"))

        assert work.certificates.next_number(CertificateType.A, 2026) == "A-2026-1000001"


def test_a_number_is_given_once(books, final):
    with books.begin() as work:
        work.certificates.add(samples.certificate(final))

        with pytest.raises(SavedByAnother):
            work.certificates.add(samples.certificate(final))


def test_no_certificate_without_a_finalised_record(books):
    with books.begin() as work:
        open_one = samples.treatment()
        work.treatments.add(open_one)

        with pytest.raises(DatabaseRefused, match="certificate_of_no_final_record"):
            work.certificates.add(samples.certificate(open_one))


def test_a_number_nobody_gave_is_not_there(books):
    with books.begin() as work, pytest.raises(NotThere):
        work.certificates.get("A-2026-000001")
