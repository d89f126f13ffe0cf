import secrets
from contextlib import closing

import pytest

from app.services.checkup import Part
from db.checkup import look_over_copy
from db.engine import connect
from tests.db import shelving


@pytest.fixture
def clinic(tmp_path):
    return shelving.make(tmp_path / "clinic")


def wrong(clinic):
    """Return what is wrong with a clinic's books, part by part."""
    looks = shelving.looks(clinic)
    return {look.part: look.fault for look in looks if not look.is_well}


def tamper(clinic, *statements, fences=()):
    """Change the books with their key, past every fence."""
    with closing(connect(clinic.database, clinic.key)) as driver:
        for name in fences:
            (sql,) = driver.execute(
                "SELECT sql FROM sqlite_master WHERE name = ?", (name,)
            ).fetchone()
            driver.execute(f"DROP TRIGGER {name}")
            statements = (*statements, sql)
        for statement in statements:
            driver.execute(statement)


def test_sound_books_are_well_in_every_part(clinic):
    looks = list(shelving.looks(clinic))

    assert {look.part for look in looks} == set(Part) - {Part.KEYS, Part.BACKUPS, Part.SIGNING}
    assert all(look.is_well for look in looks)
    counts = {look.part: look.count for look in looks}
    assert (counts[Part.CHAIN], counts[Part.RECORDS]) == (4, 17)


def test_saves_that_stand_in_the_log_alone_are_no_damage(clinic):
    with closing(clinic.open()) as books:
        shelving.save(books)

        assert all(look.is_well for look in look_over_copy_of(clinic))

    assert not wrong(clinic)


def look_over_copy_of(clinic):
    return look_over_copy(clinic.database, clinic.key)


def test_a_damaged_page_is_named(clinic):
    raw = bytearray(clinic.database.read_bytes())
    raw[20 * 4096 + 100] ^= 1
    clinic.database.write_bytes(raw)

    assert "21" in wrong(clinic)[Part.PAGES]


def test_a_file_that_was_cut_off_is_found(clinic):
    raw = clinic.database.read_bytes()
    clinic.database.write_bytes(raw[: len(raw) - 1000])

    assert Part.FILE in wrong(clinic)


def test_the_wrong_key_is_found_everywhere_and_raises_nothing(clinic):
    looks = shelving.looks(clinic, secrets.token_bytes(32))

    assert not any(look.is_well for look in looks if look.part is not Part.FILE)


def test_a_fence_that_is_missing_or_was_changed_is_named(clinic):
    tamper(clinic, "DROP TRIGGER audit_never_goes")

    assert wrong(clinic) == {Part.FENCES: "audit_never_goes"}


def test_a_fence_that_nobody_knows_is_named(clinic):
    tamper(clinic, "CREATE TRIGGER sly AFTER INSERT ON audit BEGIN SELECT 1; END")

    assert wrong(clinic) == {Part.FENCES: "sly"}


def test_a_row_that_refers_to_nothing_is_found(clinic):
    tamper(clinic, "PRAGMA foreign_keys = OFF", "UPDATE patient_word SET patient_id = x'00'")

    assert "patient_word" in wrong(clinic)[Part.REFERENCES]


def test_a_record_that_was_changed_past_its_fence_differs_from_its_trace(clinic):
    tamper(
        clinic,
        "UPDATE treatment SET basis = '別の根拠' WHERE rowid = 1",
        fences=["treatment_never_changes"],
    )

    assert list(wrong(clinic)) == [Part.RECORDS]


def test_a_trace_that_was_changed_breaks_the_chain(clinic):
    tamper(clinic, "UPDATE audit SET deed = 'sly' WHERE seq = 2", fences=["audit_never_changes"])

    assert wrong(clinic)[Part.CHAIN] == "2"


def test_what_differs_is_told_row_by_row(clinic):
    tamper(clinic, "UPDATE staff SET role = 'clerk', version = version + 1 WHERE login = 'hara'")

    (look,) = [one for one in shelving.looks(clinic) if not one.is_well]

    assert [(one.table, one.name) for one in look.differing] == [("staff", "hara")]
