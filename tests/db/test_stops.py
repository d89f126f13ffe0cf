"""Which products the clinic put aside, in the books."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.keys import Stamp
from app.services.trouble import DatabaseRefused
from tests.db.samples import NOON, NURSE, PHYSICIAN, STOP


def test_the_last_word_on_a_product_counts(books):
    again = Stamp(PHYSICIAN.id, NOON + timedelta(days=1))
    late = replace(STOP, is_stopped=False, reason="入荷した", stamp=again)

    with books.begin() as work:
        work.labels.stop(late)
        work.labels.stop(STOP)

        assert work.labels.stops() == (late,)


@pytest.mark.parametrize(
    ("changes", "fence"),
    [
        ({"stamp": Stamp(NURSE.id, NOON)}, "product_stop_by_the_wrong_role"),
        ({"reason": "　 "}, "product_stop_reason_named"),
    ],
)
def test_the_books_refuse_what_is_no_stop(books, changes, fence):
    with books.begin() as work, pytest.raises(DatabaseRefused, match=fence):
        work.labels.stop(replace(STOP, **changes))
