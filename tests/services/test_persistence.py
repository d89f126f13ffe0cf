"""A deed is tried again while the server is away, and never where it may stand already."""

import pytest

from app.services import persistence
from app.services.persistence import PAUSES, persistently
from app.services.trouble import AnswerIsLost, DiskIsFull, ServerIsGone


@pytest.fixture
def paused(monkeypatch):
    """Return how long was waited, each time; nobody waits."""
    waited = []
    monkeypatch.setattr(persistence.time, "sleep", waited.append)
    return waited


def failing(times, error):
    """Return a deed that fails some times, and what it was asked for."""
    asked = []

    @persistently
    def deed(one, *, other):
        asked.append((one, other))
        if len(asked) <= times:
            raise error
        return "saved"

    return deed, asked


def test_a_deed_is_done_once_more_when_the_server_is_back(paused):
    deed, asked = failing(2, ServerIsGone())

    assert deed(1, other=2) == "saved"
    assert asked == [(1, 2)] * 3
    assert paused == list(PAUSES[:2])


def test_a_server_that_stays_away_is_told(paused):
    deed, asked = failing(99, ServerIsGone())

    with pytest.raises(ServerIsGone):
        deed(1, other=2)

    assert len(asked) == len(PAUSES) + 1
    assert paused == list(PAUSES)


@pytest.mark.parametrize("error", [AnswerIsLost(), DiskIsFull()])
def test_what_may_stand_already_or_fails_otherwise_is_not_tried_again(paused, error):
    deed, asked = failing(1, error)

    with pytest.raises(type(error)):
        deed(1, other=2)

    assert len(asked) == 1
    assert paused == []
