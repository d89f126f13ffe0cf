"""The installed program reaches a server of the house, with nothing of ours around it."""

import subprocess

import pytest

from app import paths
from app.credentials import Cost
from app.demo.people import FOUNDING
from app.main import opening, server_house
from tests.secure_servers import ADMIN, secure

pytestmark = pytest.mark.timeout(600)
WHO = (FOUNDING.login, FOUNDING.password)


def test_another_computer_joins_looks_the_books_over_and_takes_them_back(
    commands, bare, tmp_path, monkeypatch
):
    monkeypatch.setattr(Cost.__new__, "__defaults__", (16, 1, 1))
    here, there, back = (tmp_path / name for name in ("here", "there", "back"))
    opening.found(here, FOUNDING, is_specimen=True).close()

    def tenteki(*line):
        command = [commands / "tenteki-cli", *line, "--language", "en"]
        environment = {**bare, "TENTEKI_PASSWORD": FOUNDING.password}
        return subprocess.run(
            command, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    with secure() as server, server.database() as link:
        server_house.move_in(here, link, ADMIN, WHO, lambda _share: None)
        joined = tenteki("server", "join", paths.server_in(here), "--folder", there)
        looked = tenteki("doctor", "--folder", there)
        left = tenteki("server", "leave", "--to", back, "--folder", there)

    assert (joined.returncode, joined.stderr) == (0, "")
    # Nobody made a backup yet; all else is well.
    assert (looked.stdout.count("[ok]"), looked.stdout.count("[WRONG]")) == (6, 1)
    assert (left.returncode, left.stderr) == (0, "")
    assert paths.database_in(back).exists()
