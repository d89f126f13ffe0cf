"""A clinic whose books are on a server, from several computers of the house."""

import json
import stat
import sys
from contextlib import closing
from dataclasses import replace
from threading import Event

import psycopg
import pytest

from app import credentials, paths
from app.__main__ import main
from app.domain.audit import Deed
from app.domain.errors import NotThere, PaperIsWrong, WrongPassword
from app.domain.staff import MemberForm, Role
from app.main import server_house
from app.main.door import ClinicDoor
from app.services.backup import go_on
from app.services.coming_in import Arrival
from app.services.trail import TrailFilter
from app.services.trouble import (
    BooksAreOnAServer,
    SavedByAnother,
    ServerFileIsDamaged,
    ServerIsGone,
    StorageError,
)
from db import server_link
from db.schema import NEWEST
from tests import samples
from tests.secure_servers import ADMIN, secure

LOGIN, PASSWORD, OWN = samples.PHYSICIAN.login, samples.PASSWORD, "kumo-tetsu-42-nami"
WHO = (LOGIN, PASSWORD)
NURSE = MemberForm("hara", "原 ひなた", "HARA Hinata", Role.NURSE)


def quiet(_share):
    """Look at nothing."""


@pytest.fixture(scope="module")
def running():
    """A server of the house, whose databases come and go."""
    with secure() as server:
        yield server


@pytest.fixture
def server(running):
    """Where an empty database of it is."""
    with running.database() as link:
        yield link


@pytest.fixture
def moved(founded, server):
    """The folder of the computer from which a clinic moved to a server."""
    server_house.move_in(founded, server, ADMIN, WHO, quiet)
    return founded


@pytest.fixture
def door(moved):
    return ClinicDoor(moved)


@pytest.fixture
def other(moved, tmp_path):
    """Another computer of the house."""
    file = tmp_path / "carried.json"
    file.write_bytes(paths.server_in(moved).read_bytes())
    server_house.join(tmp_path / "other", file)
    return ClinicDoor(tmp_path / "other")


def add_nurse(door):
    with closing(door.enter(*WHO)) as clinic:
        given = clinic.people.add(clinic.actor, NURSE).password
    door.enter("hara", given, "", OWN).close()


def deeds(clinic, deed):
    found = clinic.trail.entries(clinic.actor, TrailFilter(deeds=frozenset({deed})))
    return [one.details for one in found.entries]


def is_whole(clinic):
    found = clinic.checkpoints.verify(clinic.actor)
    return found.broken is None and not found.differing


def test_who_was_at_the_clinic_comes_in_with_the_same_password(door, other):
    with closing(other.enter(*WHO)) as clinic:
        assert clinic.facility == samples.FACILITY
        assert clinic.physicians[0].login == LOGIN
    with pytest.raises(WrongPassword):
        door.enter(LOGIN, "another-password")


def test_two_computers_work_at_the_same_books(door, other):
    add_nurse(door)

    with closing(door.enter(*WHO)) as here, closing(other.enter("hara", OWN)) as there:
        kept = there.patients.register(there.actor, samples.PATIENT_FORM)

        assert [one.id for one in here.patients.search(here.actor, "")] == [kept.id]
        assert is_whole(here)


def test_one_computer_hears_what_another_one_saves(door, other):
    add_nurse(door)
    heard = Event()

    with closing(door.enter(*WHO)) as here, closing(other.enter("hara", OWN)) as there:
        end = here.listen(lambda _seq: heard.set())
        # What is saved before it is really listened is no news.
        for _ in range(100):
            there.patients.register(there.actor, samples.PATIENT_FORM)
            if heard.wait(0.2):
                break
        end()

    assert heard.is_set()


def test_what_is_stopped_at_one_computer_is_given_at_none(door, other):
    told, stopped = Event(), Event()

    with closing(door.enter(*WHO)) as here, closing(other.enter(*WHO)) as there:
        here.prepare()
        there.prepare()
        product = here.products.ask("ソルデム3A").products[0].id

        def hear(_seq):
            told.set()
            if here.products.named(product).is_stopped:
                stopped.set()

        end = here.listen(hear)
        # Until it is really listened, nothing is heard of what stands already.
        for beds in range(1, 100):
            there.clinic.change_facility(there.actor, replace(samples.FACILITY, beds=beds))
            if told.wait(0.2):
                break

        there.labels.stop(there.actor, product, "在庫なし")

        assert stopped.wait(30)
        end()
        assert here.facility.beds == beds


def test_who_goes_on_at_the_same_computer_does_so_under_the_own_role(door):
    add_nurse(door)

    with closing(door.enter(*WHO)) as clinic:
        second = clinic.enter_again(Arrival("hara", OWN))
        second.patients.register(second.actor, samples.PATIENT_FORM)

        assert deeds(clinic, Deed.PATIENT_REGISTERED)
        assert clinic.patients.search(clinic.actor, "")


def test_a_password_that_was_changed_here_opens_there(door, other):
    with closing(door.enter(*WHO)) as clinic:
        clinic.account.change_password(clinic.actor, PASSWORD, OWN)

    other.enter(LOGIN, OWN).close()

    with pytest.raises(WrongPassword):
        other.enter(*WHO)


def test_a_nurse_changes_the_own_password_too(door, other):
    add_nurse(door)

    with closing(door.enter("hara", OWN)) as clinic:
        clinic.account.change_password(clinic.actor, OWN, "yama-kawa-17-sora")

    other.enter("hara", "yama-kawa-17-sora").close()


def test_whoever_is_closed_out_stays_out_everywhere(door, other):
    add_nurse(door)
    with closing(door.enter(*WHO)) as clinic:
        nurse = next(
            one.member for one in clinic.people.all(clinic.actor) if one.member.login == "hara"
        )

        clinic.people.close(clinic.actor, nurse.id)

    with pytest.raises(WrongPassword):
        other.enter("hara", OWN)


def test_an_emergency_code_lets_somebody_in_once_at_any_computer(door, other):
    with closing(door.enter(*WHO)) as clinic:
        paper = clinic.papers.make_emergency(clinic.actor, Role.NURSE)

    with closing(other.break_glass(paper.code, "応援 看護", "急病")) as clinic:
        clinic.patients.register(clinic.actor, samples.PATIENT_FORM)
        assert clinic.actor.member.name == "応援 看護"

    with pytest.raises(PaperIsWrong):
        door.break_glass(paper.code, "応援 看護", "急病")


def test_the_recovery_paper_lets_back_in_whoever_manages_people(door, other):
    with closing(door.enter(*WHO)) as clinic:
        paper = clinic.papers.print_recovery(clinic.actor, PASSWORD)
    with pytest.raises(NotThere):
        other.recover(paper.code, "nobody", OWN, "忘れた")

    other.recover(paper.code, LOGIN, OWN, "忘れた").close()

    door.enter(LOGIN, OWN).close()


def test_a_new_key_leaves_everybody_the_way_they_have(door, other):
    add_nurse(door)
    with closing(door.enter(*WHO)) as clinic:
        lost = clinic.papers.renew_key(clinic.actor, PASSWORD, go_on)
        shown = clinic.signing.key(clinic.actor)

    with closing(other.enter(*WHO)) as clinic:
        assert lost == ()
        assert clinic.signing.key(clinic.actor) == shown
        assert is_whole(clinic)
    other.enter("hara", OWN).close()


def test_the_clinics_key_that_was_replaced_here_signs_there(door, other):
    with closing(door.enter(*WHO)) as here, closing(other.enter(*WHO)) as there:
        before = there.signing.key(there.actor).today

        shown = here.signing.replace_key(here.actor, PASSWORD)

        assert there.signing.key(there.actor) == shown
        assert shown.earlier == (before,)


def test_each_evening_is_sealed_by_the_same_seal(door, other):
    for one in (door, other, door):
        one.enter(*WHO).close()

    with closing(other.enter(*WHO)) as clinic:
        assert is_whole(clinic)
    assert paths.seal_in(door.folder).read_bytes() == paths.seal_in(other.folder).read_bytes()


def test_a_backup_of_a_server_is_one_of_any_clinic(door, tmp_path):
    (tmp_path / "drive").mkdir()
    with closing(door.enter(*WHO)) as clinic:
        clinic.patients.register(clinic.actor, samples.PATIENT_FORM)

        backup = clinic.backups.make(clinic.actor, tmp_path / "drive")

        clinic.backups.verify(clinic.actor, backup)
        assert clinic.backups.drill(clinic.actor, backup, PASSWORD).patients == 1


def test_the_books_come_back_into_a_folder_whole(door, tmp_path):
    with closing(door.enter(*WHO)) as clinic:
        kept = clinic.patients.register(clinic.actor, samples.PATIENT_FORM)

    server_house.move_out(door.folder, tmp_path / "back", WHO, quiet)

    mode = paths.database_in(tmp_path / "back").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    with closing(ClinicDoor(tmp_path / "back").enter(*WHO)) as clinic:
        assert [one.id for one in clinic.patients.search(clinic.actor, "")] == [kept.id]
        assert is_whole(clinic)
        clinic.people.add(clinic.actor, NURSE)


def test_nothing_moves_where_there_is_something(moved, server, founded, tmp_path):
    (tmp_path / "another").mkdir()
    paths.database_in(tmp_path / "another").write_bytes(b"books")

    with pytest.raises(BooksAreOnAServer):
        server_house.move_in(moved, server, ADMIN, WHO, quiet)
    with pytest.raises(SavedByAnother):
        server_house.move_out(moved, tmp_path / "another", WHO, quiet)
    with pytest.raises(SavedByAnother):
        server_house.join(tmp_path / "another", paths.server_in(moved))


def test_the_file_of_before_stays_and_is_no_clinic_any_more(moved):
    kept = list(moved.glob("tenteki-moved-*.db"))

    assert len(kept) == 1
    assert not paths.database_in(moved).exists()
    assert ClinicDoor(moved).is_founded()


def test_tables_of_an_earlier_version_are_brought_up_by_who_looks_after_them(door, server):
    with superuser(server, door.folder) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StorageError):
        door.enter(*WHO)
    with superuser(server, door.folder) as connection:
        connection.execute(f"UPDATE alembic_version SET version_num = '{NEWEST}'")

    server_house.bring_up(door.folder, ADMIN)

    door.enter(*WHO).close()


def test_a_server_that_does_not_prove_itself_hears_no_password(moved):
    carried = json.loads(paths.server_in(moved).read_text(encoding="utf-8"))
    with secure() as another, another.database() as link:
        strange = carried | {"authority": link.authority}
        paths.server_in(moved).write_text(json.dumps(strange), encoding="utf-8")

        with pytest.raises(ServerIsGone):
            ClinicDoor(moved).enter(*WHO)


def test_a_file_that_tells_of_no_server_says_so(moved):
    for text in ("", "{}", '{"form": "tenteki-server/2"}', '{"form": "tenteki-server/1"}'):
        paths.server_in(moved).write_text(text, encoding="utf-8")
        with pytest.raises(ServerFileIsDamaged):
            ClinicDoor(moved).enter(*WHO)


def test_the_door_shows_the_ring_and_nothing_else(moved, server):
    link = server_link.read(paths.server_in(moved))
    address = server_link.address(link, moved, "tenteki_door", link.password)
    with psycopg.connect(address, autocommit=True) as connection:
        seen = {name for (name,) in connection.execute("SELECT name FROM shared_key")}

        assert seen == {"ring", f"slot person {LOGIN}"}
        for attack in (
            "SELECT 1 FROM staff",
            "SELECT give_login('x', 'y')",
            "UPDATE shared_key SET content = ''",
            "DELETE FROM shared_key",
            "CREATE TEMP TABLE mine (a int)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(attack)


def test_nobody_changes_anothers_slot(door, server):
    add_nurse(door)
    link = server_link.read(paths.server_in(door.folder))
    role, secret = credentials.open_person(paths.keys_in(door.folder), "hara", OWN).login
    address = server_link.address(link, door.folder, role, secret.hex())
    with psycopg.connect(address, autocommit=True) as connection:
        for name, rows in ((f"slot person {LOGIN}", 0), ("signing", 0), ("slot person hara", 1)):
            done = connection.execute(
                "UPDATE shared_key SET content = content WHERE name = %s", (name,)
            )
            assert done.rowcount == rows
        for attack in (
            "INSERT INTO shared_key VALUES ('slot person x', NULL, '')",
            "UPDATE shared_key SET name = 'slot person x'",
            "SELECT recover_login('mori', 'SCRAM-SHA-256$x')",
            "SELECT give_recovery('SCRAM-SHA-256$x')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(attack)


def superuser(link, folder):
    return psycopg.connect(server_link.address(link, folder, *ADMIN))


@pytest.fixture
def tenteki(monkeypatch):
    """Return a function that starts the program with a line, and returns its exit status."""
    monkeypatch.setenv("TENTEKI_PASSWORD", PASSWORD)
    monkeypatch.setenv("TENTEKI_SERVER_PASSWORD", ADMIN[1])

    def start(*line):
        monkeypatch.setattr(sys, "argv", ["tenteki", *map(str, line), "--language", "en"])
        return main()

    return start


def test_the_command_line_moves_a_clinic_to_a_server_and_back(
    tenteki, founded, server, tmp_path, capsys
):
    (tmp_path / "ca.pem").write_text(server.authority, encoding="ascii")
    place = f"{server.host}:{server.port}/{server.database}"
    init = ("server", "init", place, "--ca", tmp_path / "ca.pem", "--admin", ADMIN[0])
    here, there, back = founded, tmp_path / "there", tmp_path / "back"

    assert tenteki(*init, "--folder", here) == 0
    assert tenteki("server", "update", "--admin", ADMIN[0], "--folder", here) == 0
    assert tenteki("server", "join", paths.server_in(here), "--folder", there) == 0
    assert tenteki("doctor", "--folder", there) == 1
    assert tenteki("server", "leave", "--to", back, "--folder", there) == 0
    assert tenteki("backup", "--to", tmp_path, "--folder", back) == 0
    assert tenteki("doctor", "--folder", back) == 0

    said = capsys.readouterr().out
    assert "rows moved to the server" in said
    # The one thing that is wrong there: nobody made a backup yet.
    assert said.count("[WRONG]") == 1
    with closing(ClinicDoor(back).enter(*WHO)) as clinic:
        assert deeds(clinic, Deed.BOOKS_MOVED) == [{"place": "back"}, {"place": place}]


def test_the_command_line_says_what_does_not_go(tenteki, moved, tmp_path, capsys):
    init = ("server", "init", "server/clinic", "--folder")
    (tmp_path / "no.json").write_text("{}", encoding="utf-8")

    assert tenteki(*init, moved) == 1
    assert tenteki("server", "init", "server", "--folder", tmp_path) == 2
    assert tenteki("server", "join", tmp_path / "no.json", "--folder", tmp_path / "new") == 1
    assert tenteki("restore", tmp_path / "x.tenteki-backup", "--to", moved) == 2

    said = capsys.readouterr().err
    assert said.count("The clinic's books are on a server.") == 2
    assert "Name the server as HOST:PORT/DATABASE." in said
    assert "The file that tells where the server is cannot be read." in said


def test_a_fence_that_was_taken_down_on_the_server_is_told(tenteki, door, server, capsys):
    with superuser(server, door.folder) as connection:
        connection.execute("ALTER TABLE audit DISABLE TRIGGER audit_never_changes")

    assert tenteki("doctor", "--folder", door.folder) == 1

    assert "audit_never_changes" in capsys.readouterr().out


def test_an_auditor_finds_nothing_wrong_with_what_is_hidden_from_them(door):
    form = MemberForm("seki", "関 律子", "SEKI Ritsuko", Role.AUDITOR)
    with closing(door.enter(*WHO)) as clinic:
        given = clinic.people.add(clinic.actor, form).password

    with closing(door.enter("seki", given, "", OWN)) as clinic:
        assert is_whole(clinic)
