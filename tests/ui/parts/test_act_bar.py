"""The big buttons below a drip."""

import pytest

from app.domain.course import Act
from app.ui.parts.act_bar import ActBar
from tests.ui.looking import find, press


@pytest.fixture
def part(shown, say):
    part = shown(ActBar(say))
    part.show_acts((Act.INTERRUPTED, Act.ENDED))
    return part


def test_only_what_can_be_done_next_is_offered(part):
    assert find(part, "act_ended").isVisible()
    assert not find(part, "act_begun").isVisible()
    assert not find(part, "step_confirm").isVisible()


def test_a_button_announces_its_act(part, qtbot):
    with qtbot.waitSignal(part.acted) as acted:
        press(part, "act_ended")

    assert acted.args == [Act.ENDED]


def test_an_open_sheet_has_its_deed_and_a_way_out(part, qtbot):
    part.show_sheet(Act.ENDED)

    assert find(part, "step_confirm").words == "Write: End"
    assert not find(part, "act_ended").isVisible()
    for name, signal in (("step_confirm", part.confirmed), ("step_cancel", part.cancelled)):
        with qtbot.waitSignal(signal):
            press(part, name)


def test_where_nothing_can_be_done_there_is_no_bar(part):
    part.show_acts(())

    assert not part.isVisible()
