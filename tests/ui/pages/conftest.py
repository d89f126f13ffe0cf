"""What the pages stand on."""

import pytest

from app.ui.kit.station import Station
from app.workstation import Workstation


@pytest.fixture
def file(tmp_path):
    """Return where this computer's settings are kept."""
    return tmp_path / "workstation.toml"


@pytest.fixture
def station(say, file, tmp_path):
    """Return this computer, as it is set."""
    return Station(say, Workstation(language="en"), file, tmp_path / "books")
