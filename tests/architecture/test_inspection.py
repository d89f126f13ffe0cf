"""Each check of the house can fail: it is shown a bad sample and a good one."""

import pytest

from tests.architecture import inspection

LONG_FUNCTION = "def f():\n" + "    x = 1\n" * 40
LONG_FILE = "x = 1\n" * 401
WIDE_CLASS = "class C:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(16))
QT_CLASS = "class C:\n" + "".join(f"    def m{n}Event(self): ...\n" for n in range(16))
MANY = '"""Over 400 lines, because the table is one."""\n' + LONG_FILE


@pytest.mark.parametrize("sample", [LONG_FUNCTION, LONG_FILE, WIDE_CLASS])
def test_what_is_too_long_is_found(sample):
    assert list(inspection.oversized(sample))


@pytest.mark.parametrize("sample", ["def f():\n    return 1\n", MANY, QT_CLASS])
def test_what_is_short_or_says_why_is_left_alone(sample):
    assert not list(inspection.oversized(sample))


@pytest.mark.parametrize(
    "sample",
    [
        "from typing import TYPE_CHECKING\n",
        "import typing\nif typing.TYPE_CHECKING:\n    import x\n",
    ],
)
def test_an_import_for_the_type_checker_alone_is_found(sample):
    assert list(inspection.hidden_imports(sample))


@pytest.mark.parametrize(
    "sample", ["import PySide6\n", "from app.services import x\n", "from db import y\n"]
)
def test_an_import_from_outside_the_floor_is_found(sample):
    assert list(inspection.foreign_imports(sample, ("app.domain",)))


def test_the_standard_library_and_the_own_floor_are_left_alone():
    sample = "import re\nfrom app.domain.staff import Actor\nfrom collections.abc import Iterator\n"

    assert not list(inspection.foreign_imports(sample, ("app.domain",)))


@pytest.mark.parametrize(
    "sample",
    [
        "say(title)",
        'say("a" if b else "c")',
        'say(f"Saved by {name}.")',
        'desk.say(f"Saved.")',
        'say("Saved" + end)',
        'say("a %s" % b)',
        "f\"{words} {say('Saved.')}\"",
    ],
)
def test_words_that_no_translator_would_see_are_found(sample):
    assert list(inspection.unreadable_words(sample))


def test_words_with_named_blanks_are_left_alone():
    assert not list(inspection.unreadable_words('say("Saved by {name}.", name=f"{a} {b}")'))


@pytest.mark.parametrize(
    "sample", ["@pytest.mark.skipif(True)\ndef test_x(): ...", "pytest.xfail()", "skip('later')"]
)
def test_an_evasion_is_found(sample):
    assert list(inspection.evasions(sample))


@pytest.mark.parametrize(
    "sample",
    [f"see {inspection.HOSTS[0]}/simple", "cd /wo" + "rk/main", "open('/ho" + "me/taro/x')"],
)
def test_a_trace_of_somebodys_machine_is_found(sample):
    assert list(inspection.traces(sample))


def test_a_path_within_the_house_is_left_alone():
    assert not list(inspection.traces("see docs/work/flow.md, .work/ and example.org/work/x"))
