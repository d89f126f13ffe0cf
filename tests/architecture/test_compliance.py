"""The page for inspectors answers every point; that the tests it names exist, test_papers asks."""

import re

import pytest

from tests.architecture.papers import DOCS, named_tests

POINTS = [f"G{number}" for number in range(1, 20)]


def sections():
    """Return the text of each point, by its number."""
    text = (DOCS / "compliance.ja.md").read_text("utf-8")
    parts = re.split(r"^### (G\d+) ", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_each_point_has_its_place_in_order():
    assert list(sections()) == POINTS


@pytest.mark.parametrize("point", POINTS)
def test_each_point_says_how_it_is_met_and_which_test_shows_it(point):
    section = sections()[point]

    assert re.search(r"^- (満たし方|診療所): \S", section, re.MULTILINE)
    assert "- 満たし方: " not in section or named_tests(section)


def test_the_three_principles_and_the_law_are_answered():
    text = (DOCS / "compliance.ja.md").read_text("utf-8")

    for word in (
        "真正性",
        "見読性",
        "保存性",
        "医師法24条1項",
        "医師法24条2項",
        "医師法施行規則23条",
    ):
        assert f"| {word}" in text
