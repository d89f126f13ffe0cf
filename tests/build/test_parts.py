import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires

import enclosures
import parts
import pytest
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.inspection import ROOT

LOCK = """\
asked==1.0 \\
    --hash=sha256:00
    # via tenteki (pyproject.toml)
behind==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:00 \\
    --hash=sha256:11
    # via
    #   asked
    #   test-tool
test-tool==3.0 \\
    --hash=sha256:00
    # via tenteki (pyproject.toml:dev)
"""

# By which one knows a licence that is there as its text only.
WORDS = {
    "Apache-2.0": "Apache License Version 2.0",
    "BSD-3-Clause": "Neither the name of",
    "MIT": "Permission is hereby granted, free of charge",
    "Zlib": "not claim that you wrote the original software",
    "LicenseRef-PDFium": "The PDFium Authors",
    # What is in the public domain asks for no text.
    "blessing": "",
}


def known(words):
    """Tell whether a licence is said as everybody says it."""
    try:
        return canonicalize_license_expression(words) == words
    except InvalidLicenseExpression:
        return False


def installed_behind(asked):
    """Return what is installed of some requirements and of what those require, as they say it."""
    found, waiting = set(), [(line, "") for line in asked]
    while waiting:
        line, extra = waiting.pop()
        one = Requirement(line)
        if one.marker and not one.marker.evaluate({"extra": extra}):
            continue
        found.add(canonicalize_name(one.name))
        try:
            behind = requires(one.name) or []
        except PackageNotFoundError:
            behind = []
        waiting += [(other, with_) for other in behind for with_ in one.extras or {""}]
    return found


def test_the_program_is_made_of_what_it_asks_for_and_what_that_asks_for():
    found = parts.parts(LOCK)

    assert [(one.name, one.version, one.needs) for one in found] == [
        ("asked", "1.0", ("behind",)),
        ("behind", "2.0", ()),
    ]


@pytest.mark.parametrize("part", parts.parts(), ids=lambda part: part.name)
def test_every_part_has_a_licence_under_a_name_that_all_know(part):
    assert canonicalize_license_expression(part.licence) == part.licence


def test_no_licence_is_set_by_hand_where_the_package_tells_it():
    # A package for another system is not here to be asked.
    here = {name: parts.told(name) for name in parts.BY_HAND if name != "tzdata"}

    assert not [name for name, words in here.items() if known(words)]


def test_each_licence_that_is_set_by_hand_is_that_of_a_part():
    assert parts.BY_HAND.keys() <= {one.name for one in parts.parts()}


@pytest.mark.parametrize("name", sorted(parts.BY_HAND.keys() - {"tzdata"}))
def test_the_texts_beside_the_program_bear_out_what_is_set_by_hand(name):
    given = (ROOT / "build" / "licences" / name).glob("*.txt")
    texts = [text.read_text("utf-8", "replace") for text in (*parts.texts(name), *given)]
    kept = " ".join(" ".join(texts).replace("#", " ").split())

    said = re.findall(r"[\w.-]+", re.sub(" (AND|OR) ", " ", parts.BY_HAND[name]))
    assert not [one for one in said if WORDS[one] not in kept]


def test_everything_installed_for_the_program_is_in_both_lists_and_in_the_lock():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = installed_behind(project["project"]["dependencies"])

    versions = dict(parts.pins((ROOT / "requirements.lock").read_text("utf-8")))
    rows = (ROOT / "THIRD_PARTY.md").read_text("utf-8").splitlines()
    refs = {one["bom-ref"] for one in enclosures.bill()["components"]}
    assert len(wanted) > 40
    assert not [name for name in wanted if f"pkg:pypi/{name}@{versions[name]}" not in refs]
    assert not [
        name
        for name in wanted
        if not any(row.startswith(f"| {name} | {versions[name]} | ") for row in rows)
    ]


def test_nothing_but_qt_and_the_way_to_a_server_asks_for_more_than_its_name_and_its_own_source():
    strict = {one.name for one in parts.parts() if "GPL" in one.licence}

    assert strict == {"psycopg", "psycopg-binary", "pyside6-essentials", "shiboken6"}


def test_the_overview_is_that_of_the_lock():
    kept = (ROOT / "THIRD_PARTY.md").read_text("utf-8")

    assert kept == parts.overview(), "write it anew: python3 build/dev.py papers"
