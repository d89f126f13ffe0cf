from datetime import UTC, datetime
from decimal import Decimal

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.proofs import ProvenItem
from app.proof.payload import Key, Unreadable, pack, unpack
from tests.proof import samples

amounts = st.decimals(0, 10**6, places=3).map(Decimal.normalize)
texts = st.text(max_size=20)
moments = st.integers(0, 2**33).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
items = st.builds(ProvenItem, texts, texts, texts, texts, amounts, texts)
proofs = st.builds(
    samples.proof,
    supersedes=texts,
    patient=texts.filter(bool),
    started=moments,
    items=st.lists(items, max_size=20).map(tuple),
    total_ml=amounts,
    worst_ml=st.none() | amounts,
    verdicts=st.lists(st.tuples(texts, texts, texts), max_size=4).map(tuple),
    recipient=texts,
)


@given(proofs)
def test_what_is_packed_comes_out_again(proof):
    assert unpack(pack(proof)) == proof


@given(proofs)
def test_a_proof_has_one_form_only(proof):
    assert cbor2.dumps(cbor2.loads(pack(proof)), canonical=True) == pack(proof)


def test_keys_are_whole_numbers_that_never_change_their_meaning():
    told = cbor2.loads(pack(samples.PROOF))

    assert told[0] == 1
    assert told[1] == "A-2026-000214"
    assert told[5] == "WATANABE Ren"
    assert told[17] == bytes.fromhex("ab" * 32)
    assert told[19] == bytes.fromhex("cd" * 32)
    assert [key.value for key in Key] == list(range(20))


@given(st.binary(max_size=400))
def test_anything_else_is_unreadable(data):
    with pytest.raises(Unreadable):
        unpack(data)


@pytest.mark.parametrize("key", [Key.NUMBER, Key.PATIENT, Key.STARTED, Key.RECORD_SHA256])
def test_what_lacks_a_fact_is_unreadable(key):
    facts = cbor2.loads(pack(samples.PROOF))
    del facts[int(key)]

    with pytest.raises(Unreadable):
        unpack(cbor2.dumps(facts))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key.FORM, 2),
        (Key.NUMBER, 7),
        (Key.BIRTH, "1998-13-01"),
        (Key.STARTED, "now"),
        (Key.STARTED, True),
        (Key.STARTED, 10**30),
        (Key.ITEMS, "none"),
        (Key.ITEMS, [["one"]]),
        (Key.ITEMS, [[1, 2, 3, 4, 5, 6]]),
        (Key.TOTAL_ML, "NaN"),
        (Key.TOTAL_ML, "much"),
        (Key.VERDICTS, [["NPB", "legitimate"]]),
        (Key.RECORD_SHA256, b"short"),
    ],
)
def test_what_states_a_fact_of_another_kind_is_unreadable(key, value):
    facts = {**cbor2.loads(pack(samples.PROOF)), int(key): value}

    with pytest.raises(Unreadable):
        unpack(cbor2.dumps(facts))
