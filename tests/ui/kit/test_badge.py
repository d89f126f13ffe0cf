import pytest

from app.ui.kit.badge import BadgeRow, BadgeText

BADGES = [
    BadgeText("NPB 支配下選手", "patients"),
    BadgeText("WADA/JADA 検査対象", "tick-circle"),
    BadgeText("アレルギー アスピリン", "octagon-alert", "bad"),
    BadgeText("有効なTUE なし", "key", faint=True),
]


@pytest.fixture
def row(qtbot):
    row = BadgeRow()
    qtbot.addWidget(row)
    row.show()
    return row


def seen(row):
    labels = [row.layout().itemAt(i).widget() for i in range(row.layout().count())]
    return [label.text() for label in labels if label is not None and label.isVisible()]


def test_badges_stand_in_their_order(row):
    row.resize(900, 30)

    row.show_badges(BADGES)

    assert seen(row) == [badge.text for badge in BADGES]


def test_badges_without_room_fold_into_a_number_and_an_allergy_last_of_all(row):
    row.show_badges(BADGES)

    row.resize(400, 30)
    assert seen(row) == ["NPB 支配下選手", "アレルギー アスピリン", "+2"]

    row.resize(250, 30)
    assert seen(row) == ["アレルギー アスピリン", "+3"]


def test_the_fold_opens_again_with_room(row):
    row.show_badges(BADGES)
    row.resize(200, 30)

    row.resize(900, 30)

    assert len(seen(row)) == 4


def test_new_badges_replace_the_old(row):
    row.resize(900, 30)
    row.show_badges(BADGES)

    row.show_badges(BADGES[:1])

    assert seen(row) == ["NPB 支配下選手"]
