import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from app.services.trouble import DatabaseIsDamaged, SchemaIsNewer, StorageError
from db.engine import open_engine
from db.fences import fences
from db.fencing import Fence
from db.schema import NEWEST, ensure
from db.tables import METADATA

SCHEMA = (
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
)


@pytest.fixture
def kind() -> str:
    """Of the file alone."""
    return "file"


def schema(engine) -> dict[tuple[str, str], list[str]]:
    """Return what a database is made of: each thing's clauses, in no order."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(SCHEMA).all()
    return {(kind, name): clauses(sql) for kind, name, sql in rows}


def clauses(sql: str) -> list[str]:
    """Return the clauses of a statement; a column that a step added stands among the first ones.

    Its foreign key is said with it, where the program's own drawing says it by itself.
    """
    added = r"\b(\w+) (\w+) CONSTRAINT (\w+) REFERENCES (\w+ \(\w+\))"
    alone = re.sub(added, r"\1 \2,\n CONSTRAINT \3 FOREIGN KEY(\1) REFERENCES \4", sql)
    split = re.sub(r", (?=\w+ (?:BLOB|INTEGER|TEXT)\b)", ",\n", alone)
    return sorted(re.split(r",?\s*\n\s*", split))


@pytest.fixture
def drawn(tmp_path, key):
    """A database made from the tables as the program draws them, without any step."""
    engine = open_engine(tmp_path / "drawn", key)
    with engine.begin() as connection:
        METADATA.create_all(connection)
        for fence in fences().values():
            connection.exec_driver_sql(fence)
    yield engine
    engine.dispose()


def test_the_steps_lead_to_the_tables_that_the_program_knows(engine, drawn):
    assert schema(engine) == schema(drawn)


def test_every_fence_stands_after_the_steps(engine):
    names = {name for kind, name in schema(engine) if kind == "trigger"}

    assert names == set(fences())


def test_every_table_is_strict_and_every_constraint_has_a_name(engine):
    for (kind, _), clauses in schema(engine).items():
        if kind == "table":
            assert "STRICT" in clauses[0] + clauses[-1] + " ".join(clauses)
            unnamed = [one for one in clauses if re.match(r"(CHECK|UNIQUE|FOREIGN|PRIMARY)", one)]
            assert not unnamed


def test_the_newest_step_is_the_one_that_the_program_expects():
    config = Config()
    config.set_main_option("script_location", str(resources.files("db") / "migrations"))

    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


def test_a_database_that_is_up_to_date_is_left_alone(engine):
    before = schema(engine)

    ensure(engine)

    assert schema(engine) == before


def test_an_up_to_date_database_is_opened_without_the_slow_import(path, key, engine):
    attempt = (
        "import sys, pathlib\n"
        "from db.engine import open_engine\n"
        "from db.schema import ensure\n"
        "ensure(open_engine(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2])))\n"
        "sys.exit('alembic' in sys.modules)\n"
    )
    arguments = [sys.executable, "-c", attempt, str(path), key.hex()]

    assert subprocess.run(arguments, cwd=Path(__file__).parents[2], check=False).returncode == 0


def test_a_database_of_a_later_program_is_not_touched(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = schema(engine)

    with pytest.raises(SchemaIsNewer):
        ensure(engine)

    assert schema(engine) == before


def test_tables_of_somebody_else_are_damage(path, key):
    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE theirs (a TEXT)"))

    with pytest.raises(DatabaseIsDamaged):
        ensure(engine)

    engine.dispose()


def test_a_step_that_fails_half_way_leaves_nothing(path, key, monkeypatch):
    from db.migrations.first import fences as first

    engine = open_engine(path, key)
    monkeypatch.setattr(first, "FENCES", (Fence("nonsense", "nowhere", "INSERT"),))

    with pytest.raises(StorageError):
        ensure(engine)

    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_the_empty_chain_is_there_from_the_start(engine):
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id, seq, hash FROM chain_head").all()

    assert rows == [(1, 0, bytes(32))]
