"""Each contract of the floors breaks when it is violated, shown on a small model of the house."""

import subprocess
import sys

import pytest

from tests.architecture.inspection import ROOT

MODULES = [
    "app/__main__",
    "app/main",
    "app/demo",
    "app/ui/application",
    "app/ui/pages/entry",
    "app/ui/pages/home",
    "app/ui/desk",
    "app/ui/parts/form",
    "app/ui/kit/style",
    "app/cli/check",
    "app/pdf/layout",
    "app/proof/code",
    "app/reference/formulary",
    *(f"app/{name}" for name in ("problems", "findings", "i18n", "log")),
    *(f"app/{name}" for name in ("workstation", "credentials", "paths")),
    "app/services/treatments",
    "app/domain/treatments",
    "app/domain/volume",
    "db/tables",
    "db/engine",
]

VIOLATIONS = [
    ("app/domain/treatments", "import app.services.treatments", "five floors"),
    ("app/services/treatments", "import app.problems", "five floors"),
    ("app/cli/check", "import app.ui.desk", "five floors"),
    ("app/helpers", "", "has its floor"),
    ("app/services/treatments", "import sqlalchemy", "needs no framework"),
    ("app/domain/treatments", "import PySide6.QtCore", "needs no framework"),
    ("app/__main__", "import db.tables", "Only main"),
    ("app/ui/helpers", "", "its own floors"),
    ("app/ui/parts/form", "import app.ui.pages.home", "its own floors"),
    ("app/ui/pages/entry", "import app.ui.pages.home", "do not know each other"),
    ("app/ui/parts/form", "import app.services.treatments", "ask no service"),
    ("app/ui/kit/style", "import app.domain.treatments", "nothing of the clinic"),
    ("app/ui/desk", "import reportlab", "neither tables nor paper"),
    ("db/tables", "import PySide6.QtCore", "neither window nor paper"),
    ("app/pdf/layout", "import sqlalchemy", "neither window nor tables"),
    (
        "app/domain/treatments",
        "import app.domain.volume",
        "No circles",
    ),
]


def build_model(root):
    """Lay out empty modules that keep every contract."""
    (root / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    for module in MODULES:
        write(root, module, "")
    write(root, "app/domain/volume", "import app.domain.treatments")


def write(root, module, source):
    file = root / f"{module}.py"
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in file.relative_to(root).parents[:-1]:
        (root / folder / "__init__.py").touch()
    file.write_text(source + "\n", "utf-8")


def lint(root):
    """Return what import-linter says of a model, and whether it is content."""
    # By a program of its own, since the contracts import the packages they look at.
    said = "from importlinter.cli import lint_imports_command as go; go()"
    ended = subprocess.run(
        [sys.executable, "-c", said, "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.stdout + ended.stderr, ended.returncode == 0


def test_the_model_itself_keeps_every_contract(tmp_path):
    build_model(tmp_path)

    said, content = lint(tmp_path)

    assert content, said


@pytest.mark.parametrize(("module", "source", "contract"), VIOLATIONS)
def test_a_violation_breaks_its_contract(tmp_path, module, source, contract):
    build_model(tmp_path)
    write(tmp_path, module, source)

    said, content = lint(tmp_path)

    assert not content
    assert contract in "".join(line for line in said.splitlines() if "BROKEN" in line)
