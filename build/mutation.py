"""Changes the rules in one small place at a time, and tells which changes no test notices.

What survives is listed, with the reason, in docs/decisions/0016-what-survives-mutation.md.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from house import PROJECT, ROOT, WORK, Trouble, environment, run, tell

PLACE = WORK / "mutation"
TOOLS = WORK / "mutating"
RULES = Path("app/domain/rules")
# The slips in test_mutations.py are in the editions, not in the code: there they cost time only.
CONFIGURATION = f"""\
[tool.pytest.ini_options]
pythonpath = ["."]
addopts = ["--import-mode=importlib"]

[tool.mutmut]
source_paths = ["{RULES.as_posix()}"]
also_copy = ["app", "resources"]
pytest_add_cli_args_test_selection = [
    "tests/domain/rules",
    "--ignore=tests/domain/rules/test_mutations.py",
]
"""


def mutate(names: list[str]) -> int:
    """Try every change of the rules, or those of the names that are given, and show what survives."""
    if sys.platform == "win32":
        raise Trouble("The mutation run needs fork, which Windows lacks. Run it under WSL.")
    mutmut = _tool()
    lay_out(ROOT, PLACE)
    tell("Trying the changes; all of them take a quarter of an hour …")
    children = str(os.cpu_count() or 1)
    command = (mutmut, "run", "--max-children", children, *names)
    # As in CI, the properties are tried on the same examples each time.
    if subprocess.run(command, cwd=PLACE, env=environment(CI="1"), check=False).returncode:
        raise Trouble("The run broke off; the lines above say why.")
    tried = outcomes(_ask(mutmut, "results", "--all", "true"))
    survivors = [name for name, outcome in tried.items() if outcome == "survived"]
    for survivor in survivors:
        tell(f"\n{survivor}\n{change(_ask(mutmut, 'show', survivor))}")
    tell(f"\n{len(survivors)} of {len(tried)} changes were noticed by no test.")
    return 0


def lay_out(tree: Path, place: Path) -> None:
    """Copy what the tests of the rules need into a place of its own, fit to be changed."""
    shutil.rmtree(place, ignore_errors=True)
    for name in ("app", "resources", "tests"):
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(tree / name, place / name, ignore=skipped)
    for module in (place / RULES).glob("*.py"):
        module.write_text(plainly(module.read_text("utf-8")), "utf-8")
    (place / "pyproject.toml").write_text(CONFIGURATION, "utf-8")


def plainly(source: str) -> str:
    """Return a module whose properties are plain functions first, since mutmut passes others over."""
    lines = source.splitlines()
    properties = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and [ast.unparse(one) for one in node.decorator_list] == ["property"]
    ]
    for node in sorted(properties, key=lambda one: one.lineno, reverse=True):
        indent = " " * node.col_offset
        lines.insert(node.end_lineno or node.lineno, f"{indent}{node.name} = property({node.name})")
        del lines[node.decorator_list[0].lineno - 1]
    return "\n".join(lines) + "\n"


def outcomes(results: str) -> dict[str, str]:
    """Return what became of each change that was tried, out of mutmut's list."""
    listed = re.findall(r"^\s*(\S+): (.+)$", results, re.MULTILINE)
    return {name: outcome for name, outcome in listed if outcome != "not checked"}


def change(shown: str) -> str:
    """Return the lines that differ, out of what mutmut shows of a change."""
    lines = shown.splitlines()
    return "\n".join(one for one in lines if re.match(r"[-+](?!--|\+\+)", one))


def _ask(mutmut: str, *words: str) -> str:
    asked = subprocess.run(
        [mutmut, *words], cwd=PLACE, env=environment(), capture_output=True, text=True, check=False
    )
    return asked.stdout


def _tool() -> str:
    """Return mutmut, installed in a place of its own when it is not there."""
    mutmut = TOOLS / "bin" / "mutmut"
    wanted = tomllib.loads(PROJECT.read_text("utf-8"))["dependency-groups"]["mutation"]
    if not mutmut.is_file():
        run(sys.executable, "-m", "venv", TOOLS)
    python = TOOLS / "bin" / "python"
    if run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted):
        raise Trouble(f"{' '.join(wanted)} could not be installed; the lines above say why.")
    return str(mutmut)
