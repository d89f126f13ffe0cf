import cbor2
import cwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from app.proof.cose import Sealed, fingerprint, key_id, sign
from app.proof.payload import Unreadable, pack
from tests.proof import samples, tampering

PAYLOAD = pack(samples.PROOF)
SIGNED = sign(PAYLOAD, samples.KEY)
PUBLIC, OTHER = samples.KEY.public_key(), samples.OTHER_KEY.public_key()


def test_what_is_signed_is_known_by_its_key():
    sealed = Sealed(SIGNED)

    assert sealed.payload == PAYLOAD
    assert fingerprint(sealed.public) == fingerprint(PUBLIC)
    assert sealed.is_intact


def test_another_clinics_code_is_known_by_another_fingerprint():
    sealed = Sealed(sign(PAYLOAD, samples.OTHER_KEY))

    assert sealed.is_intact
    assert fingerprint(sealed.public) == fingerprint(OTHER) != fingerprint(PUBLIC)


def test_a_key_that_takes_anothers_name_is_not_believed():
    tag = cbor2.loads(sign(PAYLOAD, samples.OTHER_KEY))
    named_as_ours = cbor2.dumps({1: -7, 4: key_id(PUBLIC)}, canonical=True)
    forged = cbor2.dumps(cbor2.CBORTag(18, [named_as_ours, *tag.value[1:]]))

    assert not Sealed(forged).is_intact


def test_of_the_two_faces_of_a_signature_one_is_written_and_believed():
    *others, signature = cbor2.loads(SIGNED).value
    s = int.from_bytes(signature[32:], "big")
    other = signature[:32] + (tampering.ORDER - s).to_bytes(32, "big")
    turned = cbor2.dumps(cbor2.CBORTag(18, [*others, other]))

    halves = [_second_half(sign(PAYLOAD + bytes([one]), samples.KEY)) for one in range(16)]
    assert all(one <= tampering.ORDER // 2 for one in halves)
    assert not Sealed(turned).is_intact


def test_the_same_payload_has_the_same_signature_and_another_has_another():
    again, other = sign(PAYLOAD, samples.KEY), sign(PAYLOAD + b"x", samples.KEY)

    assert again == SIGNED
    assert cbor2.loads(other).value[3] != cbor2.loads(SIGNED).value[3]


def _second_half(sealed):
    return int.from_bytes(cbor2.loads(sealed).value[3][32:], "big")


@pytest.mark.parametrize(
    "form",
    [
        lambda sealed: sealed + b"\x00",
        lambda sealed: b"\xd8\x12" + sealed[1:],
        lambda sealed: b"\xd2\x9f" + sealed[2:] + b"\xff",
    ],
    ids=["more behind it", "a longer head", "no length"],
)
def test_the_same_in_more_bytes_is_unreadable(form):
    with pytest.raises(Unreadable):
        Sealed(form(SIGNED))


def test_a_key_that_is_exchanged_has_signed_nothing():
    protected, _, payload, signature = cbor2.loads(SIGNED).value
    other = cbor2.loads(sign(PAYLOAD, samples.OTHER_KEY)).value
    forged = cbor2.dumps(cbor2.CBORTag(18, [protected, other[1], payload, signature]))
    renamed = cbor2.dumps(cbor2.CBORTag(18, [other[0], other[1], payload, signature]))

    assert not Sealed(forged).is_intact
    assert not Sealed(renamed).is_intact


def test_another_program_reads_the_same():
    pem = PUBLIC.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    key = cwt.COSEKey.from_pem(pem, alg="ES256", kid=key_id(PUBLIC))

    assert cwt.COSE.new().decode(SIGNED, keys=[key]) == PAYLOAD


@settings(max_examples=300)
@given(st.integers(0, len(SIGNED) * 8 - 1))
def test_a_changed_bit_is_never_believed(bit):
    changed = bytearray(SIGNED)
    changed[bit // 8] ^= 1 << bit % 8

    try:
        sealed = Sealed(bytes(changed))
    except Unreadable:
        return
    assert not sealed.is_intact


@given(st.binary(max_size=300))
def test_anything_else_is_unreadable(data):
    with pytest.raises(Unreadable):
        Sealed(data)


PROTECTED = cbor2.dumps({1: -7, 4: b"12345678"})
OPEN = cbor2.loads(SIGNED).value[1]


@pytest.mark.parametrize(
    "parts",
    [
        (b"", OPEN, b"", b""),
        (cbor2.dumps({1: -8, 4: b"12345678"}), OPEN, b"", bytes(64)),
        (cbor2.dumps({1: -7}), OPEN, b"", bytes(64)),
        (cbor2.dumps({1: -7, 4: b"12345678", 9: 1}), OPEN, b"", bytes(64)),
        (cbor2.dumps({1: -7, 4: b"1234"}), OPEN, b"", bytes(64)),
        (PROTECTED, {}, b"", bytes(64)),
        (PROTECTED, {-65537: b"no point"}, b"", bytes(64)),
        (PROTECTED, {-65537: "text"}, b"", bytes(64)),
        (PROTECTED, {**OPEN, 5: 1}, b"", bytes(64)),
        (PROTECTED, OPEN, "text", bytes(64)),
        (PROTECTED, OPEN, b""),
    ],
)
def test_another_way_of_signing_is_unreadable(parts):
    with pytest.raises(Unreadable):
        Sealed(cbor2.dumps(cbor2.CBORTag(18, list(parts))))
