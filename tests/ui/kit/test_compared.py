from PySide6.QtWidgets import QLabel

from app.ui.kit.compared import Compared, ComparedLine


def test_a_changed_line_says_so_by_more_than_a_colour(qtbot):
    line = ComparedLine("Basis", ("dry", "very dry"), is_changed=True, spoken="Basis: different")
    qtbot.addWidget(line)
    name, before, after = line.findChildren(QLabel)

    assert [one.text() for one in (name, before, after)] == ["Basis", "dry", "very dry"]
    assert after.font().bold()
    assert not before.font().bold()
    assert line.accessibleName() == "Basis: different"


def test_what_is_the_same_is_quiet_and_what_is_not_there_is_a_dash(qtbot):
    line = ComparedLine("Lot", ("", ""), is_changed=False, spoken="Lot: different")
    qtbot.addWidget(line)

    assert [one.text() for one in line.findChildren(QLabel)] == ["Lot", "—", "—"]
    assert line.accessibleName() == "Lot"


def test_heads_stand_above_their_texts_beside_a_scroll_bar_too(qtbot):
    lines = [ComparedLine("Lot", ("a", "b"), is_changed=True, spoken="") for _ in range(30)]
    made = Compared(("1", "2"), lines)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()

    head = made.findChild(ComparedLine, "compared_head")
    qtbot.waitUntil(lambda: head.width() == lines[0].width())
    assert head.texts == ("", "1", "2")


def test_without_a_scroll_bar_the_heads_take_all_the_room(qtbot):
    made = Compared(("1",), [ComparedLine("Lot", ("a",), is_changed=False, spoken="")])
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()

    head = made.findChild(ComparedLine, "compared_head")
    qtbot.waitUntil(lambda: head.width() == 600)
