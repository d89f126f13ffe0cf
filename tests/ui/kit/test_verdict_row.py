import pytest

from app.ui.kit.badge import BadgeRow
from app.ui.kit.verdict_row import VerdictRow


@pytest.fixture
def row(qtbot):
    row = BadgeRow()
    qtbot.addWidget(row)
    row.show()
    return row


def test_a_verdict_is_told_with_who_judges_and_why(qtbot):
    row = VerdictRow("NPB", name="npb")
    qtbot.addWidget(row)

    row.show_verdict("incomplete", "不備", "診断根拠が未記入")

    assert row.accessibleName() == "NPB 不備"
    assert row.accessibleDescription() == "診断根拠が未記入"
    assert row.chip.text() == "不備"
