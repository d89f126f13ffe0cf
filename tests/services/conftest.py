import pytest

from app.domain.staff import Actor, Role
from tests import samples
from tests.fakes import founded_door


@pytest.fixture
def door():
    return founded_door()


@pytest.fixture
def books(door):
    return door.books


@pytest.fixture
def clinic(door):
    """The clinic as its physician finds it, her coming in not counted among the traces."""
    found = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    door.books.trail.clear()
    return found


@pytest.fixture
def nurse():
    return Actor(samples.NURSE)


@pytest.fixture
def clerk():
    assert samples.CLERK.role is Role.CLERK
    return Actor(samples.CLERK)
