import pytest

from app.domain.errors import Refused
from app.domain.settings import Settings, check_settings


def test_two_factors_and_five_minutes_are_the_usual_settings():
    assert Settings() == Settings(needs_second_factor=True, lock_minutes=5)


@pytest.mark.parametrize("minutes", [1, 5, 60])
def test_the_window_locks_within_the_hour(minutes):
    check_settings(Settings(lock_minutes=minutes))


@pytest.mark.parametrize("minutes", [-1, 0, 61, 10**6])
def test_a_window_that_never_locks_is_refused(minutes):
    with pytest.raises(Refused) as refusal:
        check_settings(Settings(lock_minutes=minutes))

    assert [(one.field, one.code) for one in refusal.value.faults] == [
        ("lock_minutes", "lock_minutes")
    ]
