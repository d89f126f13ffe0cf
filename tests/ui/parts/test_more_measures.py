"""The list of laboratory values that can be added."""

import pytest
from PySide6.QtCore import Qt

from app.domain.measurements import Measure
from app.ui.parts.more_measures import MoreMeasures


@pytest.fixture
def more(shown, say):
    made = MoreMeasures(say)
    made.offer([Measure.BUN, Measure.URINE_GRAVITY])
    return shown(made)


def test_values_are_offered_with_their_units(more):
    assert [more.itemText(place) for place in range(more.count())] == ["BUN  mg/dL", "Urine SG"]
    assert more.accessibleName() == "Add a value"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_keyboard_opens_the_list_and_adds_nothing_in_passing(more, qtbot, key):
    added = []
    more.wanted.connect(added.append)

    qtbot.keyClick(more, key)

    assert more.view().isVisible()
    assert not added


def test_what_is_chosen_is_announced_and_nothing_stays_chosen(more, qtbot):
    more.showPopup()
    more.view().setCurrentIndex(more.model().index(1, 0))

    with qtbot.waitSignal(more.wanted) as wanted:
        qtbot.keyClick(more.view(), Qt.Key.Key_Return)

    assert wanted.args == [Measure.URINE_GRAVITY]
    assert more.value() is None
