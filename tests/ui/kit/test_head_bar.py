from PySide6.QtWidgets import QLabel

from app.ui.kit.badge import BadgeText
from app.ui.kit.head_bar import HeadBar


def test_the_bar_on_top_tells_who(qtbot):
    bar = HeadBar("patient_bar")
    qtbot.addWidget(bar)
    bar.resize(1200, 68)

    bar.show_title("渡邉 蓮", beside="わたなべ れん", below="28歳  男  1998-04-03")
    bar.show_badges([BadgeText("アレルギー アスピリン", "octagon-alert", "bad")])
    bar.show_state("下書き 14:21")
    bar.show()

    words = [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
    assert {"渡邉 蓮", "わたなべ れん", "アレルギー アスピリン", "下書き 14:21"} <= set(words)


def test_a_long_name_gives_way_before_the_window_does(qtbot):
    bar = HeadBar()
    qtbot.addWidget(bar)

    bar.show_title("渡邉" * 60, beside="わたなべ" * 40, below="28歳" * 80)

    assert bar.minimumSizeHint().width() < 500
