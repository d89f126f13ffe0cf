from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.ui.kit.badge import BadgeText
from app.ui.kit.buttons import ICON, Button
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


def test_deeds_stand_below_the_title_where_they_would_cut_it_off(qtbot):
    bar = HeadBar("register_head")
    qtbot.addWidget(bar)
    bar.show_title("証明書の一覧", below="全5件")
    for place in range(4):
        bar.add(Button("失効リストを保存する…", name=f"deed_{place}"))
    title, deed = bar.findChild(QLabel, "register_head_title"), bar.findChild(Button, "deed_3")
    bar.resize(1600, bar.height())
    bar.show()
    assert abs(deed.geometry().center().y() - bar.rect().center().y()) < 4

    bar.resize(800, bar.height())
    qtbot.waitUntil(lambda: deed.y() > title.geometry().bottom())

    assert title.width() >= title.sizeHint().width()
    assert bar.height() > 100


def test_a_title_alone_stands_in_the_middle(qtbot):
    bar = HeadBar("check_head")
    qtbot.addWidget(bar)
    bar.resize(900, 68)

    bar.show_title("証明書の確認")
    bar.show()

    title = bar.findChild(QLabel, "check_head_title")
    assert abs(title.mapTo(bar, title.rect().center()).y() - bar.rect().center().y()) <= 2


def test_the_main_deed_keeps_its_words_longest(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    head = HeadBar("head")
    head.setParent(window)
    head.show_title("葛城 悠真")
    other = Button("印刷・書き出し…", name="other", icon="print")
    main = Button("新しい点滴", "primary", name="main", icon="plus", key_hint="Ctrl+N")
    for one in (other, main):
        head.add(one)
    window.show()

    folded = []
    for width in range(700, head.minimumSizeHint().width() - 1, -4):
        head.resize(width, 68)
        QApplication.processEvents()
        folded.append(tuple(one.width() == one.width_at(ICON) for one in (other, main)))

    assert list(dict.fromkeys(folded)) == [(False, False), (True, False), (True, True)]
