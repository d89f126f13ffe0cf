"""Books of an earlier version: brought up to date aside, the file as it was kept, all or nothing."""

import secrets
import shutil
from contextlib import closing
from importlib import resources

import pytest
import sqlalchemy as sa

from app.domain.audit import Deed
from app.services.trouble import DatabaseIsDamaged, DiskIsFull, SchemaIsNewer, StorageError
from db import renewing, schema
from db.engine import open_engine
from db.opening import create, open_books
from tests.db import samples
from tests.db.conftest import found

KEY = secrets.token_bytes(32)
STEP = '''
"""A later step, which no version has yet."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade():
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO later (id) VALUES (7)")
    op.add_column("patient", sa.Column("later", sa.Text))
    {last}
'''
NOW = schema.NEWEST
LATER = sa.table("later", sa.column("id"))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "tenteki.db"
    with closing(create(path, KEY)) as books:
        found(books)
    return path


@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    """Return what lets the program know one step more, ending in something."""

    def learn(last=""):
        place = tmp_path / "migrations"
        shutil.copytree(str(resources.files("db") / "migrations"), place, dirs_exist_ok=True)
        (place / "versions" / "9999_later.py").write_text(
            STEP.format(last=last, before=NOW), "utf-8"
        )
        monkeypatch.setattr(schema, "_PLACE", place)
        monkeypatch.setattr(schema, "NEWEST", "9999")

    return learn


def files(path):
    return {one.name for one in path.parent.iterdir() if one.is_file()} - {"tenteki.db.lock"}


def later(path):
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        found = connection.scalars(sa.select(LATER.c.id)).all() if "later" in tables else None
    engine.dispose()
    return found


def test_older_books_are_brought_up_to_date_and_kept_as_they_were(path, newer_program):
    told = []
    newer_program()

    with closing(open_books(path, KEY, told.append)) as books:
        assert books.came_from == NOW
        with books.begin() as work:
            assert work.patients.get(samples.PATIENT.id) == samples.PATIENT
            work.commit(samples.trace(Deed.BOOKS_UPDATED))
        assert books.verify_chain() is None

    assert later(path) == [7]
    assert later(path.with_name(f"tenteki-{NOW}.db")) is None
    assert files(path) == {"tenteki.db", f"tenteki-{NOW}.db"}
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_the_kept_file_is_opened_by_the_program_of_before(path, newer_program, monkeypatch):
    newer_program()
    open_books(path, KEY).close()
    monkeypatch.undo()

    with closing(open_books(path.with_name(f"tenteki-{NOW}.db"), KEY)) as books:
        assert books.came_from is None
        assert books.verify_chain() is None


def test_books_that_are_up_to_date_are_opened_as_they_are(path, newer_program):
    newer_program()
    open_books(path, KEY).close()

    with closing(open_books(path, KEY, pytest.fail)) as books:
        assert books.came_from is None


@pytest.mark.parametrize(
    "last", ['raise RuntimeError("in the middle")', 'op.execute("INSERT INTO later VALUES (7)")']
)
def test_an_update_that_fails_leaves_the_books_whole_as_they_were(path, newer_program, last):
    before = path.read_bytes()
    newer_program(last)

    with pytest.raises((RuntimeError, StorageError)):
        open_books(path, KEY)

    assert path.read_bytes() == before
    assert files(path) == {"tenteki.db"}


def test_a_copy_that_is_not_whole_is_no_update(path, newer_program, monkeypatch):
    before = path.read_bytes()
    newer_program()
    monkeypatch.setattr(
        renewing, "look_over_copy", lambda _path, _key: [type("Look", (), {"is_well": False})()]
    )

    with pytest.raises(DatabaseIsDamaged):
        open_books(path, KEY)

    assert path.read_bytes() == before
    assert files(path) == {"tenteki.db"}


def test_where_there_is_no_room_for_a_copy_the_books_stand_as_they_were(
    path, newer_program, monkeypatch
):
    def full(*_given):
        raise DiskIsFull

    newer_program()
    monkeypatch.setattr(renewing, "copy_books", full)

    with pytest.raises(DiskIsFull):
        open_books(path, KEY)

    assert files(path) == {"tenteki.db"}


def test_books_of_a_later_version_are_refused_and_not_touched(path, newer_program, monkeypatch):
    newer_program()
    open_books(path, KEY).close()
    before = path.read_bytes()
    monkeypatch.undo()

    with pytest.raises(SchemaIsNewer):
        open_books(path, KEY)

    assert path.read_bytes() == before
