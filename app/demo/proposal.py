"""A made-up edition for the walk: what if NPB went by WADA's limit of volume?"""

from datetime import date
from pathlib import Path

_TEXT = """\
# Made up for the demonstration: no such rule exists.
body = "NPB"
name = "demo"
title_ja = "架空の改定案(デモ用)"
title_en = "Made-up revision (demo)"
note_ja = "デモのための架空の版です。"
note_en = "A made-up edition, for the demonstration only."
in_force_from = {day}
known_through = {year}
only_by_vein = true
source = "made up for the demonstration"
checked_by = "not yet confirmed by a person"
checked_on = {day}

[[rule]]
kind = "diagnosis"
clause = "criterion 1"

[[rule]]
kind = "label"
clause = "criterion 2"

[[rule]]
kind = "as_another_body"
body = "WADA"
"""


def write_proposal(folder: Path, today: date) -> Path:
    """Write the made-up edition, in force from the first day of the year before; return its file."""
    file = folder / "made-up-edition.toml"
    day = date(today.year - 1, 1, 1)
    file.write_text(_TEXT.format(day=day.isoformat(), year=today.year), encoding="utf-8")
    return file
