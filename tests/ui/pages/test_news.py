"""What one must hear of after signing in."""

import pytest
from PySide6.QtCore import QTimer

from app.domain.audit import Deed
from app.domain.staff import Actor
from app.ui.pages.news import News
from tests import samples
from tests.ui.looking import find, notice, press


@pytest.fixture
def news(qtbot, desk):
    made = News(desk)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def entered(clinic):
    return clinic.treatments.save_by_proxy(Actor(samples.NURSE), samples.DRAFT)


def test_where_nothing_waits_nothing_is_told(news):
    news.refresh()

    assert find(news, "news_approval").isHidden()


def test_a_proxy_entry_that_waits_is_told_to_the_physician(news, entered):
    news.refresh()

    assert notice(news, "news_approval").startswith(
        "1 proxy entries wait for approval. The oldest: WATANABE Ren, 11-20 13:20."
    )
    assert "24 hours" not in notice(news, "news_approval")


def test_what_waits_longer_than_a_day_is_named(news, entered, door):
    door.clock.forward(hours=25)

    news.refresh()

    assert "1 of them for more than 24 hours." in notice(news, "news_approval")


def test_the_way_leads_to_the_patient(news, entered, qtbot):
    news.refresh()

    with qtbot.waitSignal(news.patient_asked) as asked:
        press(news, "news_approval_deed")

    assert asked.args == [samples.REN.id]


def test_a_clock_that_was_set_is_told_and_written(news, door):
    door.clock.forward(hours=2)

    find(news, "clock_timer", QTimer).timeout.emit()

    assert notice(news, "news_clock").startswith("This computer's clock was set by 7")
    assert door.books.trail[-1].deed is Deed.CLOCK_LEAPT
