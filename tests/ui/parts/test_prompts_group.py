"""What a committee would ask, as it is shown."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.measurements import Measure
from app.domain.prompts import Prompt
from app.i18n import Wording
from app.ui.kit.ask_chip import AskChip
from app.ui.kit.group_head import GroupHead
from app.ui.parts.prompts_group import PromptsGroup
from tests.ui.looking import find, press

SITE = Prompt("site", "出血部位", "Bleeding site", "右鼻腔", "Right nostril", words=("出血",))
IRON = Prompt("iron", "Hb", "Haemoglobin", "Hb 9", "Hb 9", measures=(Measure.HAEMOGLOBIN,))


@pytest.fixture
def ground(shown):
    """Return a ground for the group, which hides itself where nothing is asked."""
    made = QWidget()
    QVBoxLayout(made)
    return shown(made)


@pytest.fixture
def group(ground, say):
    made = PromptsGroup(say)
    ground.layout().addWidget(made)
    return made


def chips(group):
    return {one.objectName(): one.is_answered for one in group.findChildren(AskChip)}


def test_what_is_open_is_named_and_what_is_answered_is_ticked(group):
    group.show_asked([(SITE, False), (IRON, True)])

    assert chips(group) == {"prompt_site": False, "prompt_iron": True}
    assert find(group, "prompts_head", GroupHead).count() == "1 / 2"
    assert find(group, "prompt_site").accessibleName() == "Bleeding site: not stated yet"
    assert find(group, "prompt_iron").accessibleName() == "Haemoglobin: stated"
    assert find(group, "prompt_site").toolTip() == "e.g. Right nostril"


def test_pressing_one_leads_to_where_it_is_answered(group, qtbot):
    group.show_asked([(SITE, False), (IRON, False)])
    wanted = []
    group.wanted.connect(wanted.append)

    press(group, "prompt_site")
    press(group, "prompt_iron")

    assert wanted == ["basis", "measurements/haemoglobin"]


def test_where_nothing_is_asked_nothing_is_shown(group):
    group.show_asked([(SITE, False)])
    before = group.isVisible()

    group.show_asked([])

    assert before
    assert not group.isVisible()


def test_what_is_no_longer_asked_goes(group):
    group.show_asked([(SITE, False), (IRON, False)])

    group.show_asked([(IRON, False)])

    assert not find(group, "prompt_site").isVisible()
    assert find(group, "prompt_iron").isVisible()


def test_it_speaks_the_users_language(shown):
    made = PromptsGroup(Wording("ja", lambda text: text))

    made.show_asked([(SITE, False)])
    shown(made)

    assert find(made, "prompt_site").text() == "出血部位"
    assert "右鼻腔" in find(made, "prompt_site").toolTip()
