from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.audit import NO_HASH, link
from app.domain.checkpoints import (
    BroughtBack,
    Checkpoint,
    Occasion,
    Signed,
    Trail,
    Trouble,
    digest,
    examine,
    from_text,
    to_text,
)

DAWN = datetime(2026, 6, 1, tzinfo=UTC)


def chain(length: int, word: str = "deed") -> list[bytes]:
    """Return the hashes of a trail, its beginning first."""
    hashes = [NO_HASH]
    for number in range(1, length + 1):
        hashes.append(link(hashes[-1], f"{word} {number}"))
    return hashes


def signed(hashes: list[bytes], *seqs: int) -> tuple[Signed, ...]:
    """Return one checkpoint an hour, each hanging on the one before."""
    made: list[Signed] = []
    for number, seq in enumerate(seqs, 1):
        previous = digest(made[-1].checkpoint) if made else NO_HASH
        at = DAWN + timedelta(hours=number)
        one = Checkpoint("books", number, seq, hashes[seq], at, Occasion.NEW_DAY, previous)
        made.append(Signed(one, b"key", b"well"))
    return tuple(made)


def trail(hashes: list[bytes], *, knows_later: bool = False) -> Trail:
    known = dict(enumerate(hashes))
    return Trail(len(hashes) - 1, known.get, lambda: knows_later)


def genuine(one: Signed) -> bool:
    return one.signature == b"well"


HASHES = chain(100)
SIGNED = signed(HASHES, 30, 60, 90)


def trouble(inside, outside, told, restores=()):
    found = examine(inside, outside, told, genuine, lambda: restores)
    return None if found is None else (found.trouble, found.checkpoint.seq)


def test_a_trail_that_its_checkpoints_agree_with_is_well():
    assert trouble(SIGNED, SIGNED, trail(HASHES)) is None
    assert trouble((), (), trail([NO_HASH])) is None


def test_a_trail_that_ends_before_its_own_checkpoints_was_cut_off():
    assert trouble(SIGNED, SIGNED, trail(HASHES[:51])) == (Trouble.TAIL_CUT, 60)


def test_a_trail_that_ends_before_a_record_it_should_tell_of_was_cut_off():
    told = trail(HASHES[:51], knows_later=True)

    assert trouble(SIGNED[:1], SIGNED, told) == (Trouble.TAIL_CUT, 60)


def test_a_file_that_knows_nothing_of_what_others_saw_later_is_an_old_copy():
    assert trouble(SIGNED[:1], SIGNED, trail(HASHES[:51])) == (Trouble.OLD_COPY, 60)


def test_a_trail_that_was_computed_anew_has_other_hashes_than_were_signed():
    forged = [*HASHES[:20], *chain(100, "lie")[20:]]

    assert trouble(SIGNED, (), trail(forged)) == (Trouble.REWRITTEN, 30)
    assert trouble(signed(forged, 30, 60, 90), SIGNED, trail(forged)) == (Trouble.REWRITTEN, 30)


def test_a_checkpoint_that_was_altered_is_forged():
    altered = (*SIGNED[:2], replace(SIGNED[2], signature=b"ill"))

    assert trouble(altered, (), trail(HASHES)) == (Trouble.FORGED, 90)


def test_a_checkpoint_that_was_left_out_breaks_the_row():
    assert trouble((SIGNED[0], SIGNED[2]), (), trail(HASHES)) == (Trouble.FORGED, 90)


def test_what_nobody_of_ours_has_signed_outside_proves_nothing():
    lies = tuple(replace(one, signature=b"ill") for one in signed(chain(100, "lie"), 99))

    assert trouble(SIGNED, (*SIGNED, *lies), trail(HASHES)) is None


def test_what_a_backup_that_was_brought_back_set_aside_is_no_trouble():
    grown = [*HASHES[:51], *chain(100, "after")[51:]]
    restores = (BroughtBack(DAWN + timedelta(hours=9), 50),)

    assert trouble(SIGNED[:1], SIGNED, trail(grown), restores) is None
    assert trouble(SIGNED[:1], SIGNED, trail(grown)) == (Trouble.REWRITTEN, 60)


def test_a_checkpoint_comes_back_from_its_text():
    one = SIGNED[1].checkpoint

    assert from_text(to_text(one)) == one


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", to_text(SIGNED[0].checkpoint).replace(":", ": ", 1)]
)
def test_another_text_is_no_checkpoint(text):
    with pytest.raises(ValueError, match="a checkpoint"):
        from_text(text)


def test_checkpoints_that_were_signed_anew_with_another_key_are_named():
    told = replace(trail(HASHES), key_of=lambda one: b"key" if one.number == 2 else None)
    anew = tuple(replace(one, key=b"sly") for one in SIGNED)

    assert trouble(SIGNED, SIGNED, told) is None
    assert trouble(anew, anew, told) == (Trouble.FOREIGN_KEY, 60)


def test_another_key_outside_than_in_the_file_is_named():
    anew = tuple(replace(one, key=b"sly") for one in SIGNED)

    assert trouble(anew, SIGNED, trail(HASHES)) == (Trouble.FOREIGN_KEY, 30)
