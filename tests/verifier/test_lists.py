import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import cbor2
import pytest

from app.domain.proofs import RevocationList, Revoked
from app.proof.code import to_text
from app.proof.cose import sign
from app.proof.revocations import to_file
from tests.proof.samples import KEY, OTHER_KEY, PROOF
from tests.verifier.samples import CODE, OURS, text_file

AT = datetime(2026, 11, 21, tzinfo=UTC)
CALLED_BACK = RevocationList(AT, (Revoked(PROOF.number, AT, "amended"),))


@pytest.fixture
def knowing(page):
    page.know("みなと架空診療所", OURS)
    return page


def test_a_certificate_that_was_called_back_is_not_valid(knowing):
    knowing.choose(text_file(to_file(CALLED_BACK, KEY)))
    knowing.type(CODE)

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["revoked"])
    assert "2026-11-21 09:00" in knowing.reads("lists")


def test_a_list_counts_for_what_was_given_before_it(knowing):
    knowing.type(CODE)
    before = knowing.answer

    knowing.type(to_file(CALLED_BACK, KEY).decode())

    assert (before, knowing.answer) == ("valid", "not_valid")


def test_another_clinics_list_calls_nothing_of_this_one_back(knowing):
    knowing.choose(text_file(to_file(CALLED_BACK, OTHER_KEY)))
    knowing.type(CODE)

    assert knowing.answer == "valid"


def test_an_older_list_does_not_take_the_place_of_a_newer_one(knowing):
    older = RevocationList(AT - timedelta(days=9), ())

    knowing.choose(text_file(to_file(CALLED_BACK, KEY)), text_file(to_file(older, KEY)))
    knowing.type(CODE)

    assert knowing.answer == "not_valid"


def test_a_changed_list_is_no_list(knowing):
    content = to_file(replace(CALLED_BACK, revoked=()), KEY).decode().strip()
    changed = content[:-2] + ("0" if content[-2] != "0" else "1") + content[-1]

    knowing.type(changed)

    assert knowing.answer == "unreadable"
    assert knowing.reads("lists") == ""


def test_a_list_made_to_keep_the_page_busy_is_answered_quickly(knowing):
    told = ["revocations/1", 0, [0] * 4_000_000]

    began = time.monotonic()
    knowing.type(to_text(sign(cbor2.dumps(told), OTHER_KEY), "IVR1:"))

    assert knowing.answer == "unreadable"
    assert time.monotonic() - began < 5
