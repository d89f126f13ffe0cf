import os

import pytest
import virtual_environment


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project's files by themselves, with an environment that looks made."""
    for name in ("LOCK", "PROJECT", "HOOK", "PYTHON", "STAMP"):
        file = tmp_path / name
        file.write_text(name, "utf-8")
        monkeypatch.setattr(virtual_environment, name, file)
    (tmp_path / "STAMP").write_text(virtual_environment.fingerprint(), "utf-8")
    return tmp_path


def test_a_second_start_has_nothing_to_set_up(project):
    assert virtual_environment.is_up_to_date()


@pytest.mark.parametrize("name", ["LOCK", "PROJECT", "HOOK"])
def test_a_change_sets_up_anew(project, name):
    (project / name).write_text("changed", "utf-8")

    assert not virtual_environment.is_up_to_date()


@pytest.mark.parametrize("name", ["PYTHON", "STAMP"])
def test_what_is_gone_sets_up_anew(project, name):
    (project / name).unlink()

    assert not virtual_environment.is_up_to_date()


def test_locked_packages_are_counted():
    lock = "# head\nalembic==1.20.1 \\\n    --hash=sha256:00\nbabel==2.18.0 ; x == 'y' \\\n"

    assert virtual_environment.locked_packages(lock) == 2


def test_words_are_compiled_again_when_their_catalogue_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(virtual_environment, "CATALOGUES", tmp_path)
    source = tmp_path / "ja" / "LC_MESSAGES" / "tenteki.po"
    source.parent.mkdir(parents=True)
    source.touch()
    compiled = source.with_suffix(".mo")

    before = virtual_environment.catalogues_are_stale()
    compiled.touch()
    os.utime(compiled, (source.stat().st_mtime + 1,) * 2)
    fresh = virtual_environment.catalogues_are_stale()
    os.utime(source, (compiled.stat().st_mtime + 1,) * 2)
    changed = virtual_environment.catalogues_are_stale()

    assert (before, fresh, changed) == (True, False, True)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Collecting alembic==1.20.1 (from -r requirements.lock (line 1))\n", "alembic"),
        ("Requirement already satisfied: mako==1.4.3 in ./.venv/lib (line 5)\n", "mako"),
        ("Processing /somewhere/argon2_cffi-25.1.0-py3-none-any.whl (line 3)\n", "argon2-cffi"),
        (
            "Ignoring pefile: markers 'x' don't match your environment\n",
            "pefile (not for this system)",
        ),
        ("  Downloading alembic-1.20.1-py3-none-any.whl (250 kB)\n", ""),
        ("\n", ""),
    ],
)
def test_each_package_that_pip_takes_up_is_named(line, name):
    assert virtual_environment.taken_up(line) == name
