"""What the page believes, the program believes: both read the same codes here."""

import random
from decimal import Decimal

import cbor2
import pytest
import verifier

from app.domain.quantities import show_ml
from app.proof.code import to_text
from app.proof.cose import sign
from app.proof.payload import pack
from app.proof.slip import examine_code
from tests.proof.samples import KEY, OTHER_KEY, PROOF
from tests.proof.tampering import ORDER
from tests.proof.test_code import padded
from tests.verifier import samples

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


@pytest.fixture
def examine(page):
    """Return what the page's own program says of codes, all at once."""
    program = verifier.joined("code")

    def examine(codes):
        script = f"{program} return Promise.all(given[0].map(_code.examineCode));"
        return page.browser.run(script, codes)

    return examine


def test_of_random_proofs_both_read_the_same(examine):
    dice = random.Random(20261120)
    proofs = [samples.random_proof(dice) for _ in range(400)]
    codes = [samples.code_of(one, dice.choice([KEY, OTHER_KEY])) for one in proofs]

    found = examine(codes)

    assert [one["doubts"] for one in found] == [[]] * len(codes)
    assert [_facts_of_page(one["proof"]) for one in found] == [_facts(one) for one in proofs]
    assert [one["fingerprint"] for one in found] == [examine_code(one).fingerprint for one in codes]


def test_of_changed_codes_the_page_believes_none(examine):
    dice = random.Random(7)
    codes = [_changed(dice, samples.code_of(samples.random_proof(dice))) for _ in range(600)]

    found = examine(codes)

    ours = [not examine_code(one).doubts for one in codes]
    assert [not one["doubts"] for one in found] == ours
    assert not any(ours)


def test_of_changed_bits_beneath_the_letters_the_page_believes_none(examine):
    dice = random.Random(13)
    codes = [to_text(_flipped(dice, sign(pack(PROOF), KEY))) for _ in range(400)]

    found = examine(codes)

    assert [one for one in found if not one["doubts"]] == []
    assert {"code_broken"} in [set(one["doubts"]) for one in found]


def test_both_hash_a_record_alike(page):
    dice = random.Random(17)
    records = [{"v": 1, "x": _json(dice)} for _ in range(400)]
    texts = [samples.attached(one)[0].decode() for one in records]

    script = "return Promise.all(given[0].map((one) => _record.examineRecord(one, null)));"
    found = page.browser.run(f"{verifier.joined('record')} {script}", texts)

    assert [one for one in found if one["doubts"]] == []


def test_both_round_a_volume_up_alike(page):
    dice = random.Random(19)
    volumes = [Decimal(dice.randrange(10**9)).scaleb(-dice.randrange(8)) for _ in range(400)]

    script = "return given[0].map(_facts.roundedUp);"
    shown = page.browser.run(
        f"{verifier.joined('facts')} {script}", [f"{one:f}" for one in volumes]
    )

    assert shown == [show_ml(one) for one in volumes]


def test_what_a_clinic_signs_that_is_no_proof_the_page_does_not_believe_either(examine):
    dice = random.Random(11)
    payloads = [_bent(dice) for _ in range(600)]
    codes = [to_text(sign(one, KEY)) for one in payloads]

    found = examine(codes)

    believed = [code for code, one in zip(codes, found, strict=True) if not one["doubts"]]
    assert [code for code in believed if examine_code(code).doubts] == []
    assert believed


def test_only_the_one_form_of_the_signed_bytes_is_believed(examine):
    sealed = sign(pack(PROOF), KEY)
    parts = cbor2.loads(sealed).value
    forms = [
        sealed,
        sealed + b"\x00",
        cbor2.dumps(parts),
        cbor2.dumps(cbor2.CBORTag(17, parts)),
        cbor2.dumps(cbor2.CBORTag(18, [*parts, b""])),
        cbor2.dumps(cbor2.CBORTag(18, [parts[0], {}, *parts[2:]])),
        b"\xd2\x9f" + sealed[2:] + b"\xff",
        cbor2.dumps(cbor2.CBORTag(18, [*parts[:3], _other_face(parts[3])])),
    ]

    found = examine([to_text(one) for one in forms])

    assert [not one["doubts"] for one in found] == [True] + [False] * 7
    assert [not examine_code(to_text(one)).doubts for one in forms] == [True] + [False] * 7


def test_bits_that_mean_nothing_are_noughts_to_both(examine):
    codes = [samples.code_of(samples.proof(number=f"A-2026-{at:06d}")) for at in range(40)]
    changed = [padded(one) for one in codes]

    found = examine(changed)

    believed = [not one["doubts"] for one in found]
    assert believed == [not examine_code(one).doubts for one in changed]
    assert believed == [one == other for one, other in zip(codes, changed, strict=True)]


def _other_face(signature):
    s = int.from_bytes(signature[32:], "big")
    return signature[:32] + (ORDER - s).to_bytes(32, "big")


def _changed(dice, code):
    """Return a code with something changed, left out, doubled or exchanged."""
    at = dice.randrange(len(code))
    match dice.randrange(4):
        case 0:
            other = dice.choice([one for one in LETTERS if one != code[at]])
            return code[:at] + other + code[at + 1 :]
        case 1:
            return code[:at] + code[at + 1 :]
        case 2:
            return code[: max(at, 1)]
        case _:
            return code[:at] + dice.choice(LETTERS) + code[at:]


def _flipped(dice, content):
    changed = bytearray(content)
    for _ in range(dice.choice([1, 1, 1, 2, 8])):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed) if bytes(changed) != content else _flipped(dice, content)


def _json(dice, deep=0):
    """Return anything that a record may hold."""
    signs = 'a0_ "\\/\b\f\n\r\t\x00\x1f\x7f\u2028漢\uff5e\ufeff\U00020bb7\U000e0100<>'
    word = "".join(dice.choice(signs) for _ in range(dice.randrange(6)))
    match dice.randrange(6 if deep < 4 else 4):
        case 0:
            return word
        case 1:
            return dice.choice([0, -1, 7, 2**53 - 1, 1 - 2**53, dice.randrange(10**9)])
        case 2:
            return dice.choice([None, True, False])
        case 3:
            return dice.choice(["__proto__", "10", "9", ""])
        case 4:
            return [_json(dice, deep + 1) for _ in range(dice.randrange(5))]
        case _:
            keys = ["10", "9", "__proto__", "\uff5e", "\U00020bb7", word]
            dice.shuffle(keys)
            return {key: _json(dice, deep + 1) for key in keys[: dice.randrange(7)]}


def _bent(dice):
    """Return a payload in which one thing is of another kind, or one bit another."""
    told = cbor2.loads(pack(samples.random_proof(dice)))
    key = dice.choice(list(told))
    other = [
        "",
        "x",
        0,
        -1,
        10**12,
        b"",
        [],
        [["a"] * 6],
        None,
        1.5,
        True,
        {},
        "1e3",
        "NaN",
        "１",
        "-1",
    ]
    if dice.random() < 0.2:
        del told[key]
    elif dice.random() < 0.7:
        told[key] = dice.choice(other)
    payload = bytearray(cbor2.dumps(told, canonical=True))
    if dice.random() < 0.3:
        payload[dice.randrange(len(payload))] ^= 1 << dice.randrange(8)
    return bytes(payload)


def _facts(one):
    items = [
        [item.yj, item.dose, item.unit, item.route, item.volume_ml, item.lot] for item in one.items
    ]
    return [
        *(one.number, one.kind, int(one.issued.timestamp()), one.supersedes, one.patient),
        *(one.birth.isoformat(), one.register_number, one.institution, one.icd10, one.setting),
        *(int(one.started.timestamp()), int(one.ended.timestamp()), items, one.total_ml),
        *(one.worst_ml, [list(row) for row in one.verdicts], one.record_sha256, one.recipient),
        one.file_sha256,
    ]


def _facts_of_page(one):
    items = [
        [
            *(row[name] for name in ("yj", "dose", "unit", "route")),
            Decimal(row["volumeMl"]),
            row["lot"],
        ]
        for row in one["items"]
    ]
    return [
        *(one[name] for name in ("number", "kind", "issued", "supersedes", "patient", "birth")),
        *(one[name] for name in ("registerNumber", "institution", "icd10", "setting")),
        *(one["started"], one["ended"], items, Decimal(one["totalMl"])),
        *(Decimal(one["worstMl"]) if one["worstMl"] else None, one["verdicts"]),
        *(one["recordSha256"], one["recipient"], one["fileSha256"]),
    ]
