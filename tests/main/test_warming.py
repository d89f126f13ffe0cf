import subprocess
import sys

from app.main.warming import pages
from tests.architecture.inspection import ROOT

READ = """
import sys
from app.main.warming import pages, read
for page in pages():
    read(page)
print("app.ui.pages.treatment.page" in sys.modules)
"""


def test_every_page_is_among_those_that_are_read_ahead():
    folder = ROOT / "app" / "ui" / "pages"
    there = {
        one.stem
        for one in folder.iterdir()
        if (one.suffix == ".py" or (one / "__init__.py").exists()) and one.stem != "__init__"
    }

    assert {one.rpartition(".")[2] for one in pages()} == there


def test_a_page_that_is_read_ahead_needs_no_window():
    said = subprocess.run(
        [sys.executable, "-c", READ], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert said.stdout.strip() == "True"
