from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.formulary import Route
from app.domain.keys import Stamp
from app.services.trouble import DatabaseRefused
from tests.db.samples import COMPLETION, NOON, NURSE, PHYSICIAN, SALINE


def test_the_latest_completion_of_a_product_counts(books):
    late = replace(
        COMPLETION,
        insert_date=date(2026, 5, 1),
        indications=("脱水症の補液", "注射剤の溶解希釈剤"),
        routes=frozenset({Route.IV_DRIP}),
        may_dilute=True,
        stamp=Stamp(PHYSICIAN.id, NOON + timedelta(days=1)),
    )

    with books.begin() as work:
        work.labels.complete(late)
        work.labels.complete(COMPLETION)

        assert work.labels.completions() == (late,)


def test_a_mere_diluent_needs_no_route(books):
    water = replace(COMPLETION, routes=frozenset(), may_dilute=True)

    with books.begin() as work:
        work.labels.complete(water)

        assert work.labels.completions() == (water,)


@pytest.mark.parametrize(
    ("changes", "fence"),
    [
        ({"stamp": Stamp(NURSE.id, NOON)}, "product_completion_by_the_wrong_role"),
        ({"product": SALINE.id}, "product_completion_of_a_known_label"),
        ({"routes": frozenset()}, "product_completion_goes_somewhere"),
        ({"indications": ()}, "product_completion_indications_filled"),
    ],
)
def test_the_books_refuse_what_is_no_completion(books, changes, fence):
    with books.begin() as work, pytest.raises(DatabaseRefused, match=fence):
        work.labels.complete(replace(COMPLETION, **changes))
