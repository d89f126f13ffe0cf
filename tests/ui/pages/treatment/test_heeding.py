"""What is to be heeded of the products while they are entered."""

from tests import samples
from tests.ui.looking import notice, text
from tests.ui.pages.treatment.hands import search, settle


def test_the_same_drug_twice_is_told_below_its_row_and_in_the_panel(opened, qtbot):
    page = opened()
    rows = len(samples.DRAFT.lines)
    search(page, qtbot, "セフトリアキソン")
    search(page, qtbot, "セフトリアキソン")
    settle()

    assert "another row" in text(page, f"line_{rows + 1}_heed")
    assert not text(page, f"line_{rows - 1}_heed")
    assert "another row" in notice(page, "heed_0")
