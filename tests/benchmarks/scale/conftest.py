"""A clinic of some hundred entries, made once for all tests here."""

import pytest

from app.credentials import Cost
from tests.benchmarks.scale.books import Size, make

SIZE = Size(patients=120, entries=600, has_masters=False)


@pytest.fixture(scope="session")
def books(tmp_path_factory):
    """Return the folder of the clinic."""
    folder = tmp_path_factory.mktemp("scale") / "clinic"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Cost.__new__, "__defaults__", (16, 1, 1))
        make(folder, SIZE)
    return folder
