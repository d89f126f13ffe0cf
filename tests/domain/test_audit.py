import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit import NO_HASH, AuditEntry, Deed, canonical, link, payload

AT = datetime(2026, 11, 20, 5, 21, 7, 123456, tzinfo=UTC)
ENTRY = AuditEntry(
    UUID(int=1), AT, Deed.TREATMENT_SAVED, UUID(int=2), {"version": 1, "name": "渡邉"}
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(plain)
def test_canonical_text_says_the_same_and_says_it_in_one_way(value):
    text = canonical(value)

    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


def test_the_order_of_keys_does_not_matter():
    assert canonical({"b": 1, "a": [2, {"d": 3, "c": 4}]}) == '{"a":[2,{"c":4,"d":3}],"b":1}'


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), [1, 2.5], {"a": {"b": [0.1]}}, (1.5,), {1: "a"}, Decimal(1), AT]
)
def test_what_has_no_one_form_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)


def test_a_payload_tells_who_when_what_and_on_what():
    assert json.loads(payload(ENTRY)) == {
        "v": 1,
        "by": "00000000-0000-0000-0000-000000000001",
        "at": "2026-11-20T05:21:07.123+00:00",
        "deed": "treatment_saved",
        "subject": "00000000-0000-0000-0000-000000000002",
        "details": {"version": 1, "name": "渡邉"},
    }


def test_a_payload_does_not_depend_on_the_zone_of_the_clock():
    tokyo = AuditEntry(
        ENTRY.by,
        AT.astimezone(timezone(timedelta(hours=9))),
        ENTRY.deed,
        ENTRY.subject,
        ENTRY.details,
    )

    assert payload(tokyo) == payload(ENTRY)


def test_a_deed_without_subject_or_details_has_a_payload_too():
    text = payload(AuditEntry(UUID(int=1), AT, Deed.CLINIC_CHANGED))

    assert json.loads(text)["subject"] is None
    assert json.loads(text)["details"] == {}


def test_a_link_hangs_on_everything_before_it():
    first = link(NO_HASH, "one")

    assert first == hashlib.sha256(bytes(32) + b"one").digest()
    assert link(first, "two") != link(NO_HASH, "two")
    assert link(first, "two") == hashlib.sha256(first + b"two").digest()
