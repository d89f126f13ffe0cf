"""What is made for measuring must stand before the doctor, or it measures nothing true."""

from datetime import UTC, datetime

import pytest

from app import paths
from app.demo.people import LOGIN, PASSWORD
from db.checkup import look_over_books
from db.engine import open_engine
from tests.benchmarks.scale.books import data_key
from tests.benchmarks.scale.conftest import SIZE


def _count(folder, query):
    engine = open_engine(paths.database_in(folder), data_key(folder))
    try:
        with engine.connect() as connection:
            return connection.exec_driver_sql(query).scalar_one()
    finally:
        engine.dispose()


def test_the_doctor_finds_every_row_and_every_link_as_the_trail_tells_it(books):
    looks = list(look_over_books(paths.database_in(books), data_key(books), datetime.now(UTC)))

    # Nobody has backed these up.
    assert [one.part for one in looks if not one.is_well] == ["backups"]


def test_there_are_as_many_patients_and_entries_as_were_asked_for(books):
    patients = _count(books, "SELECT count(*) FROM patient")
    entries = _count(books, "SELECT count(DISTINCT entry_id) FROM treatment")

    assert patients >= SIZE.patients
    assert entries >= SIZE.entries


@pytest.mark.parametrize(
    "what",
    [
        *("certificate", "draft", "outside_infusion", "treatment_step", "checkpoint"),
        *("treatment_approval", "treatment_withdrawal"),
    ],
)
def test_every_kind_of_life_is_among_them(books, what):
    found = _count(books, f"SELECT count(*) FROM {what}")

    assert found


def test_whoever_measures_is_told_how_to_come_in(books):
    told = (books / "README").read_text(encoding="utf-8")

    assert LOGIN in told
    assert PASSWORD in told
