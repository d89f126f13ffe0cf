from app.ui.kit import style
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.tokens import DARK


def test_a_label_follows_a_change_of_theme(qapp, qtbot):
    label = Label("12時間の静注量", ink="text2")
    qtbot.addWidget(label)

    style.apply(qapp, DARK)

    ink = label.palette().color(label.foregroundRole())
    assert ink.name().upper() == DARK.text2


def test_a_label_takes_angle_brackets_for_what_they_are(qtbot):
    label = Label("<b>CRP</b>")
    qtbot.addWidget(label)

    assert label.text() == "<b>CRP</b>"
    assert label.sizeHint().width() > Label("CRP", bold=True).sizeHint().width()


def test_a_line_cut_short_is_whole_in_its_tooltip(qtbot):
    label = ElidedLabel("38.9 ℃、咽頭痛と嚥下痛 2日。両側扁桃に白苔。")
    qtbot.addWidget(label)
    label.setFixedWidth(80)

    label.grab()

    assert label.toolTip() == label.text()
    label.setFixedWidth(800)
    label.grab()
    assert not label.toolTip()
