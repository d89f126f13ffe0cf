import pytest

from app.services.trouble import DatabaseRefused, StorageError
from tests.db import samples
from tests.db.samples import PATIENT


def test_what_is_committed_stands_with_its_trace(books):
    record = samples.treatment()

    with books.begin() as work:
        before = work.head()
        work.treatments.add(record)
        work.commit(samples.trace(subject=record.id))

    with books.begin() as work:
        assert work.treatments.get(record.id) == record
        assert work.head().seq == before.seq + 1


def test_what_is_not_committed_is_dropped(books):
    with books.begin() as work:
        before = work.head()
        work.treatments.add(samples.treatment())

    with books.begin() as work:
        assert work.treatments.of_patient(PATIENT.id) == ()
        assert work.head() == before


def test_what_fails_half_way_is_dropped(books):
    unreadable = samples.treatment(started=None)

    with pytest.raises(AttributeError), books.begin() as work:
        _save_both(work, samples.treatment(), unreadable)

    with books.begin() as work:
        assert work.treatments.of_patient(PATIENT.id) == ()


def _save_both(work, *records):
    for one in records:
        work.treatments.add(one)


def test_an_error_of_somebody_else_is_not_called_the_books_trouble(books):
    with pytest.raises(FileNotFoundError), books.begin():
        raise FileNotFoundError


def test_a_refused_write_takes_the_whole_deed_with_it(books):
    with books.begin() as work:
        work.treatments.add(samples.treatment())
        with pytest.raises(DatabaseRefused):
            work.treatments.add(samples.treatment(basis="なし"))

    with books.begin() as work:
        assert work.treatments.of_patient(PATIENT.id) == ()


def test_a_record_without_its_lines_leaves_no_trace(books, engine):
    record = samples.treatment()
    with engine.connect() as connection:
        from db.tables import TREATMENT
        from db.treatments import _to_row
        from db.unit_of_work import Work

        connection.execute(TREATMENT.insert(), _to_row(record))

        with pytest.raises(DatabaseRefused, match="audit_of_an_unfinished_record"):
            Work(connection).commit(samples.trace())


def test_a_deed_after_a_commit_is_a_deed_of_its_own(books):
    with books.begin() as work:
        work.commit(samples.trace())
        work.treatments.add(samples.treatment())

    with books.begin() as work:
        assert work.treatments.of_patient(PATIENT.id) == ()


def test_every_error_that_leaves_the_books_is_one_that_the_clinic_has_words_for(books):
    with books.begin() as work, pytest.raises(StorageError) as told:
        work.facility.put(samples.replace(samples.FACILITY, name=" "))

    assert type(told.value).__module__ == "app.services.trouble"
