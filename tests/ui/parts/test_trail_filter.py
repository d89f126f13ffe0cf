from datetime import date, datetime

import pytest

from app.domain.audit import Deed
from app.domain.calendar import JST
from app.ui.kit.choice import Choice
from app.ui.kit.line_edit import LineEdit
from app.ui.parts.trail_filter import TrailFilterBar
from tests import samples
from tests.ui.looking import find


@pytest.fixture
def bar(shown, say):
    return shown(TrailFilterBar(say, date(2026, 6, 8)))


def choose(bar, name, words):
    choice = find(bar, name, Choice)
    choice.setCurrentIndex(choice.findText(words))


def test_at_first_everything_is_wanted(bar):
    assert (bar.since(), bar.by(), bar.deeds()) == (None, None, frozenset())


@pytest.mark.parametrize(("words", "day"), [("Today", 8), ("Last 7 days", 2)])
def test_days_begin_at_midnight_here(bar, words, day):
    choose(bar, "trail_when", words)

    assert bar.since() == datetime(2026, 6, day, tzinfo=JST)


def test_a_person_and_a_deed_are_chosen(qtbot, bar):
    bar.offer_people((samples.NURSE,))

    with qtbot.waitSignals([bar.changed, bar.changed]):
        choose(bar, "trail_who", f"{samples.NURSE.name_romaji} ({samples.NURSE.login})")
        choose(bar, "trail_deed", "Record saved")

    assert (bar.by(), bar.deeds()) == (samples.NURSE.id, frozenset({Deed.TREATMENT_SAVED}))


def test_whoever_was_chosen_stays_so_when_people_are_offered_anew(bar):
    bar.offer_people((samples.NURSE,))
    choose(bar, "trail_who", f"{samples.NURSE.name_romaji} ({samples.NURSE.login})")

    bar.offer_people((samples.PHYSICIAN, samples.NURSE))

    assert bar.by() == samples.NURSE.id


def test_a_patient_is_typed_and_taken_once(qtbot, bar):
    told = []
    bar.changed.connect(lambda: told.append(bar.patient()))
    field = find(bar, "trail_patient", LineEdit)

    field.setText(" 00-0001 ")
    field.editingFinished.emit()
    field.editingFinished.emit()

    assert told == ["00-0001"]


def test_somebody_who_knows_no_names_is_asked_for_the_number(shown, say):
    bar = shown(TrailFilterBar(say, date(2026, 6, 8), by_number=True))

    assert find(bar, "trail_patient", LineEdit).placeholderText() == "Patient's number"
