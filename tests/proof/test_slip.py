from itertools import product

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.verifications import Doubt, Examined, verify
from app.proof.code import to_text
from app.proof.cose import fingerprint, sign
from app.proof.payload import Key, pack
from app.proof.slip import examine_code
from tests.proof import samples
from tests.proof.test_code import TEXT

OURS = fingerprint(samples.KEY.public_key()).hex()
FACTS = cbor2.loads(pack(samples.PROOF))


def signed(facts, key=samples.KEY):
    """Return the code of whatever somebody may have signed."""
    return to_text(sign(cbor2.dumps(facts), key))


def test_a_code_states_what_was_signed_and_by_which_key():
    assert examine_code(TEXT) == Examined((), samples.PROOF, fingerprint=OURS)


def test_a_code_of_another_clinic_is_known_by_its_fingerprint():
    found = verify(examine_code(signed(FACTS, samples.OTHER_KEY)), OURS)

    assert found.doubts == (Doubt.OTHER_CLINIC,)


def test_a_code_whose_signature_does_not_hold_states_nothing():
    tag = cbor2.loads(sign(pack(samples.PROOF), samples.KEY))
    protected, key, payload, _ = tag.value
    broken = cbor2.dumps(cbor2.CBORTag(18, [protected, key, payload, bytes([1]) * 64]))

    assert examine_code(to_text(broken)) == Examined((Doubt.CODE_BROKEN,), fingerprint=OURS)


HARMFUL = {
    "a volume of a gigabyte of noughts": {**FACTS, int(Key.TOTAL_ML): "1E+999999999"},
    "a volume without end": {**FACTS, int(Key.TOTAL_ML): "Infinity"},
    "a moment after all time": {**FACTS, int(Key.ENDED): 253_402_300_799},
    "a moment before all time": {**FACTS, int(Key.STARTED): -62_135_596_800},
    "a figure of another system": {**FACTS, int(Key.TOTAL_ML): "5٠٠"},
    "a list for a name": {**FACTS, int(Key.PATIENT): ["A"] * 9},
    "a map in a map": {0: {0: {0: FACTS}}},
    "no map": [FACTS],
}


@pytest.mark.parametrize("facts", HARMFUL.values(), ids=HARMFUL)
def test_what_is_signed_to_do_harm_is_no_certificate(facts):
    assert examine_code(signed(facts)).doubts == (Doubt.NOT_A_CERTIFICATE,)


TAGS = [
    cbor2.CBORTag(5, [10**9, 3]),
    cbor2.CBORTag(4, [10**9, 3]),
    cbor2.CBORTag(35, "(a+)+$"),
    cbor2.CBORTag(30, [1, 0]),
    cbor2.CBORTag(2, b"\xff" * 2000),
    cbor2.CBORTag(29, 7),
]


@pytest.mark.parametrize("tag", TAGS, ids=lambda tag: str(tag.tag))
def test_whatever_stands_in_the_place_of_a_fact_nothing_raises(tag):
    found = examine_code(signed({**FACTS, int(Key.PATIENT): tag}))

    assert found.doubts in {(Doubt.NOT_A_CERTIFICATE,), (Doubt.FAULT,)}


@settings(max_examples=300)
@given(st.integers(0, len(TEXT) - 1), st.characters(codec="utf-8"))
def test_a_code_with_one_other_sign_is_never_valid(place, sign_):
    changed = TEXT[:place] + sign_ + TEXT[place + 1 :]

    found = verify(examine_code(changed), OURS)

    assert (found.answer == "valid") is (changed.strip() == TEXT)


# As many tests on every core: the length of a code differs with its signature.
@pytest.mark.parametrize("share", range(20))
def test_no_place_of_a_code_takes_another_sign_of_the_alphabet(share):
    for place, sign_ in product(
        range(share, len(TEXT), 20), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    ):
        changed = TEXT[:place] + sign_ + TEXT[place + 1 :]
        if changed != TEXT:
            assert examine_code(changed).doubts


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    assert examine_code(f"IVC1:{text}").doubts
