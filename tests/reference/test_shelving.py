import shutil

import pytest

from app.domain.errors import BadEdition
from app.paths import REFERENCE
from app.reference.rows import BadReference
from app.reference.shelving import shelve


@pytest.fixture
def folder(tmp_path):
    """Return a reference folder of one's own."""
    copy = tmp_path / "reference"
    shutil.copytree(REFERENCE, copy)
    return copy


def test_the_same_tables_always_make_the_same_shelf(folder):
    assert shelve(folder) == shelve(REFERENCE)


@pytest.mark.parametrize(
    ("name", "error"), [("formulary.csv", BadReference), ("editions/wada-2026.toml", BadEdition)]
)
def test_nothing_doubtful_is_put_on_the_shelf(folder, name, error):
    (folder / name).write_bytes(b"nothing\n")

    with pytest.raises(error):
        shelve(folder)
