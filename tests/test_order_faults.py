import pytest

from app.domain.errors import MasterOutOfOrder
from app.i18n import Wording
from app.order_faults import order_fault

ENGLISH = Wording("en", str)


@pytest.mark.parametrize(
    ("code", "place", "detail", "told"),
    [
        ("taken", "", "", "y.csv was taken in before."),
        ("older", "2026-04-01", "", "y.csv is not newer than what was taken in last (2026-04-01)."),
        ("undated", "", "", "y.csv does not tell from which day it holds."),
        (
            "gap",
            "7",
            "620000001",
            (
                "y.csv changes an entry in row 7 that is not here (620000001): "
                "a file before it is missing."
            ),
        ),
        ("no_full", "", "", "y.csv holds differences only, and no whole master was taken in yet."),
        ("?", "", "", "y.csv is no master that this program keeps."),
    ],
)
def test_a_file_out_of_order_is_told_with_what_shows_it(code, place, detail, told):
    what, remedy = order_fault(MasterOutOfOrder("y.csv", code, place, detail), ENGLISH)

    assert what == told
    assert remedy.startswith("Nothing was changed")
