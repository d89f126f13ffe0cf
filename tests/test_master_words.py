import ast

import pytest

from app.domain.errors import MasterRefused
from app.domain.masters import RefusedRow
from app.i18n import Wording
from app.master_words import REASONS, master_fault, refused_row_line, refused_row_reason
from tests.architecture.inspection import ROOT

ENGLISH = Wording("en", str)
# Whose second argument is a reason, and whose first one is.
SECOND, FIRST = {"MasterRefused", "RefusedRow"}, {"Unreadable", "_decimal"}


def reasons():
    """Return every reason for which the readers refuse a file or a row."""
    found = set()
    for path in ROOT.glob("app/masters/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if name in SECOND | FIRST:
                at = 1 if name in SECOND else 0
                texts = ast.walk(node.args[at]) if len(node.args) > at else ()
                found.update(one.value for one in texts if isinstance(one, ast.Constant))
    return sorted(one for one in found if isinstance(one, str) and one.isidentifier())


def test_the_reasons_are_found():
    assert {"columns", "date", "excel", "twice", "utf16"} <= set(reasons())


@pytest.mark.parametrize("reason", reasons())
def test_every_reason_has_words_of_its_own(reason):
    assert reason in REASONS


@pytest.mark.parametrize("reason", REASONS)
def test_a_refused_file_is_told_in_one_sentence_with_its_name(reason):
    words = master_fault(MasterRefused("y.csv", reason, 7, "12"), ENGLISH)

    assert "y.csv" in words
    assert words.endswith(".")
    assert "{" not in words


def test_a_refused_row_is_told_with_its_number_and_the_text_at_fault():
    words = refused_row_line(RefusedRow(7, "date", "20241301"), ENGLISH)

    assert words == "Row 7: “20241301” is no date."
    assert refused_row_reason(RefusedRow(7, "date", "2026"), ENGLISH) == "“2026” is no date."


def test_a_refused_row_is_told_with_the_entry_as_far_as_it_is_known():
    words = refused_row_line(RefusedRow(7, "date", "20241301", "620900001"), ENGLISH)

    assert words == "Row 7 (620900001): “20241301” is no date."


def test_a_refused_insert_of_many_is_told_by_its_own_name():
    row = RefusedRow(0, "sgml", "", "300000_1.sgm")
    old = refused_row_line(row, ENGLISH)
    broken = refused_row_line(RefusedRow(12, "xml", "", "300000_2.xml"), ENGLISH)

    assert old.startswith("300000_1.sgm is a package insert of the old kind")
    assert refused_row_reason(row, ENGLISH) == old
    assert broken == "Row 12 (300000_2.xml): It is no XML that can be read to its end."
