import pytest

from tests import samples
from tests.fakes import founded_door
from tests.records import record_of, with_history


@pytest.fixture
def door():
    return founded_door()


@pytest.fixture
def clinic(door):
    return door.enter(samples.PHYSICIAN.login, samples.PASSWORD)


@pytest.fixture
def record(door, clinic):
    """A patient with an amended and a withdrawn infusion."""
    return record_of(with_history(door, clinic))
