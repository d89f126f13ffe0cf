from app.ui.kit.icon_button import IconButton


def test_a_lone_icon_has_words_for_who_cannot_see_it(qtbot):
    cross = IconButton("cross", "この薬剤を外す", name="remove")
    qtbot.addWidget(cross)

    assert cross.accessibleName() == cross.toolTip() == "この薬剤を外す"
