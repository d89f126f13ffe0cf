from contextlib import closing
from dataclasses import replace

import pytest

from app.services.canonical import record_sha256
from app.services.checkup import How
from db.comparison import compare
from db.engine import connect, open_sealed
from db.fences import fences
from db.record_hashes import traced_hashes
from db.tables import STAFF
from tests.db import samples, shelving


@pytest.fixture
def clinic(tmp_path):
    return shelving.make(tmp_path / "clinic")


def asked(clinic, question):
    engine = open_sealed(clinic.database, clinic.key)
    with engine.connect() as connection:
        answer = question(connection)
    engine.dispose()
    return answer


def wrong(clinic):
    """Return what says something else than the trail, and how."""
    return [(one.table, one.name, one.how) for one in asked(clinic, compare)[1]]


def past_the_fences(clinic, *statements):
    """Change the books as somebody does who has the key."""
    with closing(connect(clinic.database, clinic.key)) as driver:
        for name in fences():
            driver.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            driver.execute(statement)
        for sql in fences().values():
            driver.execute(sql)


def test_rows_that_say_what_was_traced_are_counted(clinic):
    count, differing = asked(clinic, compare)

    assert not differing
    # Three records with their judgements, two patients, the people, the clinic, the lists.
    assert count == 3 * 2 + 2 + len(samples.STAFF) + 1 + 5


def test_a_record_is_named_by_its_patient_and_its_start(clinic):
    past_the_fences(clinic, "UPDATE treatment SET basis = '別の根拠' WHERE rowid = 1")

    assert wrong(clinic) == [("treatment", "00-0001, 2026-06-01 12:00", How.CHANGED)]


def test_an_older_version_is_compared_too(clinic):
    record = samples.treatment()
    newer = replace(record, id=samples.new_id(), version=2)
    with closing(clinic.open()) as books:
        for one in (record, newer):
            with books.begin() as work:
                work.treatments.add(one)
                work.commit(samples.trace(subject=one.id))

    past_the_fences(clinic, "UPDATE treatment SET beds = 9 WHERE version = 1 AND rowid = 4")

    assert [one for one, *_ in wrong(clinic)] == ["treatment"]


def test_a_product_that_was_added_to_a_record_later_is_told_as_the_record(clinic):
    past_the_fences(clinic, "UPDATE treatment_line SET lot = 'L9' WHERE rowid = 1")

    assert [one for one, *_ in wrong(clinic)] == ["treatment"]


def test_a_person_whom_the_trail_never_heard_of_is_named(clinic):
    columns = ", ".join(STAFF.c.keys())
    copied = columns.replace("id,", "randomblob(16),", 1).replace("login", "'sly'")
    past_the_fences(
        clinic, f"INSERT INTO staff ({columns}) SELECT {copied} FROM staff WHERE login = 'hara'"
    )

    assert wrong(clinic) == [("staff", "sly", How.UNHEARD)]


def test_a_record_that_is_gone_is_told_with_the_entry_that_tells_of_it(clinic):
    past_the_fences(
        clinic,
        "DELETE FROM treatment_line WHERE treatment_id = (SELECT id FROM treatment WHERE rowid = 1)",
        "DELETE FROM treatment WHERE rowid = 1",
    )

    (record,) = asked(clinic, compare)[1]

    assert (record.table, record.how, record.entry) == ("treatment", How.GONE, 2)


def test_a_record_whose_own_hash_is_another_is_named(clinic):
    record = samples.treatment()
    with closing(clinic.open()) as books, books.begin() as work:
        work.treatments.add(record)
        details = {"record_sha256": record_sha256(replace(record, beds=3))}
        work.commit(replace(samples.trace(subject=record.id), details=details))

    assert wrong(clinic) == [("treatment", "00-0001, 2026-06-01 12:00", How.CHANGED)]
    assert asked(clinic, traced_hashes)[record.id] == details["record_sha256"]


def test_a_patient_who_was_changed_past_the_trail_is_named_by_the_number_alone(clinic):
    past_the_fences(clinic, "UPDATE patient SET allergies = '' WHERE number = '00-0001'")

    assert wrong(clinic) == [("patient", "00-0001", How.CHANGED)]


def test_an_honest_change_is_compared_with_its_own_trace(clinic):
    with closing(clinic.open()) as books, books.begin() as work:
        patient = work.patients.get(samples.PATIENT.id)
        work.patients.change(replace(patient, allergies="卵", version=patient.version + 1))
        work.commit(samples.trace())

    assert not wrong(clinic)


def test_an_open_record_that_the_list_lost_is_told(clinic):
    past_the_fences(clinic, "DELETE FROM open_record")

    lost = asked(clinic, compare)[1]

    assert {(one.table, one.how) for one in lost} == {("open_record", How.GONE)}
