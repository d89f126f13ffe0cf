"""The state of the tables: made new, brought up to date, or too new for this program."""

from importlib import resources
from typing import Any

import sqlalchemy as sa

from app.services.trouble import DatabaseIsDamaged, SchemaIsNewer
from db.server_noting import noters

# The newest step under migrations/versions; a test compares the two.
NEWEST = "0002"
_PLACE = resources.files("db") / "migrations"
_STEPS = sa.table("alembic_version", sa.column("version_num", sa.Text))


def ensure(engine: sa.Engine) -> None:
    """Bring a database to the state that this program knows; a new one gets its tables.

    Raises:
        SchemaIsNewer: a later version of the program has written it.
        DatabaseIsDamaged: there are tables, but not ours.
    """
    with engine.begin() as connection:
        found = found_step(connection)
        if found != NEWEST:
            _upgrade(connection, found)


def is_older(engine: sa.Engine) -> str | None:
    """Return the state of books that an earlier version of the program wrote, None of all others.

    Raises:
        SchemaIsNewer: a later version has written them.
        DatabaseIsDamaged: there are tables, but not ours.
    """
    with engine.connect() as connection:
        found = found_step(connection)
    if found is None or found == NEWEST:
        return None
    _known(found)
    return found


def found_step(connection: sa.Connection) -> str | None:
    """Return the state that a database is in, or None for an empty one.

    Raises:
        DatabaseIsDamaged: there are tables, but not ours.
    """
    tables = sa.inspect(connection).get_table_names()
    if tables and _STEPS.name not in tables:
        raise DatabaseIsDamaged
    return connection.scalar(sa.select(_STEPS.c.version_num)) if tables else None


def _upgrade(connection: sa.Connection, found: str | None) -> None:
    from alembic import command

    config = _known(found)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "postgresql":
        for statement in noters():
            connection.exec_driver_sql(statement)


def _known(found: str | None) -> Any:  # noqa: ANN401 - alembic's Config
    """Return what leads through the steps, unless the state is that of a later version."""
    # Imported here because it is slow, and needed on one day in many.
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_PLACE).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise SchemaIsNewer
    return config
