"""What waits today, place by place."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from app.domain.board import Place
from app.domain.course import Act
from app.domain.staff import Actor
from tests import drips, samples
from tests.fakes import finalised, saved
from tests.services.test_athletes import TUE

NURSE = Actor(samples.NURSE)


def form(number, **changes):
    return replace(samples.DRAFT, entry=UUID(int=number), **changes)


def look(clinic):
    return clinic.today.look(clinic.actor)


def shown(clinic, place):
    (column,) = [one for one in look(clinic).columns if one.place is place]
    assert column.count == len(column.shown)
    return column.shown


def test_an_empty_day_has_four_empty_places(clinic):
    assert [one.place for one in look(clinic).columns] == list(Place)
    assert [one.count for one in look(clinic).columns] == [0, 0, 0, 0]


def test_each_infusion_waits_in_its_own_place(clinic):
    waiting = drips.ordered(clinic, entry=UUID(int=0xF1))
    running = drips.begun(clinic, entry=UUID(int=0xF2))
    entered = clinic.treatments.save_by_proxy(NURSE, form(0xF3))
    over = saved(clinic, form(0xF4))

    found = [shown(clinic, place)[0].treatment.id for place in Place]

    assert found == [waiting.id, running.id, entered.id, over.id]


def test_what_is_final_waits_nowhere_and_is_counted(clinic):
    finalised(clinic)

    assert [one.count for one in look(clinic).columns] == [0, 0, 0, 0]
    assert look(clinic).finalised == 1


def test_a_running_drip_tells_when_it_ends_by_its_order(clinic):
    drips.begun(clinic)

    (one,) = shown(clinic, Place.RUNNING)

    assert one.flow.ends - one.treatment.started == timedelta(hours=1)


def test_who_is_ready_first_comes_first_and_what_stands_still_last(clinic):
    still = drips.interrupted(clinic, entry=UUID(int=0xF1))
    later = drips.begun(clinic, entry=UUID(int=0xF2), ended="16:15")
    soon = drips.begun(clinic, entry=UUID(int=0xF3))

    found = [one.treatment.id for one in shown(clinic, Place.RUNNING)]

    assert found == [soon.id, later.id, still.id]


def test_what_was_written_down_as_given_runs_until_its_end(clinic):
    record = saved(clinic, form(0xF1, started="2026-11-20 14:00", ended="15:00"))

    (one,) = shown(clinic, Place.RUNNING)

    assert one.treatment.id == record.id
    assert one.flow.left(samples.NOW) == record.ended - samples.NOW


def test_a_record_that_waits_too_long_is_late(clinic, door):
    saved(clinic)
    door.clock.forward(hours=30)

    (one,) = shown(clinic, Place.FINALISING)

    assert one.is_late


def test_an_exemption_that_ends_soon_is_counted_until_a_later_one_stands_behind_it(clinic):
    clinic.athletes.add_exemption(clinic.actor, samples.REN.id, TUE)
    before = look(clinic).running_out

    renewed = replace(TUE, number="TUE-2027-0001", valid_to=date(2027, 11, 30))
    clinic.athletes.add_exemption(clinic.actor, samples.REN.id, renewed)

    assert (before, look(clinic).running_out) == (1, 0)


def test_looking_writes_nothing(clinic, books):
    drips.interrupted(clinic)
    before = list(books.trail)

    look(clinic)

    assert books.trail == before


def test_a_drip_that_ended_waits_to_be_final(clinic):
    drips.step(clinic, drips.begun(clinic), Act.ENDED, "14:20", delivered_ml="80")

    assert not shown(clinic, Place.RUNNING)
    assert len(shown(clinic, Place.FINALISING)) == 1
