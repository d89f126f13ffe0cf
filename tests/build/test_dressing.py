import struct
from types import SimpleNamespace

import dressing
import pytest


def node(kind):
    return lambda *given, **named: SimpleNamespace(kind=kind, given=given, **named)


KINDS = [
    "VSVersionInfo",
    "FixedFileInfo",
    "StringFileInfo",
    "StringTable",
    "VarFileInfo",
    "VarStruct",
]


def test_a_version_is_told_to_windows_as_four_numbers():
    assert dressing.numbers("1.20.3") == (1, 20, 3, 0)


def test_windows_is_told_name_and_version_of_a_program():
    names = {kind: node(kind) for kind in KINDS}
    strings = {}
    names["StringStruct"] = lambda name, value: strings.update({name: value})

    # Only Windows has PyInstaller's own reader of it; the form is Python.
    facts = eval(dressing.file_facts("tenteki-cli"), names)

    assert facts.ffi.filevers == dressing.numbers(dressing.version())
    assert strings["OriginalFilename"] == "tenteki-cli.exe"
    assert strings["FileDescription"] == "点滴カルテ"
    assert strings["ProductVersion"] == dressing.version()


@pytest.mark.usefixtures("qapp")
def test_the_icon_has_a_picture_for_each_size():
    icon = dressing.icon()

    _, kind, count = struct.unpack_from("<HHH", icon)
    heads = [struct.unpack_from("<BBBBHHII", icon, 6 + 16 * one) for one in range(count)]
    assert kind == 1
    assert [head[0] or 256 for head in heads] == list(dressing.SIZES)
    assert all(icon[head[7] : head[7] + 4] == b"\x89PNG" for head in heads)
    assert sum(head[6] for head in heads) + 6 + 16 * count == len(icon)


@pytest.mark.usefixtures("qapp")
def test_on_windows_a_program_wears_icon_and_facts(tmp_path, monkeypatch):
    monkeypatch.setattr(dressing, "WORK", tmp_path)
    monkeypatch.setattr(dressing, "ICON", tmp_path / "tenteki.ico")
    monkeypatch.setattr(dressing, "FACTS", tmp_path / "version_info.txt")

    worn = dressing.clothes("tenteki", "win32")

    assert worn.keys() == {"icon", "version"}
    assert all((tmp_path / file.rpartition("/")[2]).is_file() for file in worn.values())


def test_elsewhere_the_desktop_file_says_it_all():
    assert dressing.clothes("tenteki", "linux") == {}
