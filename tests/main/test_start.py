import pytest

from app import paths
from app.cli.words import Wanted
from app.main import start


@pytest.fixture
def settings():
    """Return where this computer's own settings lie."""
    folder = paths.settings_folder()
    folder.mkdir(parents=True)
    return folder / "workstation.toml"


def test_settings_that_cannot_be_read_are_told_with_file_and_place(settings, capsys):
    settings.write_text('langauge = "en"\n')

    status = start.run(Wanted(word=""))

    told = capsys.readouterr().err
    assert status == 2
    assert str(settings) in told
    assert "langauge" in told
