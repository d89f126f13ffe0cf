from app.ui.kit.group_head import GroupHead
from app.ui.kit.labels import Label


def test_a_group_counts_what_is_in_order(qtbot):
    head = GroupHead("NPB 基準1  診療記録", name="first")
    qtbot.addWidget(head)

    head.set_count("4 / 5", complete=False)

    assert head.count() == "4 / 5"


def test_what_waits_need_not_be_an_alarm(qtbot):
    head = GroupHead("委員会が尋ねること", name="prompts", hint="判定には影響しません")
    qtbot.addWidget(head)

    head.set_count("1 / 3", complete=False, waiting="incomplete")

    assert head.count() == "1 / 3"


def test_the_hint_gives_way_before_the_title(qtbot):
    head = GroupHead("A title that stays", name="prompts", hint="a hint that may be cut off")
    qtbot.addWidget(head)

    head.resize(220, 28)
    head.show()

    title, hint = head.findChildren(Label)[:2]
    assert title.width() >= title.sizeHint().width()
    assert hint.width() < hint.sizeHint().width()
