import parts
import pytest
from packaging.licenses import canonicalize_license_expression

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


def test_the_program_is_made_of_what_it_asks_for_and_what_that_asks_for():
    found = parts.parts(LOCK)

    assert [(one.name, one.version, one.needs) for one in found] == [
        ("asked", "1.0", ("behind",)),
        ("behind", "2.0", ()),
    ]


@pytest.mark.parametrize("part", parts.parts(), ids=lambda part: part.name)
def test_every_part_has_a_licence_under_a_name_that_all_know(part):
    assert canonicalize_license_expression(part.licence) == part.licence


def test_nothing_but_qt_and_the_way_to_a_server_asks_for_more_than_its_name_and_its_own_source():
    strict = {one.name for one in parts.parts() if "GPL" in one.licence}

    assert strict == {"psycopg", "psycopg-binary", "pyside6-essentials", "shiboken6"}


def test_the_overview_is_that_of_the_lock():
    kept = (ROOT / "THIRD_PARTY.md").read_text("utf-8")

    assert kept == parts.overview(), "write it anew: python3 build/dev.py papers"
