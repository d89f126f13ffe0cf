"""Writes what lies beside the program: of whose parts it is made, and under which licences."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import dressing
import parts
from house import ROOT, tell

OVERVIEW = ROOT / "THIRD_PARTY.md"
FONT = ROOT / "resources" / "fonts" / "OFL.txt"
GIVEN = ROOT / "build" / "licences"
LIST = "tenteki.cdx.json"


def write_overview() -> None:
    """Write the page that is kept beside the source."""
    OVERVIEW.write_text(parts.overview(), "utf-8", newline="\n")
    tell(f"Wrote {OVERVIEW.name}.")


def put_beside(program: Path) -> None:
    """Put the overview, the texts and the list for machines into the folder of the program."""
    (program / OVERVIEW.name).write_text(parts.overview(), "utf-8", newline="\n")
    listed = json.dumps(bill(), ensure_ascii=False, indent=1)
    (program / LIST).write_text(listed + "\n", "utf-8", newline="\n")
    folder = program / "licences"
    shutil.rmtree(folder, ignore_errors=True)
    for text in GIVEN.glob("*/*.txt"):
        _copy(text, folder / text.parent.name / text.name)
    _copy(FONT, folder / "Noto Sans JP" / FONT.name)
    for python in _of_python():
        _copy(python, folder / "CPython" / python.name)
    for part in parts.parts():
        for text in parts.texts(part.name):
            # Some bring one of each name for every library inside them.
            inside = text.parts[text.parts.index(_info(text)) + 1 :]
            _copy(text, folder / part.name / "-".join(inside).removeprefix("licenses-"))


def bill() -> dict[str, Any]:
    """Return the list of parts as CycloneDX 1.6; the same for the same lock, so without a date."""
    pinned = parts.parts()
    asked = {need for part in pinned for need in part.needs}
    ours = {"type": "application", "bom-ref": "tenteki", "name": "tenteki"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                **ours,
                "version": dressing.version(),
                "licenses": [{"expression": "Apache-2.0"}],
            }
        },
        "components": [_component(part) for part in (*pinned, *parts.BESIDES)],
        "dependencies": [
            {"ref": "tenteki", "dependsOn": [_ref(one) for one in pinned if one.name not in asked]},
            *(
                {"ref": _ref(one), "dependsOn": [_ref(o) for o in pinned if o.name in one.needs]}
                for one in pinned
            ),
        ],
    }


def _component(part: parts.Part) -> dict[str, Any]:
    said = {"type": "library", "bom-ref": _ref(part), "name": part.name, "version": part.version}
    told = {"licenses": [{"expression": part.licence}]}
    return {**said, **told} if part in parts.BESIDES else {**said, **told, "purl": _ref(part)}


def _ref(part: parts.Part) -> str:
    if part in parts.BESIDES:
        return part.name
    return f"pkg:pypi/{part.name}@{part.version}"


def _info(text: Path) -> str:
    return next(name for name in text.parts if name.endswith(".dist-info"))


def _of_python() -> list[Path]:
    """Return the licence of the Python that freezes, wherever its system keeps it."""
    places = (
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(sys.base_prefix, "lib", f"python3.{sys.version_info[1]}", "LICENSE.txt"),
        Path("/usr/share/doc", f"python3.{sys.version_info[1]}", "copyright"),
    )
    return [place for place in places if place.is_file()][:1]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        put_beside(Path(sys.argv[1]))
    else:
        write_overview()
