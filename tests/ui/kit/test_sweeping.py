import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QWidget

from app.ui.kit.sweeping import LOOK_MS, RESTS, Sweeping


@pytest.fixture
def sweeping(qtbot):
    sweeping = Sweeping()
    sweeping.begin()
    yield sweeping
    sweeping.end()


class Thing:
    """Held by nothing but itself."""


def drop_a_widget(swept):
    """Leave a widget that nothing but itself holds; note on which thread it goes."""
    widget = QWidget()
    widget.itself = widget
    weakref.finalize(widget, lambda: swept.append(threading.get_ident()))


def make_much():
    for _ in range(50_000):
        cycle = []
        cycle.append(cycle)


def on_a_worker(work):
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()


def test_python_alone_would_sweep_on_the_worker():
    swept = []
    gc.enable()
    gc.collect()
    thing = Thing()
    thing.itself = thing
    weakref.finalize(thing, lambda: swept.append(threading.get_ident()))
    del thing
    on_a_worker(make_much)

    assert swept
    assert swept[0] != threading.get_ident()


def test_a_widget_is_swept_up_on_its_own_thread_only(sweeping):
    swept = []
    drop_a_widget(swept)

    on_a_worker(make_much)
    assert swept == []
    sweeping.sweep()

    assert swept == [threading.get_ident()]


def test_it_sweeps_by_itself(qtbot, sweeping):
    swept = []
    drop_a_widget(swept)
    make_much()

    qtbot.waitUntil(lambda: swept == [threading.get_ident()], timeout=50 * LOOK_MS)


def test_where_little_was_made_nothing_is_swept(sweeping):
    gc.collect()
    swept = []
    drop_a_widget(swept)

    sweeping.sweep()

    assert swept == []


def test_all_is_looked_at_only_when_nobody_is_at_work(sweeping):
    swept, usual = [], gc.get_threshold()
    thing = Thing()
    thing.itself = thing
    weakref.finalize(thing, lambda: swept.append(True))
    gc.collect()
    del thing
    gc.collect(1)
    gc.set_threshold(*usual[:2], 0)

    make_much()
    for _ in range(RESTS):
        sweeping.sweep()
    while_at_work = list(swept)
    sweeping.sweep()
    gc.set_threshold(*usual)

    assert while_at_work == []
    assert swept == [True]


def test_afterwards_python_sweeps_again(qtbot):
    sweeping = Sweeping()
    sweeping.begin()
    assert not gc.isenabled()

    sweeping.end()

    assert gc.isenabled()


def test_what_is_kept_is_not_looked_at_again_until_the_end(qtbot):
    sweeping = Sweeping()
    sweeping.begin()

    sweeping.keep()
    kept = gc.get_freeze_count()
    sweeping.end()

    assert kept > 10_000
    assert gc.get_freeze_count() == 0
