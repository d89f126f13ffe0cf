"""The first tables, with their fences and the empty chain."""

import sqlalchemy as sa
from alembic import op

from db.fencing import for_file, for_server
from db.migrations.first import (
    accounts,
    athletes,
    clinics,
    diagnoses,
    imprints,
    masters,
    own_products,
    papers,
    people,
    products,
    regular_sets,
    treatments,
)
from db.migrations.first.fences import FENCES
from db.migrations.first.server import FUNCTIONS

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything that the first version of the program needs."""
    is_server = op.get_bind().dialect.name == "postgresql"
    for function in FUNCTIONS if is_server else ():
        op.execute(function)
    for tables in (
        people,
        imprints,
        accounts,
        products,
        diagnoses,
        masters,
        treatments,
        athletes,
        papers,
        clinics,
        own_products,
        regular_sets,
    ):
        tables.create()
    head = sa.table(
        "chain_head", sa.column("id"), sa.column("seq"), sa.column("hash", sa.LargeBinary)
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "hash": bytes(32)}])
    for fence in FENCES:
        for statement in for_server(fence) if is_server else (for_file(fence),):
            op.execute(statement)
