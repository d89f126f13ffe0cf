"""People, papers and keys over real files."""

import logging
from contextlib import closing
from types import SimpleNamespace

import pytest

from app import credentials, log, paths
from app.domain.audit import Deed
from app.domain.errors import (
    CodeIsWanted,
    CodeIsWrong,
    PasswordMustChange,
    Refused,
    TooManyTries,
    WrongPassword,
)
from app.domain.second_factor import code_at, step_of
from app.domain.staff import MemberForm, Role
from app.main import inside, keyring, opening
from app.main.door import ClinicDoor
from app.services.backup import go_on
from app.services.coming_in import Arrival
from app.services.trouble import DatabaseIsDamaged, WorkWasStopped
from tests import samples
from tests.fakes import FakeClock
from tests.imports import drug_row, drugs

LOGIN, PASSWORD, OWN = samples.PHYSICIAN.login, samples.PASSWORD, "kumo-tetsu-42-nami"
NURSE = MemberForm("hara", "原 ひなた", "HARA Hinata", Role.NURSE)


class PowerCut(BaseException):
    """The program ends here."""


@pytest.fixture
def clock(monkeypatch):
    """Return the clock of the house, which stands still until it is moved."""
    clock = FakeClock()
    # The function itself is handed on when the modules are read; what it asks is not.
    monkeypatch.setattr(inside, "datetime", SimpleNamespace(now=lambda _zone: clock()))
    return clock


@pytest.fixture
def door(clock, folder, founding):
    opening.found(folder, founding, is_specimen=False).close()
    return ClinicDoor(folder)


def add_nurse(door):
    """Add a nurse, and let her choose her own password."""
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        given = clinic.people.add(clinic.actor, NURSE).password
    door.enter("hara", given, "", OWN).close()


def test_a_person_is_added_and_comes_in_with_a_password_of_the_own(door):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        given = clinic.people.add(clinic.actor, NURSE).password

    with pytest.raises(PasswordMustChange):
        door.enter("hara", given)
    with closing(door.enter("hara", given, "", OWN)) as clinic:
        assert clinic.actor.member.name == NURSE.name
    with closing(door.enter("hara", OWN)) as clinic:
        assert clinic.actor.member.role is Role.NURSE
    with pytest.raises(WrongPassword):
        door.enter("hara", given)
    assert door.logins() == (LOGIN, "hara")


def test_who_was_closed_out_has_no_key(door):
    add_nurse(door)
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        nurse = next(one for one in clinic.people.all(clinic.actor) if one.member.login == "hara")
        clinic.people.close(clinic.actor, nurse.member.id)

    assert door.logins() == (LOGIN,)
    with pytest.raises(WrongPassword):
        door.enter("hara", OWN)


def set_up(clinic, clock):
    offer = clinic.account.offer_second_factor(clinic.actor)
    code = code_at(offer.secret, step_of(clock()))
    clinic.account.set_up_second_factor(clinic.actor, offer, PASSWORD, code)
    return offer


def test_guessing_the_present_code_of_a_second_factor_soon_has_to_wait(door, clock):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        set_up(clinic, clock)
        offer = clinic.account.offer_second_factor(clinic.actor)
        for _ in range(5):
            with pytest.raises(Refused):
                clinic.account.set_up_second_factor(clinic.actor, offer, PASSWORD, "1", "000000")

        with pytest.raises(TooManyTries):
            clinic.account.set_up_second_factor(clinic.actor, offer, PASSWORD, "1", "000000")


def test_a_second_factor_is_asked_for_and_no_code_twice(door, clock):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        offer = set_up(clinic, clock)
    clock.forward(minutes=1)
    code = code_at(offer.secret, step_of(clock()))

    with pytest.raises(CodeIsWanted):
        door.enter(LOGIN, PASSWORD)
    door.enter(LOGIN, PASSWORD, code).close()
    with pytest.raises(CodeIsWrong):
        door.enter(LOGIN, PASSWORD, code)
    door.enter(LOGIN, PASSWORD, offer.substitutes[0]).close()


def test_wrong_codes_are_counted_like_wrong_passwords(door, clock):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        set_up(clinic, clock)

    for _ in range(5):
        with pytest.raises(CodeIsWrong):
            door.enter(LOGIN, PASSWORD, "000000")
    with pytest.raises(TooManyTries):
        door.enter(LOGIN, PASSWORD, "000000")


def test_the_secret_of_the_second_factor_is_encrypted(door, clock):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        offer = set_up(clinic, clock)

    raw = b"".join(file.read_bytes() for file in door.folder.rglob("*") if file.is_file())
    assert offer.secret not in raw
    assert offer.substitutes[0].encode() not in raw


def fail(door, times, login=LOGIN):
    for _ in range(times):
        with pytest.raises(WrongPassword):
            door.enter(login, "wrong-one")


def test_after_five_failures_one_waits_also_when_the_program_was_closed(door, clock):
    fail(door, 5)

    with pytest.raises(TooManyTries) as refusal:
        ClinicDoor(door.folder).enter(LOGIN, PASSWORD)
    clock.forward(seconds=30)
    door.enter(LOGIN, PASSWORD).close()

    assert refusal.value.seconds == 30


def trail(clinic):
    """Return the deeds that stand, newest last, with what they tell."""
    import sqlalchemy as sa

    from db.tables import AUDIT

    books = clinic.people._begin.__self__
    with books._engine.connect() as connection:
        return connection.execute(sa.select(AUDIT.c.deed, AUDIT.c.payload)).all()


def test_failures_come_into_the_trail_at_the_next_opening_once(door, clock):
    fail(door, 3)
    fail(door, 1, "nobody")

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        told = [payload for deed, payload in trail(clinic) if deed == Deed.SIGN_IN_FAILED]
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        again = [payload for deed, payload in trail(clinic) if deed == Deed.SIGN_IN_FAILED]

    assert len(told) == 2
    assert '"count":3' in told[0]
    assert f'"login":"{LOGIN}"' in told[0]
    assert '"login":""' in told[1]
    assert again == told


def test_somebody_else_goes_on_over_the_same_books(door):
    add_nurse(door)
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        with pytest.raises(WrongPassword):
            clinic.enter_again(Arrival("hara", "wrong"))
        second = clinic.enter_again(Arrival("hara", OWN))

        assert second.actor.member.login == "hara"
        assert second.patients.search(second.actor, "") == ()


def test_what_one_takes_in_everybody_at_the_books_finds(door):
    add_nurse(door)
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        second = clinic.enter_again(Arrival("hara", OWN))

        clinic.masters.take(clinic.actor, drugs(drug_row("620000001", "架空アミン注　５ｍｇ")))

        assert second.products.named("620000001").brand_ja == "架空アミン注 5mg"


def test_an_emergency_code_is_good_once(door):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        code = clinic.papers.make_emergency(clinic.actor, Role.NURSE).code

    with pytest.raises(Refused):
        door.break_glass(code[:-1] + ("0" if code[-1] != "0" else "1"), "木田", "呼び出し")
    with closing(door.break_glass(code.lower(), "木田 すみれ", "医師の電話が通じない")) as clinic:
        assert clinic.actor.member.is_emergency
    with pytest.raises(WrongPassword):
        door.break_glass(code, "木田 すみれ", "もう一度")
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        (alarm,) = clinic.sessions.alarms(clinic.actor)
        assert alarm.name == "木田 すみれ"


def test_a_code_whose_slot_was_left_behind_is_used_up_all_the_same(door, monkeypatch):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        code = clinic.papers.make_emergency(clinic.actor, Role.NURSE).code
    with monkeypatch.context() as cut:
        cut.setattr(keyring.HeldRing, "take_emergency", cut_off)
        with pytest.raises(PowerCut):
            door.break_glass(code, "木田 すみれ", "医師の電話が通じない")

    with pytest.raises(WrongPassword):
        door.break_glass(code, "木田 すみれ", "もう一度")


def cut_off(*_given):
    raise PowerCut


def test_the_recovery_paper_opens_a_clinic_whose_passwords_are_lost(door):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        code = clinic.papers.print_recovery(clinic.actor, PASSWORD).code

    with closing(door.recover(code, LOGIN, OWN, "電話と手帳をなくした")) as clinic:
        assert clinic.actor.member.login == LOGIN
    door.enter(LOGIN, OWN).close()
    with pytest.raises(WrongPassword):
        door.enter(LOGIN, PASSWORD)


def test_everybody_who_stays_opens_the_books_under_their_new_key(door):
    add_nurse(door)
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        code = clinic.papers.print_recovery(clinic.actor, PASSWORD).code
        before = credentials.unlock(paths.keys_in(door.folder), LOGIN, PASSWORD)

        lost = clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)
        clinic.patients.search(clinic.actor, "")

    after = credentials.unlock(paths.keys_in(door.folder), LOGIN, PASSWORD)
    assert lost == ()
    assert before != after
    door.enter("hara", OWN).close()
    door.enter(LOGIN, PASSWORD).close()
    door.recover(code, LOGIN, OWN, "試し").close()


def test_whoever_kept_the_old_key_opens_nothing_any_more(door):
    from db.opening import open_books

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        kept = credentials.unlock(paths.keys_in(door.folder), LOGIN, PASSWORD)
        clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)

    with pytest.raises(DatabaseIsDamaged):
        open_books(paths.database_in(door.folder), kept)


def test_after_the_change_people_are_still_added_and_backed_up(door, tmp_path):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)
        given = clinic.people.add(clinic.actor, NURSE).password
        (tmp_path / "drive").mkdir()
        backup = clinic.backups.make(clinic.actor, tmp_path / "drive")

    door.enter("hara", given, "", OWN).close()
    assert backup.head.seq


@pytest.mark.parametrize("at", [0, 60, 80])
def test_a_change_of_keys_that_is_stopped_leaves_one_key_and_everybody_a_way_in(door, at):
    add_nurse(door)
    before = credentials.unlock(paths.keys_in(door.folder), LOGIN, PASSWORD)

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        with pytest.raises(WorkWasStopped):
            clinic.papers.renew_key(clinic.actor, PASSWORD, lambda done, _total: done < at)
        assert credentials.keys_for(paths.keys_in(door.folder), LOGIN, PASSWORD) == (before,)
        clinic.patients.search(clinic.actor, "")
        clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)

    door.enter("hara", OWN).close()


# Each deed of a change of keys that leaves something on the disk.
CUTS = [
    (credentials.keys, "write", 0),
    (credentials.keys, "write", 1),
    (keyring.credentials, "settle_key", 0),
    ("db.renewing", "copy_books", 0),
    ("db.renewing", "look_over_copy", 0),
    ("db.renewing", "_bring_to_the_disk", 0),
    ("db.renewing", "_bring_to_the_disk", 1),
]


@pytest.mark.parametrize(("place", "deed", "earlier"), CUTS)
def test_a_power_cut_while_the_key_is_changed_leaves_everybody_a_way_in(
    door, monkeypatch, place, deed, earlier
):
    add_nurse(door)
    if isinstance(place, str):
        from db import renewing as place
    done, real = [], getattr(place, deed)

    def cut(*given, **named):
        done.append(deed)
        if len(done) > earlier:
            raise PowerCut
        return real(*given, **named)

    with monkeypatch.context() as power:
        clinic = door.enter(LOGIN, PASSWORD)
        power.setattr(place, deed, cut)
        with closing(clinic), pytest.raises(PowerCut):
            clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)

    for login, password in ((LOGIN, PASSWORD), ("hara", OWN)):
        door.enter(login, password).close()
    assert len(credentials.keys_for(paths.keys_in(door.folder), LOGIN, PASSWORD)) == 1


def test_the_key_is_in_no_statement_no_log_and_no_report(door, monkeypatch, capfd, caplog):
    from db import engine

    said, connected = [], engine.connect

    def listening(*given, **named):
        connection = connected(*given, **named)
        connection.set_trace_callback(said.append)
        return connection

    monkeypatch.setattr(engine, "connect", listening)
    caplog.set_level(logging.DEBUG)
    keys = []
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        keys.append(credentials.unlock(paths.keys_in(door.folder), LOGIN, PASSWORD))
        clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)
        keys.append(credentials.unlock(paths.keys_in(door.folder), LOGIN, PASSWORD))
        try:
            clinic.papers.renew_key(clinic.actor, PASSWORD, cut_off)
        except PowerCut as error:
            log.note(error)
        described = repr(clinic)

    told = "\n".join([*said, *capfd.readouterr(), caplog.text, described])
    assert said
    for key in keys:
        for face in (key.hex(), key.hex().upper(), str(key), str(list(key))):
            assert face not in told
    assert PASSWORD not in told
    caplog.clear()


def test_a_paper_is_laid_out_as_a_page(door):
    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        paper = clinic.papers.print_recovery(clinic.actor, PASSWORD)

        assert clinic.papers.page(clinic.actor, paper).startswith(b"%PDF")
