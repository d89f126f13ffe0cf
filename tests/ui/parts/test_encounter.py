"""When, where and by whose order."""

from dataclasses import replace
from datetime import date

import pytest

from app.ui.parts.encounter import Encounter
from tests import samples
from tests.ui.looking import find, line, press


@pytest.fixture
def part(shown, say):
    made = Encounter(
        (samples.PHYSICIAN, samples.SECOND_PHYSICIAN), samples.PREMISES, date(2026, 11, 20), say
    )
    made.show_draft(samples.DRAFT)
    return shown(made)


def test_it_gives_back_what_it_was_given_with_moments_in_full(part):
    assert part.filled(samples.DRAFT) == replace(samples.DRAFT, ended="2026-11-20 14:10")


def test_a_time_alone_is_today(part):
    line(part, "started").setText("９:０５")

    assert part.filled(samples.DRAFT).started == "2026-11-20 09:05"


def test_an_end_before_the_start_is_the_next_day(part):
    line(part, "ended").setText("00:30")

    assert part.filled(samples.DRAFT).ended == "2026-11-21 00:30"


def test_a_new_start_moves_an_end_that_is_a_time_alone(part):
    line(part, "started").setText("2026-11-22 13:00")

    assert part.filled(samples.DRAFT).ended == "2026-11-22 14:10"


def test_what_cannot_be_read_stays_as_typed(part):
    line(part, "started").setText("きのう")

    assert part.filled(samples.DRAFT).started == "きのう"
    assert part.started() is None
    assert part.day() == date(2026, 11, 20)


def test_an_emergency_is_told(part, qtbot):
    with qtbot.waitSignal(part.changed):
        press(part, "is_emergency")

    assert part.filled(samples.DRAFT).is_emergency


def test_settings_tell_what_the_beds_make_of_them(part):
    setting = find(part, "setting")

    assert setting.currentText() == "Outpatient, no beds"
    assert setting.count() == 8


def test_a_record_that_stands_cannot_be_changed(part):
    part.set_read_only(True)

    assert line(part, "started").isReadOnly()
    assert not find(part, "setting").isEnabled()


TWO = replace(samples.PREMISES, branches=(samples.WARD,))


@pytest.fixture
def of_two(shown, say):
    made = Encounter((samples.PHYSICIAN,), TWO, date(2026, 11, 20), say)
    made.show_draft(samples.DRAFT)
    return shown(made)


def test_a_clinic_of_one_facility_asks_for_none(part):
    assert find(part, "branch").isHidden()
    assert part.filled(replace(samples.DRAFT, branch=samples.WARD.id)).branch is None


def test_settings_are_those_of_the_facility_that_is_chosen(of_two):
    choice, setting = find(of_two, "branch"), find(of_two, "setting")
    assert (choice.isHidden(), setting.currentText()) == (False, "Outpatient, no beds")

    choice.set_branch(samples.WARD.id)

    assert setting.currentText() == "Outpatient, with beds"
    filled = of_two.filled(samples.DRAFT)
    assert (filled.branch, filled.setting) == (samples.WARD.id, samples.DRAFT.setting)


def test_a_form_of_a_branch_that_was_closed_since_keeps_it(shown, say):
    closed = replace(samples.PREMISES, branches=(replace(samples.WARD, is_open=False),))
    made = shown(Encounter((samples.PHYSICIAN,), closed, date(2026, 11, 20), say))
    draft = replace(samples.DRAFT, branch=samples.WARD.id)

    made.show_draft(samples.DRAFT)
    assert find(made, "branch").count() == 1

    made.show_draft(draft)
    assert made.filled(draft).branch == samples.WARD.id
