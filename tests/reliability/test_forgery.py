"""Thousands of changed certificates: none is valid but the very bytes that the clinic signed."""

import os
import random
from collections import Counter
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from app.domain.verifications import Answer, verify
from app.proof.anything import examine
from tests.proof import genuine, tampering
from tests.proof.genuine import FINGERPRINT

# A long run takes TENTEKI_ROUNDS=10000.
ROUNDS = int(os.environ.get("TENTEKI_ROUNDS", "500"))
pytestmark = pytest.mark.timeout(120 + ROUNDS // 2)


def flips(data, other, chance):
    """Change one to twenty bytes anywhere."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def one_bit(data, other, chance):
    """Change a single bit."""
    return tampering.flipped(data, chance.randrange(len(data)), 1 << chance.randrange(8))


def move(data, other, chance):
    """Take a block from one place to another one."""
    length = chance.randint(1, min(4096, len(data) // 2))
    start = chance.randrange(len(data))
    block, rest = data[start : start + length], data[:start] + data[start + length :]
    place = chance.randrange(len(rest))
    return rest[:place] + block + rest[place:]


def double(data, other, chance):
    """Write a block over another one, so that the length stays."""
    length = chance.randint(1, min(4096, len(data) // 2))
    source, place = (chance.randrange(len(data) - length) for _ in "12")
    return data[:place] + data[source : source + length] + data[place + length :]


def cut(data, other, chance):
    """End too early, or begin too late."""
    place = chance.randrange(1, len(data))
    return data[:place] if chance.random() < 0.7 else data[place:]


def splice(data, other, chance):
    """Put a part of one certificate into another one."""
    start, end = sorted(chance.sample(range(len(data)), 2))
    return data[:start] + other[start:end] + data[end:]


def more(data, other, chance):
    """Write something behind the end."""
    return data + chance.choice((chance.randbytes(chance.randint(1, 99)), b"\n", b"%%EOF\n", other))


def signature(data, other, chance):
    """Change the block that no signature covers."""
    first, second = genuine.signature(data)
    place = chance.randrange(first, second)
    sign = chance.choice(b"0123456789abcdefABCDEF <>")
    return data[:place] + bytes([sign]) + data[place + 1 :]


def increment(data, other, chance):
    """Change or add an object as programs that edit PDF do."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    thing = generic.StreamObject(stream_data=chance.randbytes(chance.randint(0, 50)))
    reference = writer.add_object(thing)
    key = chance.choice(("/Lang", "/Names", "/AF", "/OpenAction", "/AcroForm", "/Pages", "/X"))
    if chance.random() < 0.8:
        writer.root[key] = reference
        writer.update_root()
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


OF_BOTH = (flips, one_bit, move, double, cut, splice, more)
OF_FILES = (*OF_BOTH, signature, increment)


def changed_ones(ways, pair, chance, rounds):
    """Yield so many ways of changing something, and what came of each; none left it as it was."""
    for _ in range(rounds):
        change, changed = None, pair[0]
        while changed.strip() in pair or changed in pair:
            change = chance.choice(ways)
            changed = change(*pair, chance)
        yield change.__name__, changed


def answers(changed):
    """Count the answers to what was changed; none of it may be valid."""
    counted = Counter()
    for how, content in changed:
        answer = verify(examine(content), FINGERPRINT).answer
        assert answer is not Answer.VALID, (how, content[-4000:])
        counted[f"{how} {answer}"] += 1
    return counted


@pytest.mark.parametrize("seed", range(10))
def test_no_changed_file_is_valid(seed, record_property):
    pair = genuine.certificate().pdf, genuine.another().pdf

    changed = changed_ones(OF_FILES, pair, random.Random(seed), ROUNDS // 10)

    record_property("answers", str(answers(changed)))
    assert all(verify(examine(one), FINGERPRINT).answer is Answer.VALID for one in pair)


def test_no_changed_code_is_valid(record_property):
    pair = genuine.code().encode(), genuine.code(genuine.another).encode()

    changed = changed_ones(OF_BOTH, pair, random.Random(0), ROUNDS)

    record_property("answers", str(answers(changed)))
    assert all(verify(examine(one), FINGERPRINT).answer is Answer.VALID for one in pair)
