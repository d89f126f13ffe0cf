"""The table of tampering: every row is refused, and for the right reason."""

import json
from dataclasses import replace

import pytest

from app.domain.verifications import Answer, Doubt, verify
from app.i18n import Wording
from app.proof.paper import examine_pdf
from app.verified import doubt_sentence
from tests.proof import genuine, tampering
from tests.proof.genuine import FINGERPRINT, LONG_AGO, OTHER_FINGERPRINT

SAY = Wording("en", str)
CHANGED = "What was signed was changed afterwards."
LATER = "Something was drawn over it or exchanged after it was signed."
APPENDED = "Something was appended after it was signed."
TWICE = "It bears more than one signature"

BY_OTHERS = {
    "a bit of the page's text": (tampering.flipped_in(b"/Contents "), "changed", CHANGED),
    "a bit of a font": (tampering.flipped_in(b"/FontFile2 "), "changed", CHANGED),
    "a bit of the record": (tampering.flipped_attachment("record.json"), "changed", CHANGED),
    "a bit of the attached code": (tampering.flipped_attachment("code.txt"), "changed", CHANGED),
    "the signature's beginning": (tampering.flipped_signature(0.02), "changed", CHANGED),
    "the signature's certificate": (tampering.flipped_signature(0.3), "changed", CHANGED),
    "the signature's end": (tampering.flipped_signature(0.66), "changed", CHANGED),
    "the signature's padding": (tampering.flipped_signature(0.9), "changed", CHANGED),
    "the signature's other face": (tampering.other_face, "changed", CHANGED),
    "a length in more signs": (tampering.longer_length, "changed", CHANGED),
    "a white box over the page": (tampering.white_box, "changed_later", LATER),
    "the record exchanged": (tampering.swapped("record.json"), "changed_later", LATER),
    "the attached code exchanged": (tampering.swapped("code.txt"), "changed_later", LATER),
    "a remark on it": (tampering.annotated, "changed_later", LATER),
    "something behind its end": (lambda pdf: pdf + b"% more\n", "more_appended", APPENDED),
    "another certificate behind its end": (lambda pdf: pdf * 2, "more_appended", APPENDED),
    "no signature": (tampering.stripped, "not_signed", "It bears no signature."),
    "two signatures": (tampering.signed_twice, "signed_twice", TWICE),
    "signed, but open to changes": (tampering.signed_open, "changed_later", LATER),
    "locked": (tampering.locked, "locked", "It is locked with a password"),
    "locked with no word": (
        lambda pdf: tampering.locked(pdf, ""),
        "locked",
        "It is locked with a password",
    ),
}


@pytest.mark.parametrize(("change", "doubt", "words"), BY_OTHERS.values(), ids=BY_OTHERS)
def test_whatever_is_changed_is_refused_and_the_reason_told(change, doubt, words):
    good = genuine.certificate().pdf

    found = verify(examine_pdf(change(good)), FINGERPRINT)

    assert verify(examine_pdf(good), FINGERPRINT).answer is Answer.VALID
    assert found.answer is (Answer.UNREADABLE if doubt == "locked" else Answer.NOT_VALID)
    assert Doubt(doubt) in found.doubts
    assert any(doubt_sentence(one, SAY).startswith(words) for one in found.doubts)
    # What somebody changed is never shown as what was signed.
    assert found.examined.record == ""
    assert found.examined.proof is None


def _record(**changes):
    return json.dumps({**json.loads(genuine.certificate().content), **changes})


def _deep(levels):
    return "[" * levels + "]" * levels


BEFORE_SIGNING = {
    "another certificate's code": ({"code": genuine.code(genuine.another)}, "code_differs"),
    "no code": ({"code": ""}, "no_code"),
    "a code that was changed": (
        {"code": genuine.code()[:60] + "00" + genuine.code()[62:]},
        "code_broken",
    ),
    "another certificate's record": ({"record": genuine.another().content}, "code_differs"),
    "another number in the record": ({"record": _record(number="A-2026-000002")}, "code_differs"),
    "another name in the record": (
        {"record": _record(patient={"name": "田中 一郎"})},
        "record_differs",
    ),
    "another code attached than on the page": (
        {"edited": tampering.swapped("code.txt", genuine.code(genuine.another).encode())},
        "code_not_attached",
    ),
    "no code attached": ({"edited": tampering.swapped("code.txt", b"")}, "code_not_attached"),
    "no record": ({"record": ""}, "no_record"),
    "another record than its hash": ({"record": _record(record={})}, "record_differs"),
    "a record that is none": ({"record": "[1]"}, "record_differs"),
    "a record of text": ({"record": '"text"'}, "record_differs"),
    "a record that nobody can read": ({"record": "{"}, "record_differs"),
    "a record without bottom": ({"record": _deep(100_000)}, "record_differs"),
    "a record too deep": (
        {"record": _record(more=json.loads(_deep(30)))},
        "record_differs",
    ),
    "a record of a megabyte": ({"record": _record(more="A" * 2**20)}, "no_record"),
}


@pytest.mark.parametrize(("changes", "doubt"), BEFORE_SIGNING.values(), ids=BEFORE_SIGNING)
def test_what_contradicts_itself_is_refused_though_the_clinic_signed_it(changes, doubt):
    wrong = genuine.issued(**changes).pdf

    found = verify(examine_pdf(wrong), FINGERPRINT)

    assert verify(examine_pdf(genuine.certificate().pdf), FINGERPRINT).answer is Answer.VALID
    assert (found.answer, found.doubts) == (Answer.NOT_VALID, (Doubt(doubt),))


def test_a_code_that_another_clinic_signed_is_refused():
    theirs = genuine.OTHERS.prove(examine_pdf(genuine.certificate().pdf).proof)

    found = examine_pdf(genuine.issued(code=theirs).pdf)

    assert found.doubts == (Doubt.CODE_DIFFERS,)


def test_another_clinic_of_the_same_name_is_known_by_its_fingerprint():
    theirs = examine_pdf(genuine.issued(genuine.OTHERS).pdf)

    pinned, unpinned = verify(theirs, FINGERPRINT), verify(theirs)

    assert theirs.signer == examine_pdf(genuine.certificate().pdf).signer
    assert (theirs.doubts, theirs.fingerprint) == ((), OTHER_FINGERPRINT)
    assert (pinned.answer, pinned.doubts) == (Answer.NOT_VALID, (Doubt.OTHER_CLINIC,))
    assert (unpinned.answer, unpinned.answer.exit_code) == (Answer.UNKNOWN_CLINIC, 3)


def test_another_clinics_signature_on_our_page_is_refused():
    found = examine_pdf(tampering.signed_by_others(genuine.certificate().pdf))

    assert (found.doubts, found.fingerprint) == ((Doubt.CODE_DIFFERS,), OTHER_FINGERPRINT)


def test_a_certificate_is_good_when_the_key_has_run_out():
    old = genuine.new_keys(LONG_AGO)

    assert examine_pdf(genuine.issued(old).pdf).doubts == ()


def test_what_a_good_one_states_is_all_there():
    certificate = genuine.certificate()

    found = examine_pdf(certificate.pdf)

    assert found.record == certificate.content
    assert found.fingerprint == FINGERPRINT
    assert found.proof.number == certificate.number
    assert found.proof == replace(found.proof, kind="A", patient="WATANABE Ren")
