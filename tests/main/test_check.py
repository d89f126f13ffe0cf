"""`tenteki check` as other programs start it: a process of its own."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from app import __version__
from app.domain.errors import BadEdition
from app.main.check import RESOURCES, library_of
from app.paths import RESOURCES as SAME_RESOURCES
from app.reference.shelf import FILE
from tests.architecture.inspection import ROOT
from tests.cli.samples import case

_HEAVY = (
    "PySide6 sqlalchemy alembic reportlab sqlcipher3 cryptography db app.ui app.services"
    " app.demo argparse dataclasses inspect typing pathlib csv tomllib hashlib gettext"
)


@pytest.fixture
def file(tmp_path):
    """Return the path of a case."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case()), "utf-8")
    return path


def tenteki(*arguments, **options):
    """Run the program as somebody at the command line does."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        **options,
    )


def test_a_case_is_answered_with_its_status(file):
    # Whatever the computer's own language is.
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    ran = tenteki("check", file, env=plain)

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "TUEが必要です" in ran.stdout.decode()
    assert json.loads(ran.stdout)["entries"][0]["certificate"] == "C"


def test_a_case_is_taken_from_standard_input():
    ran = tenteki("check", "-", input=json.dumps(case(**{"facility/beds": 20})).encode())

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_faulty_case_is_told_on_standard_error():
    ran = tenteki("check", "-", input=json.dumps(case(**{"entries/0/route": "点滴"})).encode())

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b"-: /entries/0/route: expected one of iv_drip")


def test_options_before_the_word_change_nothing_in_the_answer(file):
    assert tenteki("--language", "en", "check", file).stdout == tenteki("check", file).stdout


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("--help",), 0, b"check"),
        (("check", "--help"), 0, b"CASE.json"),
        (("check",), 2, b"CASE.json"),
        (("check", "--fast", "case.json"), 2, b"--fast"),
        (("--version",), 0, __version__.encode()),
    ],
)
def test_the_command_line_tells_of_the_word(arguments, status, told):
    ran = tenteki(*arguments)

    assert ran.returncode == status
    assert told in ran.stdout + ran.stderr


def test_neither_window_nor_database_is_brought_in(file):
    script = (
        "import sys\n"
        "from app.__main__ import main\n"
        f"sys.argv = ['tenteki', 'check', {str(file)!r}]\n"
        "main()\n"
        f"heavy = set({_HEAVY!r}.split()) & sys.modules.keys()\n"
        "sys.exit(f'brought in: {heavy}' if heavy else 0)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True)

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_its_resources_are_those_of_the_program():
    assert SAME_RESOURCES.samefile(RESOURCES)


@pytest.fixture
def resources(tmp_path):
    """Return resources of one's own."""
    return shutil.copytree(
        SAME_RESOURCES, tmp_path / "resources", ignore=shutil.ignore_patterns("fonts", "icons")
    )


def test_a_body_that_was_added_as_a_file_is_judged_by_it_at_once(resources, file):
    editions = resources / "reference" / "editions"
    league = (editions / "npb-2024.toml").read_text("utf-8").replace('"NPB"', '"J.League"')
    (editions / "league-2026.toml").write_text(league, "utf-8")

    library = library_of(str(resources))

    assert "J.League" in library.bodies
    assert library.names.named("3319534A4046") is not None


def test_without_a_shelf_the_tables_answer_the_same(resources):
    with_shelf = library_of(str(resources))
    (resources / "reference" / FILE).unlink(missing_ok=True)

    without = library_of(str(resources))

    day = with_shelf.newest
    assert without.newest == day
    assert without.bodies == with_shelf.bodies
    assert without.names.named("F001") == with_shelf.names.named("F001")
    for body in without.bodies:
        assert without.editions_on([day]).in_force(body, day) == with_shelf.editions_on(
            [day]
        ).in_force(body, day)


def test_an_edition_that_cannot_be_taken_is_not_passed_over(resources):
    (resources / "reference" / "editions" / "league.toml").write_text("body = 1\n", "utf-8")

    with pytest.raises(BadEdition):
        library_of(str(resources))
