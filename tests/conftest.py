"""What holds for every test: no display, no place of the user's, nothing unusual in the log."""

import gc
import logging
import os

# Before anything imports Qt: it chooses its platform when it is loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

# A busy computer is no fault of the code. In CI the same commit tries the same examples.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", settings.get_profile("house"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "house")


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path_factory, monkeypatch):
    """Give each test empty folders where a program keeps its settings and files."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


def pytest_runtest_setup(item):
    """Let widgets be swept up between tests, on the thread they were made on: decision 0029."""
    if "qapp" in item.fixturenames:
        gc.disable()
        gc.collect(1)
    elif not gc.isenabled():
        gc.collect()
        gc.enable()


@pytest.fixture(autouse=True)
def _nothing_unusual_in_the_log(caplog):
    """Fail a test that leaves a warning in the log; one that expects it clears caplog."""
    yield
    unusual = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    if unusual:
        pytest.fail(f"Warnings were left in the log: {unusual}")
