"""Transactions that only read: they wait for no writer, and no writer for them."""

import sqlalchemy as sa

# What a connection to a file is told for the transaction that begins next.
LOOK = "tenteki_look"


def only_look(connection: sa.Connection) -> None:
    """Begin a transaction that sees one state of the books and writes nothing."""
    if connection.dialect.name == "postgresql":
        connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    else:
        connection.info[LOOK] = True
    connection.begin()
