import hashlib
import json
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.athletes import Outside
from app.domain.audit import Deed, canonical
from app.domain.certificates import MissingGlyphs
from app.domain.consents import Giver
from app.domain.diagnoses import Certainty
from app.domain.errors import NoCertificate, NotThere, Refused
from app.domain.formulary import Route
from app.domain.proofs import proof_of
from app.domain.treatments import DraftLine, LineRole
from app.domain.verdicts import CertificateType
from app.services.canonical import record_sha256
from tests import drips, samples
from tests.fakes import finalised, saved

ENTRY = samples.DRAFT.entry
LINE = samples.DRAFT.lines[0]
B1 = DraftLine(
    "T03", LineRole.DRUG, "50", "mg", Route.IV_BOLUS, "20", "ビタミンB1欠乏症の予防及び治療"
)


def issue(clinic):
    return clinic.certificates.issue(clinic.actor, ENTRY, samples.TERMS)


def refused(clinic):
    with pytest.raises(NoCertificate) as refusal:
        issue(clinic)
    return {one.code for one in refusal.value.findings}


def test_a_legitimate_final_record_is_certified(clinic, books):
    treatment = finalised(clinic)

    issued = issue(clinic)

    assert issued.number == "A-2026-000001"
    assert issued.kind is CertificateType.A
    assert issued.treatment == treatment.id
    assert issued.issued.by == samples.PHYSICIAN.id
    trace = books.trail[-1]
    assert (trace.deed, trace.subject) == (Deed.CERTIFICATE_ISSUED, treatment.id)
    assert trace.details == {
        "number": issued.number,
        "sha256": issued.sha256,
        "entry": str(ENTRY),
        "recipient": "東都ファルコンズ 医務",
        "consent": "patient 2026-11-20",
    }


def test_the_very_same_bytes_are_handed_out_again(clinic):
    finalised(clinic)
    issued = issue(clinic)

    again = clinic.certificates.get(clinic.actor, issued.number)

    assert again.pdf == issued.pdf
    assert again.sha256 == hashlib.sha256(again.pdf).hexdigest()


def test_a_certificate_quotes_people_rules_and_volume(clinic, door):
    finalised(clinic)

    issue(clinic)

    (printed,) = door.printer.printed
    assert printed.patient == samples.REN
    assert printed.facility == samples.FACILITY
    assert printed.physician == printed.finaliser == samples.PHYSICIAN
    assert printed.products == (samples.SALINE,)
    assert [one.body for one in printed.editions] == ["NPB", "WADA"]
    assert max(point.rate_weighted_ml for point in printed.curve) == 80
    assert printed.diagnosis_en == "Dehydration"
    assert not printed.is_specimen


def test_the_curve_counts_the_infusions_around_it(clinic, door):
    saved(
        clinic,
        entry=UUID(int=0xC9),
        started="2026-11-20 06:00",
        ended="06:30",
        lines=(replace(LINE, dose="10", volume_ml="10"),),
    )
    finalised(clinic)

    issue(clinic)

    (printed,) = door.printer.printed
    assert max(point.rate_weighted_ml for point in printed.curve) == 90


def test_what_was_received_elsewhere_is_on_the_certificate(clinic, door):
    received = Outside(
        samples.NOW.replace(hour=6, minute=0),
        samples.NOW.replace(hour=6, minute=30),
        Decimal(10),
        "輸液",
    )
    clinic.athletes.add_outside(clinic.actor, samples.REN.id, received)
    mistake = clinic.athletes.add_outside(clinic.actor, samples.REN.id, received)
    clinic.athletes.withdraw(clinic.actor, samples.REN.id, mistake.id, "同じ点滴を二度記録した")
    finalised(clinic)

    issue(clinic)

    (printed,) = door.printer.printed
    assert max(point.rate_weighted_ml for point in printed.curve) == 90
    assert printed.elsewhere_ml == 10


def test_the_curve_is_right_from_its_first_moment(clinic, door):
    # Drawn from 01:20 on: then the window still holds what was given at 16:00 the day before.
    saved(
        clinic,
        entry=UUID(int=0xC9),
        started="2026-11-19 16:00",
        ended="16:30",
        lines=(replace(LINE, dose="10", volume_ml="10"),),
    )
    finalised(clinic)

    issue(clinic)

    (printed,) = door.printer.printed
    first = samples.NOW.replace(hour=1, minute=20)
    earlier = [point for point in printed.curve if point.at <= first]
    assert earlier[-1].rate_weighted_ml == 10


def test_the_kept_content_bears_out_the_records_hash(clinic):
    finalised(clinic)
    kept = clinic.treatments.current(clinic.actor, ENTRY)

    content = json.loads(issue(clinic).content)

    record = canonical(content["record"]).encode()
    assert content["record_sha256"] == hashlib.sha256(record).hexdigest()
    assert content["record_sha256"] == record_sha256(kept)
    assert [one["body"] for one in content["verdicts"]] == ["NPB", "WADA"]


def test_the_kept_content_names_the_people_and_the_institution(clinic):
    finalised(clinic)

    content = json.loads(issue(clinic).content)

    assert content["patient"]["name"] == samples.REN.name
    assert content["patient"]["birth"] == samples.REN.birth.isoformat()
    assert content["physician"]["register_number"] == clinic.actor.member.register_number
    assert content["institution"]["name"] == clinic.facility.name


def test_numbers_are_never_given_twice(clinic):
    finalised(clinic)

    assert [issue(clinic).number for _ in range(2)] == ["A-2026-000001", "A-2026-000002"]
    assert [one.number for one in clinic.certificates.of_patient(clinic.actor, samples.REN.id)] == [
        "A-2026-000002",
        "A-2026-000001",
    ]


def test_a_record_that_is_not_final_is_not_certified(clinic):
    saved(clinic)

    assert refused(clinic) == {"REC_NOT_FINALISED"}


def test_what_was_never_recorded_is_not_certified(clinic):
    assert refused(clinic) == {"REC_NOT_FINALISED"}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"lines": (replace(LINE, dose="500", volume_ml="500"),)}, "C"),
        ({"certainty": Certainty.SUSPECTED}, "B"),
        (
            {"lines": (replace(LINE, indication="適応外"),), "off_label_reason": "代替なし"},
            "B",
        ),
        ({"patient": samples.AOI.id}, "B"),
    ],
)
def test_what_is_issued_is_what_the_rules_allow(clinic, door, changes, kind):
    finalised(clinic, **changes)

    issued = issue(clinic)

    (printed,) = door.printer.printed
    assert issued.kind.value == printed.kind.value == kind
    assert issued.number == f"{kind}-2026-000001"
    assert json.loads(issued.content)["type"] == kind


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"lines": (replace(LINE, indication=""),)}, "INDICATION_NOT_CHOSEN"),
        ({"diagnosis": "ビタミンB1欠乏症", "icd10": "E51", "lines": (B1,)}, "LABEL_UNVERIFIED"),
    ],
)
def test_a_record_that_does_not_bear_it_is_not_certified(clinic, books, door, changes, code):
    finalised(clinic, **changes)
    traces = len(books.trail)

    assert code in refused(clinic)
    assert len(books.trail) == traces
    assert door.printer.printed == []
    assert clinic.certificates.of_patient(clinic.actor, samples.REN.id) == ()


def test_nothing_is_certified_over_a_label_that_nobody_read(clinic):
    finalised(
        clinic,
        diagnosis="ビタミンB1欠乏症",
        icd10="E51",
        certainty=Certainty.SUSPECTED,
        lines=(B1,),
    )

    assert refused(clinic) == {"LABEL_UNVERIFIED"}


def test_off_label_use_is_no_certificate_of_legitimacy_for_wada_alone(clinic):
    # WADA asks for no label; the text of type A speaks of it all the same.
    clinic.patients.change(
        clinic.actor, samples.REN, replace(samples.PATIENT_FORM, bodies=("WADA",))
    )
    finalised(clinic, lines=(replace(LINE, indication="適応外"),), off_label_reason="代替なし")

    assert issue(clinic).kind is CertificateType.B


def test_a_draft_is_neither_signed_nor_proven(clinic, door):
    finalised(clinic, lines=(replace(LINE, dose="500", volume_ml="500"),))

    draft = issue(clinic)

    (printed,) = door.printer.printed
    assert draft.kind is CertificateType.C
    assert printed.code == ""
    assert draft.pdf == door.printer(printed)


def test_each_type_is_counted_for_itself(clinic):
    finalised(clinic, lines=(replace(LINE, dose="500", volume_ml="500"),))
    other = finalised(
        clinic,
        entry=UUID(int=0xC9),
        started="2026-11-18 06:00",
        ended="06:30",
        lines=(replace(LINE, dose="10", volume_ml="10"),),
        late_reason="紙の記録から転記した。",
    )

    numbers = [
        clinic.certificates.issue(clinic.actor, entry, samples.TERMS).number
        for entry in (ENTRY, other.entry, ENTRY)
    ]

    assert [one[0] for one in numbers] == ["C", "A", "C"]
    assert len(set(numbers)) == 3


def test_who_agreed_to_it_is_printed_and_kept(clinic, door):
    finalised(clinic)

    content = json.loads(issue(clinic).content)

    (printed,) = door.printer.printed
    assert printed.recipient == content["recipient"] == "東都ファルコンズ 医務"
    assert printed.consent == samples.TERMS.consent
    assert content["consent"] == {"giver": "patient", "on": "2026-11-20", "guardian": ""}
    assert content["languages"] == printed.languages.value == "ja+en"
    assert proof_of(printed).recipient == printed.recipient


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (replace(samples.TERMS, recipient=" "), "recipient"),
        (
            replace(samples.TERMS, consent=replace(samples.TERMS.consent, giver=Giver.GUARDIAN)),
            "guardian",
        ),
    ],
)
def test_without_a_recipient_or_consent_nothing_is_issued(clinic, books, terms, field):
    finalised(clinic)
    traces = len(books.trail)

    with pytest.raises(Refused) as refusal:
        clinic.certificates.issue(clinic.actor, ENTRY, terms)

    assert [one.field for one in refusal.value.faults] == [field]
    assert len(books.trail) == traces


def test_a_confirmed_label_is_certified(clinic):
    finalised(clinic, diagnosis="ビタミンB1欠乏症", icd10="E51", lines=(B1,))

    clinic.products.confirm_label(clinic.actor, "T03", samples.NOW.date())

    assert issue(clinic).kind is CertificateType.A


def test_what_the_printer_cannot_print_leaves_nothing(clinic, books, door):
    finalised(clinic)
    traces = len(books.trail)
    door.printer.trouble = MissingGlyphs("\U000e0101")

    with pytest.raises(MissingGlyphs):
        issue(clinic)

    assert len(books.trail) == traces
    assert clinic.certificates.of_patient(clinic.actor, samples.REN.id) == ()


def test_a_print_is_written_into_the_trail(clinic, books):
    treatment = finalised(clinic)
    issued = issue(clinic)

    clinic.certificates.note_print(clinic.actor, issued.number, "pdf")

    trace = books.trail[-1]
    assert (trace.deed, trace.subject) == (Deed.CERTIFICATE_PRINTED, treatment.id)
    assert trace.details == {"number": issued.number, "way": "pdf"}


def test_what_was_not_issued_is_neither_handed_out_nor_printed(clinic, books):
    with pytest.raises(NotThere):
        clinic.certificates.get(clinic.actor, "A-2026-000009")
    with pytest.raises(NotThere):
        clinic.certificates.note_print(clinic.actor, "A-2026-000009", "pdf")

    assert books.trail == []


def test_opening_a_certificate_is_a_trace(clinic, books):
    finalised(clinic)
    issued = issue(clinic)

    opened = clinic.certificates.visit(clinic.actor, issued.number)

    assert opened == issued
    assert books.trail[-1].deed is Deed.CERTIFICATE_VIEWED
    assert books.trail[-1].details == {"number": issued.number}


def test_whoever_gave_it_is_named_and_the_course_is_kept(clinic, door):
    given = drips.ended(clinic, started="2026-11-20 14:10", ended="14:20")
    clinic.treatments.finalise(clinic.actor, given.id, samples.PASSWORD)

    content = json.loads(issue(clinic).content)

    assert door.printer.printed[0].performer == samples.NURSE
    assert content["performer"]["name"] == samples.NURSE.name
    assert content["performer"]["role"] == "nurse"
    assert [step["act"] for step in content["record"]["course"]] == ["begun", "ended"]


def test_nobody_is_named_as_performer_where_the_physician_did_all(clinic, door):
    finalised(clinic)

    content = json.loads(issue(clinic).content)

    assert door.printer.printed[0].performer is None
    assert content["performer"] is None
