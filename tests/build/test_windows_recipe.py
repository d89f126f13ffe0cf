"""What the recipe for Windows tells somebody to do is there to be done."""

import re

import dev
import setup_program

from tests.architecture.inspection import ROOT

RECIPE = (ROOT / "docs" / "windows.md").read_text("utf-8")


def test_every_command_of_the_recipe_is_known_to_dev():
    commands = re.findall(r"^py build/dev\.py (\w+)", RECIPE, re.MULTILINE)

    assert commands == ["test", "bundle", "parcel"]
    assert set(commands) <= dev.WORDS.keys()


def test_every_file_that_the_recipe_names_is_there():
    named = re.findall(r"`(build/[\w./]+)`", RECIPE)

    assert named
    assert all((ROOT / name).exists() for name in named)


def test_the_setup_program_installs_where_the_recipe_says():
    script = setup_program.RECIPE.read_text("utf-8")

    (place,) = re.findall(r'InstallDir "\$LOCALAPPDATA\\([\w\\]+)"', script)
    assert rf"%LOCALAPPDATA%\{place}" in RECIPE
    assert "RequestExecutionLevel user" in script
