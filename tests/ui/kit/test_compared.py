from PySide6.QtWidgets import QLabel

from app.ui.kit.compared import ComparedHead, ComparedLine, lines_of


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


def test_lines_stand_one_below_the_other(qtbot):
    head = ComparedHead(("1", "2"))
    block = lines_of([head, ComparedLine("Lot", ("a",), is_changed=False, spoken="")])
    qtbot.addWidget(block)

    assert [one.texts for one in block.findChildren(ComparedLine)] == [("", "1", "2"), ("Lot", "a")]
