"""Deeds that only look: nobody waits for them, they wait for nobody, and they change nothing."""

import pytest

from app.services.trouble import DatabaseIsBusy
from tests.db import samples


def records(work):
    return work.treatments.of_patient(samples.PATIENT.id)


def save(books):
    with books.begin() as work:
        work.treatments.add(samples.treatment())
        work.commit(samples.trace())


def test_who_looks_waits_for_nobody_and_sees_what_stands(books):
    with books.begin() as deed:
        deed.treatments.add(samples.treatment())

        with books.begin(to_look=True) as look:
            assert records(look) == ()

        deed.commit(samples.trace())
    with books.begin(to_look=True) as look:
        assert len(records(look)) == 1


def test_nobody_waits_for_who_looks_and_it_sees_one_state_all_along(books):
    with books.begin(to_look=True) as look:
        before = look.head()

        save(books)

        assert (look.head(), records(look)) == (before, ())
    with books.begin(to_look=True) as look:
        assert look.head().seq == before.seq + 1


def test_a_look_leaves_no_trace(books):
    with books.begin(to_look=True) as look, pytest.raises(TypeError):
        look.commit(samples.trace())

    with books.begin() as work:
        assert work.head().seq == 1


def test_a_deed_after_a_look_waits_for_its_turn_again(books, engine, kind):
    for _ in "12345":
        with books.begin(to_look=True) as look:
            look.head()
    save(books)

    with books.begin() as first:
        first.head()
        with books.begin() as second:
            raw = second._connection.connection.driver_connection
            raw.execute("PRAGMA busy_timeout = 0" if kind == "file" else "SET lock_timeout = 50")

            with pytest.raises(DatabaseIsBusy):
                second.head()


def test_a_look_that_reads_nothing_leaves_nothing_behind(books, engine, kind):
    with books.begin(to_look=True):
        pass

    test_a_deed_after_a_look_waits_for_its_turn_again(books, engine, kind)
