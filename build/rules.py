"""The rules of operation in docs: the template, filled with the usual settings."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "operation-rules.ja.md"


def make_page() -> str:
    """Return the page as it should be."""
    # The program's own words fill it.
    sys.path.insert(0, str(ROOT))
    from app import i18n, operation_rules, paths

    template = paths.OPERATION_RULES.read_text("utf-8")
    return operation_rules.unfilled(template, i18n.load(paths.LOCALE, "ja"))


if __name__ == "__main__":
    PAGE.write_text(make_page(), "utf-8", newline="\n")
