"""The work that is left, as each finds it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.staff import Actor, Role
from app.domain.todo import Kind
from tests import samples
from tests.fakes import finalised, saved

NURSE, CLERK = Actor(samples.NURSE), Actor(samples.CLERK)
AUDITOR = Actor(replace(samples.ADMINISTRATOR, role=Role.AUDITOR))
OTHER = replace(samples.DRAFT, entry=UUID(int=0xD1), started="2026-11-20 11:00", ended="11:30")
THIRD = replace(samples.DRAFT, entry=UUID(int=0xD2), patient=samples.SHOTA.id, basis="")


@pytest.fixture
def left(clinic):
    """A proxy entry, a record and a form wait."""
    return (
        clinic.treatments.save_by_proxy(NURSE, samples.DRAFT),
        saved(clinic, OTHER),
        clinic.drafts.keep(CLERK, THIRD),
    )


def kinds(clinic, actor):
    return [one.kind for one in clinic.todo.tasks(actor)]


def test_a_physician_finds_what_is_to_approve_to_finalise_and_half_written(clinic, left):
    tasks = clinic.todo.tasks(clinic.actor)

    assert [one.source for one in tasks] == list(left)
    assert [one.kind for one in tasks] == list(Kind)
    assert [one.by for one in tasks] == [samples.NURSE, samples.PHYSICIAN, samples.CLERK]
    assert [one.patient for one in tasks] == [samples.REN, samples.REN, samples.SHOTA]
    assert [one.is_mine for one in tasks] == [True, True, False]


def test_looking_at_it_changes_nothing(clinic, left, books):
    before = list(books.trail)

    clinic.todo.tasks(clinic.actor)

    assert books.trail == before


def test_a_nurse_finds_what_she_entered_and_the_forms(clinic, left):
    assert kinds(clinic, NURSE) == [Kind.APPROVAL, Kind.DRAFT]
    assert not any(one.is_mine for one in clinic.todo.tasks(NURSE))


def test_a_clerk_finds_the_forms_and_the_own_one_is_hers(clinic, left):
    (draft,) = clinic.todo.tasks(CLERK)

    assert (draft.kind, draft.is_mine) == (Kind.DRAFT, True)


def test_an_auditor_finds_everything_and_has_nothing_to_do(clinic, left):
    assert kinds(clinic, AUDITOR) == list(Kind)
    assert not any(one.is_mine for one in clinic.todo.tasks(AUDITOR))


@pytest.mark.parametrize(("hours", "is_overdue"), [(24, False), (24.1, True)])
def test_what_waits_longer_than_a_day_for_its_approval_is_overdue(clinic, door, hours, is_overdue):
    treatment = clinic.treatments.save_by_proxy(NURSE, samples.DRAFT)
    door.clock.forward(hours=hours)

    (waiting,) = clinic.todo.tasks(clinic.actor)

    assert (waiting.since, waiting.is_overdue) == (treatment.recorded.at, is_overdue)


def test_the_longest_waiting_record_comes_first(clinic):
    saved(clinic)
    earlier = saved(clinic, OTHER)

    assert clinic.todo.tasks(clinic.actor)[0].source == earlier


def test_an_infusion_that_still_runs_is_not_to_be_finalised(clinic, door):
    record = saved(clinic, ended="2026-11-20 15:00")
    before = kinds(clinic, clinic.actor)

    door.clock.forward(hours=1)

    (task,) = clinic.todo.tasks(clinic.actor)
    assert before == []
    assert (task.source, task.since) == (record, record.ended)
    assert task.since - record.started == timedelta(hours=1, minutes=40)


def test_what_stands_for_good_is_no_work(clinic):
    finalised(clinic)

    assert clinic.todo.tasks(clinic.actor) == ()
