"""Other clinics and their lists, in the database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import NotThere
from app.domain.keys import Withdrawn
from app.services.trouble import DatabaseRefused, SavedByAnother
from tests.db import samples

CLINIC, LIST = samples.KNOWN_CLINIC, samples.KEPT_LIST
GONE = Withdrawn(samples.PHYSICIAN.id, samples.LATER, "鍵が盗まれたため")


@pytest.fixture
def kept(books):
    with books.begin() as work:
        work.facility.others.add(CLINIC)
        work.facility.others.keep_list(LIST)
        work.commit(samples.trace())


def test_what_is_kept_comes_back(books, kept):
    with books.begin() as work:
        assert work.facility.others.standing() == (CLINIC,)
        assert work.facility.others.get(CLINIC.id) == CLINIC
        assert work.facility.others.list_of(CLINIC.fingerprint) == LIST
        assert work.facility.others.listed() == {CLINIC.fingerprint: LIST.made}


def test_what_nobody_kept_is_not_there(books):
    with books.begin() as work:
        assert work.facility.others.list_of("cd" * 32) is None
        with pytest.raises(NotThere):
            work.facility.others.get(CLINIC.id)


def test_one_that_is_taken_out_stands_no_more_and_its_key_is_free(books, kept):
    with books.begin() as work:
        work.facility.others.withdraw(CLINIC.id, GONE)
        work.facility.others.add(replace(CLINIC, id=samples.new_id(), name="別名"))
        work.commit(samples.trace())

    with books.begin() as work:
        assert [one.name for one in work.facility.others.standing()] == ["別名"]
        assert work.facility.others.get(CLINIC.id).withdrawn == GONE


def test_none_is_taken_out_twice(books, kept):
    with books.begin() as work:
        work.facility.others.withdraw(CLINIC.id, GONE)
        with pytest.raises(SavedByAnother):
            work.facility.others.withdraw(CLINIC.id, GONE)


def test_the_newest_list_counts_and_none_goes_back(books, kept):
    newer = replace(LIST, id=samples.new_id(), made=LIST.made + timedelta(days=1))
    with books.begin() as work:
        work.facility.others.keep_list(newer)
        work.commit(samples.trace())

    with books.begin() as work:
        assert work.facility.others.list_of(CLINIC.fingerprint) == newer
        assert work.facility.others.listed() == {CLINIC.fingerprint: newer.made}
        with pytest.raises(DatabaseRefused, match="revocation_list_goes_back"):
            work.facility.others.keep_list(replace(LIST, id=samples.new_id()))
