"""What somebody types of a product of the clinic's own."""

import pytest

from app.domain.formulary import ProhibitedClass
from app.domain.own_products import read_classes, read_content, read_lines


@pytest.mark.parametrize(
    ("typed", "read"),
    [("100 mg", "100 mg"), ("１ｇ", "1 g"), ("1000 IU", "1000 IU"), ("500µg", "500 ug")],
)
def test_a_content_is_read_with_its_unit(typed, read):
    assert str(read_content(typed)) == read


def test_what_is_no_content_is_none():
    assert read_content("たくさん") is None


def test_classes_are_read_and_others_are_not():
    assert read_classes("s5, Ｓ９", in_competition_only=True) == (
        ProhibitedClass("S5", True),
        ProhibitedClass("S9", True),
    )
    assert read_classes("", in_competition_only=False) == ()
    assert read_classes("beta", in_competition_only=False) is None


def test_lines_are_read_once_each_without_their_marks():
    assert read_lines("・脱水症\n\n脱水症\nなし\n手術後 ") == ("脱水症", "手術後")
