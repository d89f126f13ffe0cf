from datetime import UTC, datetime

import pytest

from app.domain.proofs import RevocationList, Revoked
from app.proof.cose import fingerprint
from app.proof.payload import Unreadable
from app.proof.revocations import from_file, to_file
from tests.proof import samples
from tests.proof.test_code import TEXT

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
LIST = RevocationList(AT, (Revoked("A-2026-000001", AT, "記録の訂正"),))
FILE = to_file(LIST, samples.KEY)


def test_a_list_is_read_again_with_whose_it_is():
    assert from_file(FILE) == (LIST, fingerprint(samples.KEY.public_key()).hex())


def test_a_list_of_nothing_is_a_list_too():
    nothing = RevocationList(AT, ())

    assert from_file(to_file(nothing, samples.KEY))[0] == nothing


def test_a_list_of_ten_years_is_read():
    many = RevocationList(
        AT, tuple(Revoked(f"A-2026-{number:06d}", AT, "訂正") for number in range(5000))
    )

    assert from_file(to_file(many, samples.KEY))[0] == many


def test_a_list_tells_what_it_names():
    assert LIST.names("A-2026-000001")
    assert not LIST.names("A-2026-000002")


# In parts of the file: a signature, and so the file, is not always of one length.
@pytest.mark.parametrize("part", range(0, 100, 2))
def test_a_changed_list_is_unreadable(part):
    place = 5 + (len(FILE) - 7) * part // 100
    sign = b"A" if FILE[place : place + 1] != b"A" else b"B"

    with pytest.raises(Unreadable):
        from_file(FILE[:place] + sign + FILE[place + 1 :])


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"IVR1:", TEXT.encode()])
def test_anything_else_is_unreadable(content):
    with pytest.raises(Unreadable):
        from_file(content)
