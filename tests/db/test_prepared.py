import pytest
import sqlalchemy as sa

from app.services.trouble import DatabaseRefused
from db.columns import Key, Moment
from db.prepared import Insertion
from tests.db import samples
from tests.db.samples import NOON

VISITS = sa.Table(
    "visit",
    sa.MetaData(),
    sa.Column("id", Key, primary_key=True),
    sa.Column("at", Moment),
    sa.Column("note", sa.Text, nullable=False),
)


@pytest.fixture
def connection(engine):
    with engine.connect() as connection:
        VISITS.create(connection)
        yield connection


def visit(**changes):
    return {"note": "架空", "at": NOON, "id": samples.new_id(), **changes}


@pytest.mark.parametrize("count", [0, 1, 3])
def test_rows_are_written_in_any_order_of_their_columns(connection, count):
    visits = [visit() for _ in range(count)]

    Insertion(VISITS).run(connection, visits)

    rows = connection.execute(sa.select(VISITS).order_by(VISITS.c.id)).mappings().all()
    assert [dict(row) for row in rows] == visits


def test_what_is_refused_is_told_in_the_clinics_terms(connection):
    with pytest.raises(DatabaseRefused, match=r"visit\.note"):
        Insertion(VISITS).run(connection, [visit(note=None)])
