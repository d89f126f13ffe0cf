from app.ui.kit.icon_label import IconLabel


def test_an_icon_beside_words_can_change(qtbot):
    label = IconLabel("tick-circle", "legitimate", 22)
    qtbot.addWidget(label)
    before = label.grab().toImage()

    label.set_icon("octagon-alert", "bad")

    assert label.grab().toImage() != before
