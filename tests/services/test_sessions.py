import pytest

from app.domain.alarms import AlarmKind
from app.domain.audit import Deed
from app.domain.errors import NotPermitted, WrongPassword
from app.domain.staff import Role
from app.services.trouble import SavedByAnother
from tests.samples import PASSWORD, PHYSICIAN


def test_being_away_and_coming_back_stand_in_the_trail(clinic, books):
    clinic.sessions.lock(clinic.actor, by_itself=True)
    clinic.sessions.unlock(clinic.actor, PASSWORD)
    clinic.sessions.lock(clinic.actor, by_itself=False)
    clinic.sessions.sign_out(clinic.actor)

    assert [(one.by, one.deed, one.details) for one in books.trail] == [
        (PHYSICIAN.id, Deed.LOCKED, {"by_itself": True}),
        (PHYSICIAN.id, Deed.UNLOCKED, {}),
        (PHYSICIAN.id, Deed.LOCKED, {"by_itself": False}),
        (PHYSICIAN.id, Deed.SIGNED_OUT, {}),
    ]


def test_another_password_unlocks_nothing(clinic, books):
    with pytest.raises(WrongPassword):
        clinic.sessions.unlock(clinic.actor, "wrong")

    assert books.trail == []


@pytest.fixture
def broken(door, clinic):
    """Return the clinic as somebody finds it who broke the glass."""
    code = clinic.papers.make_emergency(clinic.actor, Role.NURSE).code
    return door.break_glass(code, "木田 すみれ", "医師の電話が通じない")


def test_broken_glass_is_told_to_everybody_until_somebody_in_charge_has_seen_to_it(
    door, clinic, broken
):
    nurse = door.enter("suzuki", PASSWORD)
    (alarm,) = nurse.sessions.alarms(nurse.actor)

    with pytest.raises(NotPermitted):
        nurse.sessions.see_alarm(nurse.actor, alarm.id)
    clinic.sessions.see_alarm(clinic.actor, alarm.id)

    assert (alarm.kind, alarm.name) == (AlarmKind.GLASS_BROKEN, "木田 すみれ")
    assert nurse.sessions.alarms(nurse.actor) == ()


def test_an_alarm_is_seen_to_once(clinic, broken, books):
    (alarm,) = clinic.sessions.alarms(clinic.actor)
    clinic.sessions.see_alarm(clinic.actor, alarm.id)

    with pytest.raises(SavedByAnother):
        clinic.sessions.see_alarm(clinic.actor, alarm.id)

    assert [one.deed for one in books.trail].count(Deed.ALARM_SEEN) == 1
