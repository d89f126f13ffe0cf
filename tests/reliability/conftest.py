"""A clinic that was founded once, and is copied for each test that will harm it."""

import shutil

import pytest

from app.credentials import Cost
from tests.reliability import clinic


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    # Restored after each test, though the clinic's own tools set it, too.
    monkeypatch.setattr(Cost.__new__, "__defaults__", (16, 1, 1))


@pytest.fixture(scope="session")
def _founded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("founded") / "clinic"
    with clinic.as_dear_afterwards():
        clinic.start(folder)
    return folder


@pytest.fixture
def folder(_founded, tmp_path):
    """Return the folder of a clinic with one patient, closed for the night."""
    return shutil.copytree(_founded, tmp_path / "clinic")
