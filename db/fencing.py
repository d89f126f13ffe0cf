"""What a fence is, and the triggers it becomes: one list of them, for SQLite and for PostgreSQL.

A condition is written once, in SQL that both understand. PostgreSQL refuses under the same name
as SQLite does: the name is the message, the constraint, and what somebody reads who went past
the program.
"""

from collections.abc import Iterator
from typing import NamedTuple

# The SQLSTATE of a fence's refusal: a class of our own.
REFUSED = "TK001"
# The end of the name of the fences that say: somebody has written this already.
REPLACED = "_is_never_replaced"
_GONE = "_never_goes"


class Fence(NamedTuple):
    """A write that is refused: on which table, at which deed, under which condition (else always)."""

    name: str
    table: str
    deed: str
    condition: str = ""


class Sequel(NamedTuple):
    """What follows by itself from a row that was written into a table, so that nobody can forget it."""

    name: str
    table: str
    deeds: tuple[str, ...]


def for_file(one: Fence | Sequel) -> str:
    """Return the statement that puts it up on SQLite."""
    if isinstance(one, Sequel):
        deeds = "; ".join(one.deeds)
        return f"CREATE TRIGGER {one.name} AFTER INSERT ON {one.table} BEGIN {deeds}; END"
    when = f" WHEN {_flat(one.condition)}" if one.condition else ""
    return (
        f"CREATE TRIGGER {one.name} BEFORE {one.deed} ON {one.table}{when}"
        f" BEGIN SELECT RAISE(ABORT, '{one.name}'); END"
    )


def for_server(one: Fence | Sequel) -> Iterator[str]:
    """Yield the statements that put it up on PostgreSQL, for whoever writes and however."""
    if isinstance(one, Fence) and one.name.endswith(REPLACED):
        # The key itself refuses there: nothing is put in another row's place in silence.
        return
    if isinstance(one, Sequel):
        # It writes what nobody may write by hand.
        yield _function(one.name, "; ".join(one.deeds) + "; RETURN NULL;", "SECURITY DEFINER ")
        yield from _trigger(one.name, one.name, f"AFTER INSERT ON {one.table} FOR EACH ROW")
        return
    refuse = (
        f"RAISE EXCEPTION USING ERRCODE = '{REFUSED}', MESSAGE = '{one.name}',"
        f" CONSTRAINT = '{one.name}', TABLE = '{one.table}';"
    )
    back = "OLD" if one.deed == "DELETE" else "NEW"
    # A fence looks at all there is, whatever the one who writes may see.
    body = f"IF {_flat(one.condition)} THEN {refuse} END IF; RETURN {back};"
    yield _function(one.name, body if one.condition else refuse, "SECURITY DEFINER ")
    yield from _trigger(one.name, one.name, f"BEFORE {one.deed} ON {one.table} FOR EACH ROW")
    if one.name.endswith(_GONE):
        emptied = f"{one.table}_never_empties"
        yield from _trigger(emptied, one.name, f"BEFORE TRUNCATE ON {one.table}")


def _function(name: str, body: str, rights: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {rights}"
        f"SET search_path FROM CURRENT AS $fence$ BEGIN {body} END $fence$"
    )


def _trigger(name: str, function: str, when: str) -> Iterator[str]:
    table = when.partition(" ON ")[2].split()[0]
    yield f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {function}()"
    # Also where a session calls itself a replica, which would send all others to sleep.
    yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"


def _flat(condition: str) -> str:
    return " ".join(condition.split())
