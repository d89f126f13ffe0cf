import pytest

from app.ui.parts.trail_table import TrailLine, TrailTable
from tests import samples
from tests.ui.looking import cells


@pytest.fixture
def table(shown, say):
    table = shown(TrailTable(say))
    table.resize(1000, 300)
    return table


def lines(first, last):
    return [TrailLine(seq, samples.NOW, "a", "b", "c", "d") for seq in range(first, last, -1)]


def test_the_end_of_the_list_is_told_and_what_follows_stands_below(qtbot, table):
    table.begin(lines(100, 60))

    with qtbot.waitSignal(table.end_reached):
        table.scrollToBottom()
    before = table.verticalScrollBar().value()
    table.go_on(lines(60, 40))

    assert [row[0] for row in cells(table)] == [str(seq) for seq in range(100, 40, -1)]
    assert len(table.lines) == 60
    assert table.verticalScrollBar().value() == before > 0


def test_beginning_anew_leaves_nothing_of_before(table):
    table.begin(lines(100, 60))

    table.begin(lines(5, 2))

    assert [row[0] for row in cells(table)] == ["5", "4", "3"]
