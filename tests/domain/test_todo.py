"""What is left to do about a record."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.keys import Stamp, Withdrawn
from app.domain.todo import Kind, awaits_finalising, is_overdue, over_at
from tests import samples
from tests.fakes import founded_door, saved

DAY = timedelta(hours=24)
BY = samples.PHYSICIAN.id


@pytest.fixture(scope="module")
def record():
    return saved(founded_door().enter(samples.PHYSICIAN.login, samples.PASSWORD))


def test_what_is_over_and_not_final_waits_to_be_finalised(record):
    assert awaits_finalising(record, record.ended)
    assert not awaits_finalising(record, record.ended - timedelta(seconds=1))


@pytest.mark.parametrize(
    "changes",
    [
        {"finalised": Stamp(BY, samples.NOW)},
        {"withdrawn": Withdrawn(BY, samples.NOW, "別の患者の記録")},
        {"is_proxy": True},
        {"ordered": Stamp(BY, samples.NOW)},
    ],
)
def test_what_is_final_withdrawn_only_ordered_or_to_be_approved_first_does_not(record, changes):
    assert not awaits_finalising(replace(record, **changes), samples.NOW)


def test_without_an_end_it_is_over_after_a_day(record):
    endless = replace(record, ended=None)

    assert over_at(endless) == record.started + DAY
    assert not awaits_finalising(endless, samples.NOW)
    assert awaits_finalising(endless, samples.NOW + DAY)


@pytest.mark.parametrize("kind", [Kind.APPROVAL, Kind.FINALISING])
def test_what_waits_longer_than_a_day_is_overdue(kind):
    assert not is_overdue(kind, samples.NOW, samples.NOW + DAY)
    assert is_overdue(kind, samples.NOW, samples.NOW + DAY + timedelta(seconds=1))


def test_a_draft_is_never_overdue():
    assert not is_overdue(Kind.DRAFT, samples.NOW, samples.NOW + 9 * DAY)
