"""The ring of keys, the seal and the clinic's key of books on a server: kept there, for every computer of the house.

A slot of the ring is a row of its own, so that each may write the own one and nobody another's. What
lies in them opens only with a password or a paper; who may see the slots is no secret's matter.
"""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from app.domain.staff import Permission, Role, permissions_of
from app.services.trouble import DatabaseRefused
from db.server_roles import OWNER, PERSON, group
from db.trouble import storage_errors

# Who knocks at the door reads the ring and nothing else; who has the recovery paper gets a login.
DOOR, RECOVERER = "tenteki_door", "tenteki_recovery"
RING, SLOT = "ring", "slot "
_TABLE = "shared_key"
_MANAGERS = tuple(one for one in Role if Permission.MANAGE_PEOPLE in permissions_of(one))

_MAKE = f"""
CREATE TABLE IF NOT EXISTS {_TABLE}
(name text PRIMARY KEY, member bytea REFERENCES staff (id), content text NOT NULL)
"""
# The recovery paper proves itself to the server: then somebody who manages people gets a new login.
_RECOVER = f"""
CREATE OR REPLACE FUNCTION recover_login(called text, verifier text) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE found bytea;
BEGIN
  SELECT id INTO found FROM staff WHERE login = called AND is_active = 1 AND is_emergency = 0
    AND role IN ({", ".join(f"'{one.value}'" for one in _MANAGERS)});
  IF found IS NOT NULL THEN PERFORM give_login(found, verifier); END IF;
  RETURN found;
END $$
"""  # noqa: S608  our own words
_GIVE_RECOVERY = f"""
CREATE OR REPLACE FUNCTION give_recovery(verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
    RAISE EXCEPTION 'a verifier is wanted, no password';
  END IF;
  EXECUTE format('ALTER ROLE {RECOVERER} LOGIN PASSWORD %L', verifier);
END $$
"""


class SharedKey(NamedTuple):
    """One row: the ring without its slots, a slot, or a file; and whose slot it is."""

    content: str
    member: UUID | None = None


def making(database: str) -> Iterator[str]:
    """Yield what the owner does once: the table, and the two roles that open the door."""
    yield _MAKE
    for role in (DOOR, RECOVERER):
        there = f"EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}')"  # noqa: S608  our own words
        yield f"DO $$ BEGIN IF NOT {there} THEN CREATE ROLE {role} NOLOGIN; END IF; END $$"
        yield f"GRANT CONNECT ON DATABASE {database} TO {role}"
        yield f"GRANT USAGE ON SCHEMA public TO {role}"


def sharing() -> Iterator[str]:
    """Yield what the owner does once the roles of `server_roles.granting` are there."""
    everybody, managers = (", ".join(map(group, some)) for some in (Role, _MANAGERS))
    yield from (_RECOVER, _GIVE_RECOVERY)
    yield "REVOKE EXECUTE ON FUNCTION recover_login, give_recovery FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION recover_login TO {RECOVERER}"
    yield f"GRANT EXECUTE ON FUNCTION give_recovery TO {managers}"
    yield f"REVOKE ALL ON {_TABLE} FROM PUBLIC, {everybody}, {DOOR}"
    yield f"GRANT SELECT ON {_TABLE} TO {everybody}, {DOOR}"
    # Neither its name nor whose it is: the own slot does not become another's.
    yield f"GRANT UPDATE (content), DELETE ON {_TABLE} TO {everybody}"
    yield f"GRANT INSERT ON {_TABLE} TO {managers}"
    for deed in ("ENABLE", "FORCE"):
        yield f"ALTER TABLE {_TABLE} {deed} ROW LEVEL SECURITY"
    own = "member = acting() OR manages_people()"
    for name, says in {
        "owned": f"TO {OWNER} USING (true) WITH CHECK (true)",
        "knocked": f"FOR SELECT TO {DOOR} USING (name = '{RING}' OR name LIKE '{SLOT}%')",
        "seen": f"FOR SELECT TO {everybody} USING (true)",
        "added": f"FOR INSERT TO {managers} WITH CHECK (manages_people())",
        "changed": f"FOR UPDATE TO {everybody} USING ({own}) WITH CHECK ({own})",
        "taken_out": f"FOR DELETE TO {everybody} USING ({own})",
    }.items():
        yield f"DROP POLICY IF EXISTS {name} ON {_TABLE}"
        yield f"CREATE POLICY {name} ON {_TABLE} {says}"


def fetch(connection: sa.Connection) -> dict[str, SharedKey]:
    """Return all that one may see; raises StorageError."""
    with storage_errors():
        rows = connection.exec_driver_sql(f"SELECT name, content, member FROM {_TABLE}")  # noqa: S608  our own words
        return {
            row.name: SharedKey(row.content, None if row.member is None else UUID(bytes=row.member))
            for row in rows
        }


def keep(
    connection: sa.Connection, before: dict[str, SharedKey], after: dict[str, SharedKey]
) -> None:
    """Write what is not as it was before, and take away what is no more; raises StorageError."""
    with storage_errors():
        for name in before.keys() - after.keys():
            _change(connection, f"DELETE FROM {_TABLE} WHERE name = %s", name)  # noqa: S608  our own words
        for name, one in after.items():
            if name not in before:
                connection.exec_driver_sql(
                    f"INSERT INTO {_TABLE} (name, member, content) VALUES (%s, %s, %s)",  # noqa: S608
                    (name, None if one.member is None else one.member.bytes, one.content),
                )
            elif before[name].content != one.content:
                _change(
                    connection,
                    f"UPDATE {_TABLE} SET content = %s WHERE name = %s",  # noqa: S608  our own words
                    one.content,
                    name,
                )


def _change(connection: sa.Connection, statement: str, *values: str) -> None:
    if connection.exec_driver_sql(statement, values).rowcount != 1:
        # Row-level security changes nothing and says nothing.
        raise DatabaseRefused(_TABLE)


def member_called(connection: sa.Connection, login: str) -> UUID | None:
    """Return whose login it is; raises StorageError."""
    with storage_errors():
        query = "SELECT id FROM staff WHERE login = %s"
        found = connection.exec_driver_sql(query, (login,)).scalar()
    return None if found is None else UUID(bytes=found)


def let_in(connection: sa.Connection, member: UUID, password: str) -> None:
    """Let somebody sign in on the server by a new password: oneself, or anybody as who manages people."""
    role = f"{PERSON}{member.hex}"
    verifier = _verifier(connection, role, password)
    with storage_errors():
        if is_own(connection, role):
            connection.exec_driver_sql(f"ALTER ROLE {role} PASSWORD '{verifier}'")
        else:
            connection.exec_driver_sql("SELECT give_login(%s, %s)", (member.bytes, verifier))


def is_own(connection: sa.Connection, role: str) -> bool:
    """Tell whether a role is the one that signed in here."""
    return bool(connection.exec_driver_sql("SELECT session_user").scalar() == role)


def let_recover(connection: sa.Connection, password: str) -> None:
    """Let the recovery paper sign in by a new password; raises StorageError."""
    verifier = _verifier(connection, RECOVERER, password)
    with storage_errors():
        connection.exec_driver_sql("SELECT give_recovery(%s)", (verifier,))


def recover(connection: sa.Connection, login: str, password: str) -> UUID | None:
    """Give a new password to somebody who manages people, as the recovery paper; None where it may not be."""
    # The salt is the verifier's own: whose it is goes not into it.
    verifier = _verifier(connection, login, password)
    with storage_errors():
        query = "SELECT recover_login(%s, %s)"
        found = connection.exec_driver_sql(query, (login, verifier)).scalar()
    return None if found is None else UUID(bytes=found)


def knocking(connection: sa.Connection, password: str) -> str:
    """Return the statement that gives the door a password; the owner does it."""
    verifier = _verifier(connection, DOOR, password)
    return f"ALTER ROLE {DOOR} LOGIN PASSWORD '{verifier}'"


def _verifier(connection: sa.Connection, role: str, password: str) -> str:
    """Return what the server keeps in place of a password (SCRAM-SHA-256, RFC 5803)."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise TypeError("a connection that was given back")
    made: bytes = driver.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return made.decode("ascii")
