"""How far slow work has come."""

from threading import Thread

import pytest
from PySide6.QtWidgets import QProgressBar

from app.ui.kit.progress import Progress, Watch
from tests.ui.looking import find, press, text


@pytest.fixture
def progress(qtbot):
    widget = Progress(lambda done, total: f"{done} of {total}", "Stop", name="work")
    qtbot.addWidget(widget)
    widget.resize(600, 40)
    widget.show()
    return widget


def bar(progress):
    found = find(progress, "work_bar", QProgressBar)
    return found.value(), found.maximum()


def test_nothing_is_done_at_first(progress):
    progress.follow(Watch())

    assert text(progress, "work_words") == "0 of 0"
    assert bar(progress) == (0, 1)


def test_what_a_worker_tells_is_shown_by_and_by(progress, qtbot):
    watch = Watch()
    progress.follow(watch)

    worker = Thread(target=watch.tell, args=(340, 2000))
    worker.start()
    worker.join()

    qtbot.waitUntil(lambda: text(progress, "work_words") == "340 of 2000")
    assert bar(progress) == (340, 2000)
    assert find(progress, "work_bar", QProgressBar).accessibleName() == "340 of 2000"


def test_at_rest_the_last_word_stands(progress):
    watch = Watch()
    progress.follow(watch)
    watch.tell(7, 7)

    progress.rest()

    assert text(progress, "work_words") == "7 of 7"


def test_work_goes_on_until_somebody_stops_it(progress):
    watch = Watch()
    progress.follow(watch)

    went_on = watch.tell(1, 3)
    press(progress, "work_stop")

    assert went_on
    assert watch.is_stopped
    assert not watch.tell(2, 3)
    assert watch.reached == (2, 3)


def test_the_done_part_is_filled(progress):
    watch = Watch()
    watch.tell(1, 2)
    progress.follow(watch)

    picture = find(progress, "work_bar").grab().toImage()

    middle = picture.height() // 2
    left, right = (picture.pixelColor(x, middle).name() for x in (10, picture.width() - 10))
    assert left != right
