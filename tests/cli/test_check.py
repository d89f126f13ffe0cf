import io
import json
import sys

import pytest

from app.cli.check import check
from tests.cli.samples import case
from tests.cli.telling import LIBRARY

WELL = {"entries/0/lines/0/dose": "30", "entries/0/lines/0/volume_ml": "30", "outside": []}


@pytest.fixture
def file(tmp_path):
    """Return a function that writes a case into a file and returns its path."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return str(path)

    return write


def documents(out):
    """Return the documents that stand one behind the other."""
    decoder, found, text = json.JSONDecoder(), [], out.decode().strip()
    while text:
        one, end = decoder.raw_decode(text)
        found.append(one)
        text = text[end:].lstrip()
    return found


def test_a_case_where_all_is_well_ends_with_nought(file, capfdbinary):
    status = check([file("well.json", case(**WELL))], LIBRARY)

    out, err = capfdbinary.readouterr()
    assert (status, err) == (0, b"")
    (found,) = documents(out)
    assert found["entries"][0]["verdicts"]["WADA"]["outcome"] == "legitimate"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {**WELL, "entries/0/basis": "", "patient/bodies": []},
        {**WELL, "entries/0/setting": "home"},
    ],
    ids=["an exemption is required", "it cannot be saved", "somebody must look"],
)
def test_anything_worse_than_a_caution_ends_with_one(file, capfdbinary, changes):
    assert check([file("case.json", case(**changes))], LIBRARY) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {**WELL, "entries/0/lines/0/dose": "90", "entries/0/lines/0/volume_ml": "90"},
        {**WELL, "patient/bodies": ["NPB"], "entries/0/route": "sc", "entries/0/lines": [
            {"product": "大塚生食注 500mL(袋)", "dose": 500, "unit": "mL", "indication": "auto"}]},
    ],
    ids=["a caution", "not applicable"],
)  # fmt: skip
def test_a_caution_or_what_is_nobodys_affair_ends_with_nought(file, capfdbinary, changes):
    assert check([file("case.json", case(**changes))], LIBRARY) == 0


def test_each_file_gets_its_document_in_order(file, capfdbinary):
    files = [file("b.json", case(**{"entries/0/id": "B"})), file("a.json", case(**WELL))]

    status = check(files, LIBRARY)

    found = documents(capfdbinary.readouterr().out)
    assert status == 1
    assert [one["entries"][0]["id"] for one in found] == ["B", "A"]


def test_the_same_case_always_gets_the_same_bytes(file, capfdbinary):
    path = file("case.json", case())

    check([path], LIBRARY)
    first = capfdbinary.readouterr().out
    check([path], LIBRARY)

    assert capfdbinary.readouterr().out == first
    assert "TUEが必要です" in first.decode()
    assert first.endswith(b"}\n")


def test_where_one_file_is_faulty_none_is_judged_and_all_faults_are_told(file, capfdbinary):
    well, one, other = (
        file("well.json", case()),
        file("one.json", case(**{"entries/0/lines/1/dose": 0.5, "facility/beds": -1})),
        file("other.json", b"{"),
    )

    status = check([well, one, other], LIBRARY)

    out, err = capfdbinary.readouterr()
    assert (status, out) == (2, b"")
    lines = err.decode().splitlines()
    assert [line.startswith(path) for line, path in zip(lines, (one, one, other), strict=True)]
    assert lines[0].startswith(f"{one}: /facility/beds: expected a number")
    assert lines[1].startswith(f"{one}: /entries/0/lines/1/dose: expected a number")
    assert lines[2] == f"{other}: expected JSON; it breaks off at line 1, column 2"


@pytest.mark.parametrize("name", ["nowhere.json", ".", "\0"])
def test_a_file_that_cannot_be_read_is_told(tmp_path, capfdbinary, name):
    status = check([f"{tmp_path}/{name}"], LIBRARY)

    out, err = capfdbinary.readouterr()
    assert (status, out) == (2, b"")
    assert err.decode().endswith(": expected a file that can be read\n")


def test_a_stroke_means_standard_input(monkeypatch, capfdbinary):
    content = io.BytesIO(b"\xef\xbb\xbf" + json.dumps(case(**WELL)).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content))

    assert check(["-"], LIBRARY) == 0
    assert documents(capfdbinary.readouterr().out)


def test_a_fault_stays_on_its_line_whatever_a_key_holds(file, capfdbinary):
    path = file("case.json", case(**{"patient/line\nbreak\ud800": 1}))

    assert check([path], LIBRARY) == 2
    (line,) = capfdbinary.readouterr().err.decode().splitlines()
    assert "/patient/line\\nbreak\\ud800: expected another key" in line
