"""What became of each certificate, in the database; and that no number is ever given again."""

import threading
from contextlib import closing
from dataclasses import replace

import pytest

from app.domain.audit import AuditEntry, Deed
from app.domain.endings import Ended, Ending
from app.domain.errors import NotThere
from app.domain.keys import Withdrawn
from app.domain.verdicts import CertificateType
from app.services.issued import Sought
from app.services.trouble import SavedByAnother
from db.opening import open_books
from tests.db import samples, shelving
from tests.db.shelving import ClinicFolder
from tests.db.test_restore import bring, put

A = CertificateType.A
MISTAKE = Withdrawn(samples.PHYSICIAN.id, samples.LATER, "別の選手の記録で発行した")


@pytest.fixture
def final(books):
    """A finalised record."""
    return _finalised(books)


@pytest.fixture
def certified(books, final):
    with books.begin() as work:
        work.certificates.add(samples.certificate(final))
        work.commit(samples.trace())
    return final


def _finalised(books):
    one = samples.treatment().finalise(samples.PHYSICIAN.id, samples.LATER)
    with books.begin() as work:
        work.treatments.add(one)
        work.treatments.finalise(one, "d" * 64)
        work.commit(samples.trace())
    return one


def _issue(books, record):
    """Issue one as the service does, with its trace."""
    with books.begin() as work:
        number = work.certificates.next_number(A, 2026)
        work.certificates.add(samples.certificate(record, number))
        work.commit(samples.trace())
    return number


def _line(books, number="A-2026-000001"):
    with books.begin() as work:
        return work.issued.line(number)


def test_a_line_names_people_and_record(books, certified):
    line = _line(books)

    assert line.patient_name == samples.PATIENT.name
    assert line.patient_romaji == samples.PATIENT.romaji
    assert line.issued_by == samples.PHYSICIAN.name
    assert line.started == certified.started
    assert line.is_valid
    assert (line.recipient, line.supersedes) == ("", "")


def test_recipient_and_the_one_before_are_read_from_what_was_certified(books, final):
    content = '{"recipient":"日本野球機構","supersedes":"A-2026-000001"}'
    with books.begin() as work:
        work.certificates.add(samples.certificate(final, "A-2026-000002", content=content))

        line = work.issued.line("A-2026-000002")

    assert (line.recipient, line.supersedes) == ("日本野球機構", "A-2026-000001")


def test_an_amendment_ends_it_and_says_why(books, certified):
    amendment = replace(certified, id=samples.new_id(), version=2, amendment="量の誤記")
    with books.begin() as work:
        work.treatments.add(amendment)
        work.treatments.finalise(amendment, "e" * 64)
        work.commit(samples.trace())

        assert work.issued.ended_of(certified.entry) == "A-2026-000001"

    assert _line(books).ended == Ended(Ending.AMENDED, amendment.recorded.at, "量の誤記")


def test_a_withdrawn_record_ends_it(books, certified):
    with books.begin() as work:
        work.treatments.withdraw(certified.id, MISTAKE)
        work.commit(samples.trace())

    assert _line(books).ended == Ended(Ending.WITHDRAWN, MISTAKE.at, MISTAKE.reason)


def test_one_called_back_is_valid_nowhere(books, certified):
    with books.begin() as work:
        work.issued.revoke("A-2026-000001", MISTAKE)
        work.commit(samples.trace(Deed.CERTIFICATE_REVOKED))

        (summary,) = work.certificates.of_patient(certified.patient)
        assert not summary.is_valid
        assert not work.issued.page(Sought(is_valid=True), None, 10)
        assert work.issued.total(Sought(is_valid=False)) == 1
        with pytest.raises(SavedByAnother):
            work.issued.revoke("A-2026-000001", MISTAKE)


def test_prints_are_counted_from_the_trail(books, certified):
    details = {"number": "A-2026-000001", "way": "paper"}
    at = samples.LATER
    with books.begin() as work:
        deed = Deed.CERTIFICATE_PRINTED
        work.commit(AuditEntry(samples.PHYSICIAN.id, at, deed, certified.id, details))

    assert (_line(books).prints.count, _line(books).prints.last) == (1, at)


def test_a_page_goes_on_where_the_one_before_ended(books, final):
    numbers = [_issue(books, final) for _ in range(5)]

    with books.begin() as work:
        first = work.issued.page(Sought(), None, 3)
        rest = work.issued.page(Sought(), first[-1], 3)

    assert [one.number for one in (*first, *rest)] == numbers[::-1]


def test_a_number_is_found_by_a_part_and_the_patient_by_itself(books, certified):
    with books.begin() as work:
        assert work.issued.total(Sought(number="000001")) == 1
        assert work.issued.total(Sought(number="0_0001")) == 0
        assert work.issued.total(Sought("x", frozenset({certified.patient}))) == 1


def test_a_number_nobody_gave_has_no_line(books):
    with pytest.raises(NotThere):
        _line(books)


def test_a_number_that_was_not_kept_was_never_given(books, final):
    with books.begin() as work:
        dropped = work.certificates.next_number(A, 2026)
        work.certificates.add(samples.certificate(final, dropped))

    assert _issue(books, final) == dropped
    assert _issue(books, final) != dropped


def test_two_who_issue_at_once_get_different_numbers(books, final):
    found = []

    def issue():
        found.append(_issue(books, final))

    threads = [threading.Thread(target=issue) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(found) == [f"A-2026-{count:06d}" for count in range(1, 9)]


def test_books_brought_back_pass_over_what_later_ones_gave(tmp_path):
    clinic, usb = shelving.make(tmp_path / "clinic"), tmp_path / "usb"
    usb.mkdir()
    backup = clinic.back_up(usb)
    with closing(open_books(clinic.database, clinic.key)) as books:
        given = [_issue(books, _finalised(books)) for _ in range(3)]

    lost = _lost(backup, clinic)
    put(backup, clinic.folder)

    assert lost.numbers == (given[-1],)
    with closing(open_books(clinic.database, clinic.key)) as books:
        with books.begin() as work:
            details = {"numbers": list(lost.numbers)}
            deed = Deed.RESTORED
            work.commit(AuditEntry(samples.PHYSICIAN.id, samples.LATER, deed, None, details))
        assert _issue(books, _finalised(books)) == "A-2026-000004"


def _lost(backup, clinic: ClinicFolder):
    with bring(backup, clinic.folder) as restoration:
        return restoration.loss
