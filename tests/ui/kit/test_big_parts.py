"""Parts for a finger: deeds with reasons, steps in a row, notices in large letters."""

import pytest
from PySide6.QtWidgets import QScroller, QWidget

from app.ui.kit.barcode import CodePicture
from app.ui.kit.big_button import BigButton
from app.ui.kit.loud_notice import LoudNotice
from app.ui.kit.panel import Scroller
from app.ui.kit.stepper import Milestone, Stepper
from app.ui.kit.touch import by_finger
from tests.ui.looking import find


def colours(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


@pytest.mark.parametrize("kind", ["primary", "plain", "danger"])
@pytest.mark.parametrize("stacked", [False, True])
def test_a_deed_asleep_looks_otherwise_and_says_why(shown, kind, stacked):
    button = shown(BigButton("Begin", kind, name="begin", icon="drip", stacked=stacked))
    button.resize(240, 90)
    awake = button.grab().toImage()

    button.set_reason("2 more to be checked")

    assert button.isEnabled()
    assert button.accessibleDescription() == "2 more to be checked"
    assert button.grab().toImage() != awake


def test_a_deed_that_is_pressed_stays_marked(shown):
    button = shown(BigButton("Nausea", name="one"))
    button.setCheckable(True)
    before = button.grab().toImage()

    button.click()

    assert button.isChecked()
    assert button.grab().toImage() != before


def test_the_steps_say_where_one_is(shown):
    stepper = shown(Stepper("steps"))
    stepper.resize(900, 76)
    steps = (
        Milestone("Person", "Band read 14:16", "done"),
        Milestone("Products", "2 of 3 checked", "now"),
        Milestone("Begin", "", "ahead"),
    )

    stepper.show_steps(steps, "Now: Products")

    assert stepper.accessibleName() == "Now: Products"
    assert stepper.accessibleDescription() == (
        "Person Band read 14:16, Products 2 of 3 checked, Begin"
    )
    assert len(colours(stepper)) > 3


def test_what_is_wrong_is_told_large_and_with_its_edge(shown):
    notice = shown(LoudNotice("told", close_words="Close"))

    notice.tell("bad", "Another product")

    assert notice.height() >= 60
    assert find(notice, "told_words").font().pixelSize() == 17


def test_the_picture_of_a_code_gives_way_to_an_icon(shown):
    picture = shown(CodePicture())
    code = picture.grab().toImage()

    picture.show_icon("check")

    assert picture.grab().toImage() != code


def test_a_finger_drags_the_content(shown):
    place = shown(Scroller(QWidget()))

    by_finger(place)

    assert QScroller.hasScroller(place.viewport())


def test_a_low_window_leaves_the_names_of_the_steps(shown):
    stepper = shown(Stepper("steps"))
    high = stepper.height()

    stepper.set_low(True)

    assert stepper.height() < high
