from datetime import timedelta

import pytest

from app.domain.alarms import AlarmKind
from app.domain.audit import NO_HASH, Deed
from app.domain.checkpoints import Found, Occasion, Trouble, digest
from app.domain.staff import Actor
from tests import samples
from tests.checkpoints import FakeSeal, is_genuine


def make(clinic, occasion=Occasion.CERTIFICATE):
    return clinic.checkpoints.make(clinic.actor, occasion)


def kept(books):
    with books.begin() as work:
        return work.checkpoints.all()


def test_a_checkpoint_vouches_for_where_the_trail_stands(clinic, books, door):
    with books.begin() as work:
        head = work.head()

    signed = make(clinic)

    assert (signed.checkpoint.seq, signed.checkpoint.head) == (head.seq, head.hash)
    assert signed.checkpoint.previous == NO_HASH
    assert is_genuine(signed)
    assert books.trail[-1].deed is Deed.CHECKPOINT_MADE
    assert door.witness.lines == [signed]


def test_each_checkpoint_hangs_on_the_one_before(clinic, books):
    first, second = make(clinic), make(clinic)

    assert second.checkpoint.number == 2
    assert second.checkpoint.previous == digest(first.checkpoint)
    assert kept(books) == (first, second)


def test_another_key_that_signs_is_pinned_and_told_to_everybody(clinic, books, monkeypatch):
    make(clinic)
    assert books.trail[-1].details["key"] == FakeSeal.public.hex()

    monkeypatch.setattr(FakeSeal, "public", bytes(32))
    make(clinic)
    make(clinic)

    (alarm,) = clinic.sessions.alarms(clinic.actor)
    assert (alarm.kind, alarm.reason) == (AlarmKind.TRAIL_IS_WRONG, "foreign_key")
    assert [one.details.get("key_before") for one in books.trail[-2:]] == [
        bytes(range(32)).hex(),
        None,
    ]


def test_the_first_opening_of_a_day_seals_the_day_before(clinic, books, door):
    for hours in (0, 1, 24, 25):
        door.clock.now = samples.NOW + timedelta(hours=hours)
        clinic.checkpoints.open_day(clinic.actor)

    made = [one.checkpoint.occasion for one in kept(books)]
    assert made == [Occasion.NEW_DAY, Occasion.NEW_DAY]


def test_closing_seals_what_was_done_since(clinic, books):
    clinic.checkpoints.close_day(clinic.actor)
    clinic.checkpoints.close_day(clinic.actor)
    clinic.patients.visit(clinic.actor, samples.REN.id)
    clinic.checkpoints.close_day(clinic.actor)

    assert len(kept(books)) == 2


def test_what_is_wrong_is_an_alarm_once_and_nothing_vouches_for_it(clinic, books, door):
    door.witness.found = Found(Trouble.OLD_COPY, make(clinic).checkpoint)
    door.clock.forward(days=1)

    for _ in range(2):
        clinic.checkpoints.open_day(clinic.actor)

    with books.begin() as work:
        (alarm,) = work.alarms.waiting()
    assert (alarm.kind, alarm.reason) == (AlarmKind.TRAIL_IS_WRONG, "old_copy")
    assert len(kept(books)) == 1
    assert books.trail[-1].details["trouble"] == "old_copy"


@pytest.mark.parametrize(("broken", "trouble"), [(None, ""), (3, "broken")])
def test_looking_the_trail_over_is_a_trace(clinic, books, door, broken, trouble):
    door.witness.broken = broken

    verified = clinic.checkpoints.verify(clinic.actor)

    assert verified.is_well is (broken is None)
    assert books.trail[-1].deed is Deed.TRAIL_VERIFIED
    assert books.trail[-1].details["trouble"] == trouble


def test_who_only_works_here_may_set_off_a_checkpoint(clinic, books):
    clinic.checkpoints.follow(Actor(samples.NURSE), Occasion.BACKUP)

    assert kept(books)[0].checkpoint.occasion is Occasion.BACKUP
