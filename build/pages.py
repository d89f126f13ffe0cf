"""The pages of docs that are made, not written: the rules of operation, the index of decisions."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "docs" / "operation-rules.ja.md"
DECISIONS = ROOT / "docs" / "decisions"
INDEX = DECISIONS / "README.md"


def make_rules() -> str:
    """Return the template of the rules of operation, filled with the usual settings."""
    # The program's own words fill it.
    sys.path.insert(0, str(ROOT))
    from app import i18n, operation_rules, paths

    template = paths.OPERATION_RULES.read_text("utf-8")
    return operation_rules.unfilled(template, i18n.load(paths.LOCALE, "ja"))


def make_index() -> str:
    """Return the index of decisions: what stands above the list, and a line for each."""
    head, _, _ = INDEX.read_text("utf-8").partition("\n- [")
    return "\n".join([head, *(_line(page) for page in sorted(DECISIONS.glob("0*.md")))]) + "\n"


def _line(page: Path) -> str:
    _, _, title = page.read_text("utf-8").partition("\n")[0].partition(". ")
    return f"- [{page.name[:4]}]({page.name}) {title}"


if __name__ == "__main__":
    RULES.write_text(make_rules(), "utf-8", newline="\n")
    INDEX.write_text(make_index(), "utf-8", newline="\n")
