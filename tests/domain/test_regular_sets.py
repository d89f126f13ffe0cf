from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.regular_sets import RegularSet, check_set, fill, narrowed, set_of
from app.domain.treatments import DraftLine, LineRole
from tests import samples

SALINE = samples.DRAFT.lines[0].product
LINE = DraftLine(SALINE, LineRole.DRUG, "100", "mL", None, "100")
DRIP = RegularSet(samples.DRAFT.entry, "脱水 100 mL", (LINE,), minutes=60)


def product(number):
    return samples.FORMULARY.named(number)


def test_a_set_fills_products_and_the_end_but_neither_diagnosis_nor_basis():
    empty = replace(samples.DRAFT, diagnosis="", basis="", lines=(), ended="")

    filled = fill(replace(empty, started="2026-11-20 23:30"), DRIP, product)

    assert filled.draft.lines == (LINE,)
    assert filled.draft.ended == "2026-11-21 00:30"
    assert (filled.draft.diagnosis, filled.draft.basis, filled.left_out) == ("", "", ())


def test_what_stands_there_stays():
    draft = replace(samples.DRAFT, ended="2026-11-20 15:00")

    filled = fill(draft, DRIP, product)

    assert filled.draft.lines == (*draft.lines, LINE)
    assert filled.draft.ended == draft.ended


def test_a_start_that_cannot_be_read_leads_to_no_end():
    assert fill(replace(samples.DRAFT, started="?", ended=""), DRIP, product).draft.ended == ""


def test_what_is_no_product_any_more_or_not_in_force_is_left_out_and_named():
    gone = replace(DRIP, lines=(replace(LINE, product="F999"), LINE))
    old = replace(samples.DRAFT, started="1950-01-01 10:00", lines=())

    assert fill(samples.DRAFT, gone, product).left_out == ("F999",)
    in_force = product(SALINE).is_in_force(samples.NOW.date().replace(year=1950))
    assert bool(fill(old, DRIP, product).left_out) is not in_force


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "　-"}, "name"),
        ({"lines": ()}, "lines"),
        ({"minutes": -1}, "minutes"),
        ({"minutes": 1441}, "minutes"),
    ],
)
def test_a_set_that_fills_nothing_is_refused(changes, field):
    with pytest.raises(Refused) as refused:
        check_set(replace(DRIP, **changes))

    assert [one.field for one in refused.value.faults] == [field]


def test_sets_are_found_by_any_part_of_the_name_those_that_begin_with_it_first():
    sets = tuple(
        replace(DRIP, name=name, is_active=name != "脱水 旧")
        for name in ("小児 脱水", "脱水 500", "鉄 40", "脱水 旧")
    )

    assert [one.name for one in narrowed(sets, "脱水")] == ["脱水 500", "小児 脱水"]
    assert len(narrowed(sets, "")) == 3


def test_the_products_of_a_form_make_a_set_that_runs_as_long():
    lines = tuple(replace(one, lot="4A", expiry="2028-01") for one in samples.DRAFT.lines)
    form = replace(samples.DRAFT, lines=lines, started="2026-11-20 23:30", ended="2026-11-21 00:15")

    one = set_of(form, "夜間")

    assert (one.name, one.minutes, one.version) == ("夜間", 45, 0)
    assert [line.product for line in one.lines] == [line.product for line in lines]
    assert not any(line.lot or line.expiry for line in one.lines)


@pytest.mark.parametrize("ended", ["", "2026-11-20 13:00", "2026-11-25 13:00", "?"])
def test_an_end_that_is_none_gives_a_set_no_duration(ended):
    form = replace(samples.DRAFT, started="2026-11-20 13:20", ended=ended)

    assert set_of(form, "夜間").minutes == 0
