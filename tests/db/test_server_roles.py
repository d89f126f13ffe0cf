"""What the program forbids a person, the server forbids them too: tried with psql."""

import re
import subprocess
from contextlib import ExitStack
from dataclasses import replace

import psycopg
import pytest
from psycopg import sql

from app.domain.audit import AuditEntry, Deed
from app.domain.keys import Stamp
from app.domain.staff import Role
from app.services.trouble import StorageError
from db.opening import Books
from db.schema import ensure
from db.server import open_server
from db.server_roles import OWNER, granting, group, owning, person
from tests.db import samples
from tests.db.attacks import like, on_server
from tests.db.conftest import found
from tests.db.test_fences import RANDOM, fill
from tests.servers import place

PEOPLE = {"physician": samples.PHYSICIAN, "nurse": samples.NURSE, "pharmacist": samples.PHARMACIST}
VERIFIER = "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2E=$" + "A" * 43 + "=:" + "A" * 43 + "="
# What PostgreSQL says: not permitted, or against a policy; our fences; a row that is not there to be changed.
DENIED, FENCE = "42501", "TK001"


@pytest.fixture(scope="module")
def clinic(template):
    """A clinic whose people sign in under roles of their own; the address of its database."""
    server, _ = template
    with server.database() as name:
        with psycopg.connect(server.address(name), autocommit=True) as connection:
            for statement in owning(name):
                connection.execute(statement)
        engine = open_server(server.address(name), OWNER)
        ensure(engine)
        books = Books(engine, ExitStack())
        found(books)
        fill(books)
        with engine.begin() as connection:
            for statement in (*granting(), RANDOM):
                connection.exec_driver_sql(statement.replace("%", "%%"))
            for one in PEOPLE.values():
                connection.exec_driver_sql("SELECT give_login(%s, %s)", (one.id.bytes, VERIFIER))
        yield lambda who: server.address(name, person(PEOPLE[who].id))
        engine.dispose()
        with psycopg.connect(server.address(name), autocommit=True) as connection:
            for one in PEOPLE.values():
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(person(one.id))))


def told(address, statement):
    """Return the state that stops a statement in psql, or how many rows it wrote or showed; it is undone."""
    ids = {name: f"'\\x{one.id.hex}'::bytea" for name, one in PEOPLE.items()}
    done = subprocess.run(
        [place("psql"), "-X", "-v", "VERBOSITY=sqlstate", "-v", "ON_ERROR_STOP=1", "-d", address],
        input=f"BEGIN;\n{on_server(statement) % ids};\nROLLBACK;\n",
        capture_output=True,
        text=True,
        check=False,
    )
    stopped = re.search(r"(?:ERROR|FATAL): +(\w{5})$", done.stderr, re.MULTILINE)
    if stopped:
        return stopped[1]
    return int(re.search(r"^(?:INSERT 0 |UPDATE |DELETE |\()(\d+)", done.stdout, re.MULTILINE)[1])


OF_BOTH = [
    "UPDATE treatment SET basis = 'x'",
    "DELETE FROM treatment",
    "DELETE FROM audit",
    "TRUNCATE audit CASCADE",
    "UPDATE audit SET payload = '{}'",
    "UPDATE finalisation SET record_sha256 = record_sha256",
    "DELETE FROM patient",
    "DELETE FROM staff",
    "ALTER TABLE treatment DISABLE TRIGGER ALL",
    "ALTER TABLE treatment DISABLE ROW LEVEL SECURITY",
    "DROP TRIGGER treatment_never_changes ON treatment",
    "CREATE OR REPLACE FUNCTION treatment_never_changes() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TABLE public.mine (a int)",
    "SET session_replication_role = replica",
    f"SET ROLE {OWNER}",
    f"SET SESSION AUTHORIZATION {OWNER}",
    "CREATE ROLE another",
    "UPDATE pg_authid SET rolsuper = true",
    "INSERT INTO open_record SELECT id, entry_id FROM treatment",
    "DELETE FROM open_record",
    "UPDATE chain_head SET seq = 0",
    "SELECT pg_read_file('postgresql.conf')",
    "COPY treatment TO PROGRAM 'cat'",
    like(
        "audit", "seq = (SELECT max(seq) FROM audit)", seq="seq + 1", prev="hash", actor=":{other}"
    ),
    "SELECT put_into_group('x', 'physician')",
]
OF_NURSES = [
    like("finalisation", "true", treatment_id="randomblob(16)", finalised_by=":nurse"),
    like("treatment_approval", "true", approved_by=":nurse"),
    like("treatment_withdrawal", "true", withdrawn_by=":nurse"),
    like("certificate", "true", number="'A-2026-000099'", issued_by=":nurse"),
    like("certificate_revocation", "true", number="'A-2026-000001'", revoked_by=":nurse"),
    like("label_confirmation", "true", confirmed_at="7", confirmed_by=":nurse"),
    like("own_product", "true", version="9", kept_by=":nurse"),
    "UPDATE product SET is_listed = 0",
    "UPDATE staff SET role = 'physician', version = version + 1 WHERE login = 'hara'",
    "UPDATE facility SET beds = 20",
    "UPDATE branch SET beds = 20",
    like("branch", "true", id="randomblob(16)", beds="20"),
    "SELECT give_login(:nurse, 'SCRAM-SHA-256$x')",
    f"GRANT {group(Role.PHYSICIAN)} TO CURRENT_USER",
    like(
        "treatment",
        "id IN (SELECT id FROM treatment LIMIT 1)",
        id="randomblob(16)",
        recorded_by=":physician",
    ),
]


@pytest.mark.parametrize("who", ["nurse", "physician"])
@pytest.mark.parametrize("attack", OF_BOTH)
def test_nobody_does_past_the_program_what_it_forbids_everybody(clinic, who, attack):
    other = "physician" if who == "nurse" else "nurse"

    assert told(clinic(who), attack.replace("{other}", other)) in (DENIED, FENCE)


@pytest.mark.parametrize("attack", OF_NURSES)
def test_a_nurse_does_not_do_what_a_physician_or_an_administrator_does(clinic, attack):
    assert told(clinic("nurse"), attack) in (DENIED, 0)


def test_the_same_is_not_stopped_where_it_is_ones_own_to_do(clinic):
    confirmed = like("label_confirmation", "true", confirmed_at="7", confirmed_by=":physician")

    assert told(clinic("physician"), confirmed) == 1
    assert told(clinic("physician"), confirmed.replace(":physician", ":pharmacist")) == DENIED


def test_nobody_sees_anothers_second_factor(clinic):
    account = "SELECT secret FROM account WHERE member_id = :nurse"

    assert told(clinic("pharmacist"), account) == 0
    assert told(clinic("nurse"), account) == 1


def work(clinic, who, deed):
    engine = open_server(clinic(who))
    books = Books(engine, ExitStack())
    try:
        with books.begin() as work:
            deed(work)
            entry = AuditEntry(PEOPLE[who].id, samples.LATER, Deed.TREATMENT_SAVED)
            work.commit(entry)
        return books.verify_chain()
    finally:
        engine.dispose()


def test_each_does_what_is_theirs_and_the_chain_holds(clinic):
    record = samples.treatment()
    patient = replace(samples.PATIENT, id=samples.new_id(), number="00-7777")
    by_nurse = samples.treatment(is_proxy=True, recorded=Stamp(samples.NURSE.id, samples.LATER))

    def by_physician(books):
        books.treatments.add(record)
        final = record.finalise(samples.PHYSICIAN.id, samples.LATER)
        books.treatments.finalise(final, "d" * 64)

    assert work(clinic, "physician", by_physician) is None
    assert work(clinic, "nurse", lambda books: books.patients.add(patient)) is None
    assert work(clinic, "nurse", lambda books: books.treatments.add(by_nurse)) is None
    with pytest.raises(StorageError):
        work(clinic, "pharmacist", lambda books: books.treatments.add(samples.treatment()))


def test_whoever_is_closed_out_does_not_come_in_any_more(clinic):
    leaving = samples.new_id()
    address = clinic("nurse").replace(samples.NURSE.id.hex, leaving.hex)
    hired = on_server(like("staff", "login = 'hara'", id=":id", login="'leaving'"))
    with psycopg.connect(clinic("physician")) as connection:
        connection.execute(hired, {"id": leaving.bytes})
        connection.execute("SELECT give_login(%s, %s)", (leaving.bytes, VERIFIER))
    psycopg.connect(address).close()

    with psycopg.connect(clinic("physician")) as connection:
        connection.execute(
            "UPDATE staff SET is_active = 0, version = version + 1 WHERE login = 'leaving'"
        )

    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        psycopg.connect(address)


def test_another_role_at_the_clinic_is_another_group_at_once(clinic):
    groups = (
        "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        " JOIN pg_roles p ON p.oid = m.member WHERE p.rolname = %s"
    )
    with psycopg.connect(clinic("physician")) as connection:
        connection.execute(
            "UPDATE staff SET role = 'clerk', version = version + 1 WHERE login = 'hara'"
        )
        found = connection.execute(groups, (person(samples.NURSE.id),)).fetchall()
        connection.rollback()

    assert found == [(group(Role.CLERK),)]
