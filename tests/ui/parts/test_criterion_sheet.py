from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.ui.parts.criteria import titles
from app.ui.parts.criterion_sheet import CriterionSheet
from app.ui.parts.criterion_words import approval_explained, record_explained
from app.ui.parts.legitimacy_panel import LegitimacyPanel
from tests.ui.looking import press


def words_of(sheet):
    return [one.text() for one in sheet.findChildren(QLabel)]


def test_every_criterion_of_the_panel_is_explained_in_its_order(say):
    explained = [one.title for one in (*record_explained(say), *approval_explained(say))]

    assert explained == list(titles(say).values())


def test_the_record_s_criteria_each_have_an_example_that_does_and_one_that_does_not(say):
    assert all(one.good and one.poor for one in record_explained(say))


def test_the_panel_explains_at_the_head_and_by_the_key(shown, say, qtbot):
    panel = shown(LegitimacyPanel(("NPB",), say))
    press(panel, "criterion_1_explain")
    (sheet,) = panel.findChildren(CriterionSheet)
    qtbot.keyClick(panel, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)

    assert panel.findChildren(CriterionSheet) == [sheet]
    assert any("npb.jp" in words for words in words_of(sheet))
