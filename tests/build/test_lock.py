"""The lock holds every package with its hashes, and names no host."""

import re
import tomllib

from tests.architecture.inspection import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINS = re.findall(r"^([\w.-]+)==([^\s\\;]+)[^\n]*\\\n((?:    --hash=\S+.*\n)*)", LOCK, re.MULTILINE)


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_has_hashes():
    assert PINS
    assert not [name for name, _version, hashes in PINS if "sha256:" not in hashes]


def test_everything_asked_for_is_locked():
    groups = PROJECT["dependency-groups"]
    asked = [*PROJECT["project"]["dependencies"], *groups["dev"], *groups["build"]]
    names = {plain(re.match(r"[\w.-]+", line)[0]) for line in asked}

    assert not names - {plain(name) for name, _version, _hashes in PINS}


def test_what_the_build_requires_is_locked_too():
    names = {plain(re.match(r"[\w.-]+", line)[0]) for line in PROJECT["build-system"]["requires"]}

    assert not names - {plain(name) for name, _version, _hashes in PINS}


def test_no_place_to_install_from_is_named():
    assert "://" not in LOCK
    assert "--index-url" not in LOCK
    assert "--find-links" not in LOCK


def test_qt_is_of_the_line_that_keeps_its_references():
    versions = {plain(name): version for name, version, _hashes in PINS}

    assert versions["pyside6-essentials"].startswith("6.11.")
