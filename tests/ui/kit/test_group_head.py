from app.ui.kit.group_head import GroupHead


def test_a_group_counts_what_is_in_order(qtbot):
    head = GroupHead("NPB 基準1  診療記録", name="first")
    qtbot.addWidget(head)

    head.set_count("4 / 5", complete=False)

    assert head.count() == "4 / 5"
