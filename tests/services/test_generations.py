from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.generations import Backup, is_due, named, surplus
from app.services.ports import ChainHead
from tests import samples

HEAD = ChainHead(7, bytes(32))


def backup(made=samples.NOW, seq=7):
    return Backup(
        Path("usb") / f"{made:%d%H%M}", "0f" * 16, made, ChainHead(seq, bytes(32)), "0001", 1
    )


def test_a_clock_that_was_put_back_makes_a_backup_due():
    later = backup(samples.NOW + timedelta(minutes=1))

    assert is_due(later, HEAD, samples.NOW, at_close=False)


@pytest.mark.parametrize(
    ("hours", "seq", "at_close", "due"),
    [
        *((1, 7, True, False), (1, 9, True, False), (1, 10, True, True), (1, 10, False, False)),
        *((24, 10, False, True), (24, 9, False, False)),
    ],
)
def test_a_backup_is_due_where_anything_was_done_since(hours, seq, at_close, due):
    now = samples.NOW + timedelta(hours=hours)

    assert is_due(backup(), ChainHead(seq, bytes(32)), now, at_close=at_close) is due


def test_where_there_is_none_one_is_due():
    assert is_due(None, HEAD, samples.NOW, at_close=False)


def test_a_trace_says_which_backup_it_was():
    assert named(backup()) == {"target": str(backup().path), "seq": 7, "head": "00" * 32}


MOMENTS = st.lists(
    st.integers(0, 60 * 24 * 12).map(lambda minutes: samples.NOW + timedelta(minutes=minutes)),
    unique=True,
)


@given(MOMENTS, st.integers(0, 6))
def test_at_least_three_generations_and_each_of_the_last_three_days_stay(moments, generations):
    backups = [backup(one) for one in moments]

    gone = surplus(backups, generations)

    kept = sorted((one for one in backups if one not in gone), key=lambda one: one.made)
    wanted = max(3, generations)
    newest = sorted(backups, key=lambda one: one.made)[-wanted:]
    days = sorted({one.made.date() for one in backups})[-wanted:]
    assert set(newest) <= set(kept)
    assert {one.made.date() for one in kept} == set(days) | {one.made.date() for one in newest}
    assert len(kept) <= 2 * wanted
