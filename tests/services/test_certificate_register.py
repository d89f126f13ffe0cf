"""The register of certificates: what it tells, whom it lets call one back, and what it hands out."""

import csv
import io
import json
from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.endings import CertificateIsEnded, Ending
from app.domain.errors import NotThere, Refused, WrongPassword
from app.services.issued import Sought
from tests import samples
from tests.fakes import finalised

ENTRY = samples.DRAFT.entry
EVERYTHING = Sought()


@pytest.fixture
def issued(clinic):
    """Return a certificate that was just issued."""
    finalised(clinic)
    return clinic.certificates.issue(clinic.actor, ENTRY, samples.TERMS)


def lines(clinic, typed="", **sought):
    return clinic.register.page(clinic.actor, typed, Sought(**sought)).lines


def line(clinic, number):
    return clinic.register.line(clinic.actor, number)


def amend(clinic):
    draft = replace(samples.DRAFT, basis="口渇と皮膚乾燥が強く、経口摂取が続けられない。", base=1)
    return clinic.treatments.amend(clinic.actor, draft, "根拠の記載漏れ", samples.PASSWORD)


def revoke(clinic, number, reason="別の選手の記録で発行した"):
    return clinic.register.revoke(clinic.actor, number, reason, samples.PASSWORD)


def test_a_line_tells_whose_when_by_whom_and_that_it_is_valid(clinic, issued):
    (one,) = lines(clinic)

    assert (one.number, one.patient_name) == (issued.number, samples.REN.name)
    assert one.issued == issued.issued
    assert one.issued_by == samples.PHYSICIAN.name
    assert one.is_valid
    assert one.prints.count == 0


def test_a_line_tells_how_often_it_left_and_when_last(clinic, issued, door):
    clinic.certificates.note_print(clinic.actor, issued.number, "paper")
    door.clock.forward(hours=2)
    clinic.certificates.note_print(clinic.actor, issued.number, "file")

    prints = line(clinic, issued.number).prints

    assert (prints.count, prints.last) == (2, door.clock())


@pytest.mark.parametrize("typed", ["2026-0000", "a-2026", samples.REN.name, samples.REN.number])
def test_it_is_found_by_a_part_of_its_number_and_by_the_patient(clinic, issued, typed):
    assert [one.number for one in lines(clinic, typed)] == [issued.number]


def test_what_nobody_is_called_finds_nothing(clinic, issued):
    assert not lines(clinic, "架空")


def test_it_is_narrowed_to_a_period_and_a_state(clinic, issued):
    at = issued.issued.at

    assert lines(clinic, since=at, is_valid=True)
    assert not lines(clinic, until=at)
    assert not lines(clinic, is_valid=False)


def test_the_certificate_of_an_amended_record_is_no_longer_valid_since_then(clinic, issued, door):
    door.clock.forward(hours=3)

    amend(clinic)

    ended = line(clinic, issued.number).ended
    assert (ended.by, ended.at, ended.reason) == (Ending.AMENDED, door.clock(), "根拠の記載漏れ")


def test_the_certificate_of_a_withdrawn_record_is_no_longer_valid(clinic, issued):
    clinic.treatments.withdraw(clinic.actor, ENTRY, "別の選手の記録", samples.PASSWORD)

    assert line(clinic, issued.number).ended.by is Ending.WITHDRAWN


def test_one_issued_again_names_the_one_whose_place_it_takes(clinic, issued, door):
    amend(clinic)

    again = clinic.certificates.issue(clinic.actor, ENTRY, samples.TERMS)

    assert line(clinic, again.number).supersedes == issued.number
    assert json.loads(again.content)["supersedes"] == issued.number
    assert door.printer.printed[-1].supersedes == issued.number
    assert again.number != issued.number


def test_a_second_one_beside_a_valid_one_takes_nobodys_place(clinic, issued):
    second = clinic.certificates.issue(clinic.actor, ENTRY, samples.TERMS)

    assert line(clinic, second.number).supersedes == ""


def test_one_that_was_replaced_already_is_not_named_again(clinic, issued, door):
    revoke(clinic, issued.number)
    again = clinic.certificates.issue(clinic.actor, ENTRY, samples.TERMS)
    third = clinic.certificates.issue(clinic.actor, ENTRY, samples.TERMS)

    assert line(clinic, again.number).supersedes == issued.number
    assert line(clinic, third.number).supersedes == ""


def test_one_is_called_back_with_a_reason_and_the_record_stands(clinic, issued, books):
    revoked = revoke(clinic, issued.number)

    assert revoked.ended.by is Ending.REVOKED
    assert clinic.treatments.current(clinic.actor, ENTRY).withdrawn is None
    (summary,) = clinic.certificates.of_patient(clinic.actor, samples.REN.id)
    assert not summary.is_valid
    trace = books.trail[-1]
    assert (trace.deed, trace.subject) == (Deed.CERTIFICATE_REVOKED, issued.treatment)
    assert trace.details["reason"] == "別の選手の記録で発行した"


def test_none_is_called_back_twice_or_after_an_amendment(clinic, issued):
    amend(clinic)

    with pytest.raises(CertificateIsEnded):
        revoke(clinic, issued.number)


def test_none_is_called_back_without_reason_password_or_certificate(clinic, issued, books):
    before = len(books.trail)

    with pytest.raises(Refused):
        revoke(clinic, issued.number, "なし")
    with pytest.raises(WrongPassword):
        clinic.register.revoke(clinic.actor, issued.number, "誤発行", "wrong")
    with pytest.raises(NotThere):
        revoke(clinic, "A-2026-000099")

    assert len(books.trail) == before


def test_the_table_holds_every_line_and_no_formula(clinic, issued, books):
    revoke(clinic, issued.number, "=1+1 の誤り")

    content = clinic.register.export(clinic.actor, "", EVERYTHING)

    assert content.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    told = dict(zip(head, row, strict=True))
    assert (told["number"], told["state"]) == (issued.number, "revoked")
    assert told["reason"] == "'=1+1 の誤り"
    assert books.trail[-1].deed is Deed.REGISTER_EXPORTED


def test_the_list_for_the_federations_names_each_and_keeps_the_words_in_the_house(
    clinic, issued, books
):
    revoke(clinic, issued.number)

    told = clinic.register.revocations(clinic.actor).decode()

    assert f"{issued.number} revoked" in told
    assert "選手" not in told
    assert books.trail[-1].deed is Deed.REVOCATIONS_GIVEN


def test_a_copy_is_made_of_a_valid_one_and_written(clinic, issued, door):
    sheet = clinic.register.sheet(clinic.actor, issued.number)

    assert (sheet.issued, sheet.is_void) == (issued, False)
    assert sheet.pdf == issued.pdf + b"% copy\n"
    trace = door.books.trail[-1]
    assert trace.deed is Deed.CERTIFICATE_COPIED
    assert trace.details == {"number": issued.number, "form": "copy"}
    assert clinic.certificates.get(clinic.actor, issued.number).pdf == issued.pdf


def test_a_void_one_says_by_what_and_what_stands_in_its_place(clinic, issued, door):
    amend(clinic)
    again = clinic.certificates.issue(clinic.actor, ENTRY, samples.TERMS)

    sheet = clinic.register.sheet(clinic.actor, issued.number)

    assert sheet.is_void
    assert sheet.pdf.endswith(f"% void by amended, now {again.number}\n".encode())
    assert door.books.trail[-1].details["form"] == "void"


def test_what_was_only_called_back_has_nothing_in_its_place(clinic, issued):
    revoke(clinic, issued.number)

    assert clinic.register.sheet(clinic.actor, issued.number).pdf.endswith(b"now \n")
