"""Things that stand in lines."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.kit.flow import Flow


def things(count, width=60, height=20):
    made = [QPushButton(str(number)) for number in range(count)]
    for one in made:
        one.setFixedSize(width, height)
    return made


@pytest.fixture
def flow(qtbot):
    made = Flow("flow", gap=10, line_gap=4)
    qtbot.addWidget(made)
    made.resize(210, 200)
    made.show()
    return made


def places(flow):
    return [(one.x(), one.y()) for one in flow.items()]


def test_what_has_no_room_left_begins_a_new_line(flow):
    flow.show_items(things(4))

    assert places(flow) == [(0, 0), (70, 0), (140, 0), (0, 24)]


def test_the_height_hangs_on_the_width(flow):
    flow.show_items(things(4))

    assert [flow.heightForWidth(width) for width in (300, 200, 60)] == [20, 44, 92]


def test_a_narrower_place_breaks_the_lines_anew(flow):
    flow.show_items(things(3))

    flow.resize(140, 200)

    assert places(flow) == [(0, 0), (70, 0), (0, 24)]


def test_what_is_no_longer_shown_goes_and_can_come_back(flow):
    first, second = things(2)
    flow.show_items([first, second])

    flow.show_items([second])
    gone = first.isVisible()
    flow.show_items([second, first])

    assert not gone
    assert first.isVisible()
    assert places(flow) == [(0, 0), (70, 0)]


def test_a_thing_that_becomes_wider_moves_the_others(flow, qtbot):
    wide, other = things(2)
    flow.show_items([wide, other])

    wide.setFixedWidth(180)

    qtbot.waitUntil(lambda: places(flow) == [(0, 0), (0, 24)])


def test_nothing_wider_than_the_place_stands_out_of_it(flow):
    flow.show_items(things(1, width=400))
    (one,) = flow.items()
    one.setMinimumWidth(0)

    flow.resize(100, 50)

    assert one.width() <= 400
    assert flow.minimumSizeHint().width() <= 400


def test_a_layout_gives_it_the_lines_it_needs(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = Flow(gap=10, line_gap=4)
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(flow)
    column.addStretch(1)
    flow.show_items(things(4))

    ground.resize(150, 400)
    ground.show()

    qtbot.waitUntil(lambda: flow.height() == 44)


def test_nothing_in_it_takes_no_height(flow):
    assert flow.heightForWidth(100) == 0
    assert flow.items() == ()
