import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.parts.tour import Stop, Tour
from tests.ui.looking import find, press, text

STOPS = (
    Stop("first", "First", "What the first is for."),
    Stop("missing", "Missing", "Nobody may go there."),
    Stop("last", "Last", "What the last is for."),
)


@pytest.fixture
def over(shown):
    window = QWidget()
    window.resize(800, 600)
    for place, name in enumerate(("first", "last")):
        button = QPushButton(name, window)
        button.setObjectName(name)
        button.setGeometry(20, 20 + 300 * place, 80, 40)
    return shown(window)


@pytest.fixture
def tour(over, say):
    return Tour(STOPS, say, over)


def test_what_is_not_there_is_left_out(tour):
    titles = [text(tour, "tour_title")]
    press(tour, "tour_next")
    titles.append(text(tour, "tour_title"))

    assert titles == ["First", "Last"]
    assert text(tour, "tour_count") == "2 / 2"


def test_the_card_stands_beside_what_is_spoken_of_and_within_the_window(tour, over):
    card = find(tour, "tour_card")
    for _ in STOPS[:2]:
        spot = tour._spot()
        assert not card.geometry().intersects(spot)
        assert over.rect().contains(card.geometry())
        tour._step_on()


def test_the_keyboard_goes_to_and_fro_and_ends_it(tour, qtbot):
    qtbot.keyClick(tour, Qt.Key.Key_Right)
    there = text(tour, "tour_title")
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    back = text(tour, "tour_title")
    with qtbot.waitSignal(tour.destroyed):
        qtbot.keyClick(tour, Qt.Key.Key_Escape)

    assert (there, back) == ("Last", "First")


def test_the_last_stop_ends_the_tour(tour, qtbot):
    press(tour, "tour_next")
    with qtbot.waitSignal(tour.destroyed):
        press(tour, "tour_next")


def test_nothing_to_speak_of_ends_it_at_once(over, say, qtbot):
    tour = Tour((STOPS[1],), say, over)

    assert not tour.isVisible()


def test_it_stays_as_large_as_the_window(tour, over):
    over.resize(500, 420)

    assert tour.size() == over.size()
    assert over.rect().contains(find(tour, "tour_card").geometry())
