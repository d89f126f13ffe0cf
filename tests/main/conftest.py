"""A real clinic in a scratch folder, with passwords that are quick to stretch."""

from contextlib import closing

import pytest

from app.credentials import Cost
from app.main import opening
from app.services.door import Founding
from tests import samples


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    monkeypatch.setattr(Cost.__new__, "__defaults__", (16, 1, 1))


@pytest.fixture
def founding():
    """Return what the first start asks for, filled in."""
    return Founding(
        facility=samples.FACILITY,
        login=samples.PHYSICIAN.login,
        name=samples.PHYSICIAN.name,
        name_romaji=samples.PHYSICIAN.name_romaji,
        register_number=samples.PHYSICIAN.register_number,
        department=samples.PHYSICIAN.department,
        password=samples.PASSWORD,
    )


@pytest.fixture
def folder(tmp_path):
    """Return where the clinic will be; nothing is there yet."""
    return tmp_path / "clinic"


@pytest.fixture
def founded(folder, founding):
    """Return the folder of a clinic that was closed for the night."""
    with closing(opening.found(folder, founding, is_specimen=False)):
        return folder
