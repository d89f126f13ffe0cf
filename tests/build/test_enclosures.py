import json

import enclosures
import parts
import pytest


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    folder = tmp_path_factory.mktemp("program")
    enclosures.put_beside(folder)
    return folder


def test_the_list_for_machines_names_every_part_with_its_licence(program):
    said = json.loads((program / "tenteki.cdx.json").read_text("utf-8"))

    named = {one["name"]: one["licenses"][0]["expression"] for one in said["components"]}
    assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.6")
    assert named == {one.name: one.licence for one in (*parts.parts(), *parts.BESIDES)}


def test_the_list_for_machines_refers_to_what_it_names():
    bill = enclosures.bill()

    refs = [one["bom-ref"] for one in bill["components"]]
    asked = {ref for one in bill["dependencies"] for ref in one["dependsOn"]}
    assert len(refs) == len(set(refs))
    assert asked <= set(refs)
    assert {one["ref"] for one in bill["dependencies"]} <= {*refs, "tenteki"}


def test_the_texts_of_the_licences_lie_beside_the_program(program):
    folders = {folder.name for folder in (program / "licences").iterdir()}

    # Qt's packages bring none, so that we do; tzdata is for Windows alone.
    without = {"pyside6-essentials", "shiboken6", "tzdata"}
    assert {one.name for one in parts.parts()} - without <= folders
    assert {"Qt", "Noto Sans JP", "CPython"} <= folders
    assert "ZETETIC" in (program / "licences" / "sqlcipher3" / "SQLCipher.txt").read_text("utf-8")
    assert "LESSER" in (program / "licences" / "Qt" / "LGPL-3.0.txt").read_text("utf-8")


def test_the_list_is_the_same_for_the_same_lock():
    assert enclosures.bill() == enclosures.bill()
