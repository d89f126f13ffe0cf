"""What is counted of a day, and that no count reads a whole table."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.keys import Withdrawn
from tests.db import samples

MISTAKE = Withdrawn(samples.PHYSICIAN.id, samples.LATER, "別の患者の記録")
SOON, LAST = date(2026, 8, 1), date(2026, 8, 31)


@pytest.fixture
def day(books):
    """Return a function that counts after something was written."""

    def count(name, *of, write=lambda _work: None):
        with books.begin() as work:
            write(work)
            work.commit(samples.trace())
        return getattr(books.day, name)(*of)

    return count


def test_records_are_counted_from_the_moment_they_were_finalised(books, day):
    final = samples.treatment().finalise(samples.PHYSICIAN.id, samples.LATER)

    def write(work):
        work.treatments.add(final)
        work.treatments.finalise(final, "d" * 64)
        work.certificates.add(samples.certificate(final, "A-2026-000001"))

    day("finalised", samples.LATER, write=write)

    later = samples.LATER + timedelta(seconds=1)
    assert (day("finalised", samples.LATER), day("finalised", later)) == (1, 0)
    assert day("certified", samples.LATER - timedelta(days=1)) == 1


def test_an_exemption_counts_while_nothing_follows_it(day):
    one = samples.filed(samples.EXEMPTION)
    longer = replace(samples.EXEMPTION, valid_to=LAST + timedelta(days=300))

    alone = day("running_out", SOON, LAST, write=lambda work: work.athletes.add(one))

    def renew(work):
        work.athletes.add(samples.filed(longer))

    assert (alone, day("running_out", SOON, LAST, write=renew)) == (1, 0)


def test_a_withdrawn_exemption_does_not_count(day):
    one = samples.filed(samples.EXEMPTION)

    def write(work):
        work.athletes.add(one)
        work.athletes.withdraw(one.id, MISTAKE)

    assert day("running_out", SOON, LAST, write=write) == 0
