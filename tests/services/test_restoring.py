from pathlib import Path

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotPermitted
from app.services.generations import Backup
from app.services.ports import ChainHead
from app.services.restoring import Loss, Restored, Standing, note_restored, permitted
from tests import samples

BACKUP = Backup(Path("usb/one"), "0f" * 16, samples.NOW, ChainHead(7, bytes(32)), "0001", 1)


def test_who_brings_a_backup_back_must_be_permitted_to():
    assert permitted(samples.PHYSICIAN).member == samples.PHYSICIAN
    with pytest.raises(NotPermitted):
        permitted(samples.NURSE)


def test_what_was_set_aside_is_written_into_what_came_back(door):
    loss = Loss(Standing.AHEAD, 5, 2, 1)

    note_restored(
        door.books.begin,
        door.clock,
        samples.DOCTOR,
        Restored(BACKUP, loss, Path("before-restore-1")),
    )

    trace = door.books.trail[-1]
    assert trace.deed is Deed.RESTORED
    assert (trace.details["traces"], trace.details["aside"]) == (5, "before-restore-1")


def test_the_last_numbers_of_what_was_set_aside_are_written_down(door):
    loss = Loss(Standing.AHEAD, 5, 2, 1, ("A-2026-000007",))

    note_restored(door.books.begin, door.clock, samples.DOCTOR, Restored(BACKUP, loss, None))

    assert door.books.trail[-1].details["numbers"] == ["A-2026-000007"]


@pytest.mark.parametrize("standing", [Standing.NONE, Standing.UNREADABLE])
def test_a_thousand_numbers_are_passed_over_where_nobody_can_be_asked(door, standing):
    restored = Restored(BACKUP, Loss(standing), None)

    note_restored(door.books.begin, door.clock, samples.DOCTOR, restored)

    numbers = door.books.trail[-1].details["numbers"]
    assert numbers == ["A-2026-001000", "B-2026-001000", "C-2026-001000"]
