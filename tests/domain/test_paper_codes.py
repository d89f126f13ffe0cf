import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.paper_codes import (
    EMERGENCY_GROUPS,
    GROUP,
    RECOVERY_GROUPS,
    SIGNS,
    bytes_for,
    paper_code,
    read_paper_code,
)

GROUPS = RECOVERY_GROUPS
RANDOM = st.binary(min_size=bytes_for(GROUPS), max_size=bytes_for(GROUPS))


def fault(typed, groups=GROUPS):
    """Return what is wrong with a typed code and in which place, or nothing."""
    try:
        read_paper_code(typed, groups, "code")
    except Refused as refused:
        return refused.faults[0].code, dict(refused.faults[0].facts)
    return None


def test_a_code_is_printed_in_groups_of_five():
    assert paper_code(bytes(range(18)), 7).count("-") == 6
    assert {len(part) for part in paper_code(bytes(range(18)), 7).split("-")} == {GROUP}


def test_the_recovery_code_holds_more_than_128_bits_and_the_emergency_code_100():
    assert (bytes_for(RECOVERY_GROUPS), bytes_for(EMERGENCY_GROUPS)) == (18, 13)


@given(RANDOM)
def test_a_code_is_read_as_it_was_printed(random):
    printed = paper_code(random, GROUPS)

    assert read_paper_code(printed, GROUPS, "code") == printed


@given(RANDOM, RANDOM)
def test_other_bytes_make_another_code(one, other):
    kept = (1 << GROUPS * 20) - 1
    same = int.from_bytes(one) & kept == int.from_bytes(other) & kept

    assert (paper_code(one, GROUPS) == paper_code(other, GROUPS)) is same


@given(RANDOM)
def test_gaps_case_width_and_look_alikes_do_not_matter(random):
    printed = paper_code(random, GROUPS)
    typed = printed.replace("-", "　").lower().replace("0", "o").replace("1", "l")
    wide = typed.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})

    assert read_paper_code(typed, GROUPS, "code") == printed
    assert read_paper_code(wide, GROUPS, "code") == printed


@given(RANDOM, st.integers(0, GROUPS * GROUP - 1), st.integers(1, 31))
def test_a_slip_is_told_with_its_group(random, place, other):
    signs = list(paper_code(random, GROUPS).replace("-", ""))
    signs[place] = SIGNS[(SIGNS.index(signs[place]) + other) % 32]

    assert fault("".join(signs)) == ("code_group", {"group": str(place // GROUP + 1)})


@given(RANDOM, st.integers(0, GROUPS - 1), st.integers(0, GROUP - 2))
def test_two_neighbours_exchanged_are_told(random, group, place):
    signs = list(paper_code(random, GROUPS).replace("-", ""))
    at = group * GROUP + place
    signs[at], signs[at + 1] = signs[at + 1], signs[at]

    same = signs[at] == signs[at + 1]
    assert fault("".join(signs)) == (None if same else ("code_group", {"group": str(group + 1)}))


@pytest.mark.parametrize("typed", ["", "K7Q2M", "0" * 34, "0" * 36])
def test_another_length_is_told(typed):
    assert fault(typed) == ("code_length", {"signs": "35"})
