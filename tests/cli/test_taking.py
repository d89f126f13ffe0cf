import json

import pytest

from app.cli.taking import take_in
from app.domain.errors import MasterOutOfOrder, WrongPassword
from app.domain.masters import Became, RefusedRow, Retold, Tally
from app.services.masters import Delivered, Taken
from tests.imports import drug_row, drugs

WHOLE = drugs(drug_row("620000001", "架空アミン注　５ｍｇ"))
TALLY = Tally(
    read=3,
    changed=1,
    renamed=1,
    refused=(RefusedRow(7, "date", "2026-13-01", "620000003"),),
    lines=(
        Retold(Became.CHANGED, "620000001", "架空アミン注"),
        Retold(Became.RENAMED, "620000002", "架空ガンマ注", "架空ベータ注"),
    ),
)
GAP = MasterOutOfOrder("y.csv", "gap", "4", "620000009")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "y.csv"
    path.write_bytes(b"rows")
    return str(path)


def giving(delivered):
    def deliver(found, told):
        told(0, 0)
        told(1, 1)
        assert found == [("y.csv", b"rows")]
        return delivered

    return deliver


def raising(error):
    def deliver(_found, _told):
        raise error

    return deliver


def test_what_was_taken_in_is_told_file_by_file_and_row_by_row(file, say, capsys):
    status = take_in([file], giving(Delivered((Taken(WHOLE, TALLY),))), say, as_json=False)

    said = capsys.readouterr().out
    assert status == 0
    assert "Drug master  Whole  1 rows  of 2026-04-01" in said
    assert "changed 1  renamed 1  not taken 1" in said
    assert "not taken  row 7  620000003  “2026-13-01” is no date." in said
    assert "renamed  620000002  架空ガンマ注  before: 架空ベータ注" in said
    assert "1 files were taken in." in said


def test_it_can_be_told_as_data(file, say, capsys):
    take_in([file], giving(Delivered((Taken(WHOLE, TALLY),), (), (WHOLE,), GAP)), say, as_json=True)

    told = json.loads(capsys.readouterr().out)
    (taken,) = told["taken"]
    assert (taken["sha256"], taken["effective_on"]) == (WHOLE.sha256, "2026-04-01")
    assert taken["refused"] == [
        {"row": 7, "reason": "date", "code": "620000003", "what": "2026-13-01"}
    ]
    assert taken["lines"][1]["was"] == "架空ベータ注"
    assert told["left"] == [WHOLE.name]
    assert "row 4" in told["trouble"]


@pytest.mark.parametrize(
    ("delivered", "status"),
    [
        (Delivered(()), 0),
        (Delivered((), (WHOLE,)), 0),
        (Delivered((Taken(WHOLE, TALLY),), (), (WHOLE,), GAP), 1),
        (Delivered((), (), (WHOLE,), GAP), 2),
    ],
)
def test_the_status_tells_whether_all_some_or_nothing_was_done(file, say, delivered, status):
    assert take_in([file], giving(delivered), say, as_json=False) == status


@pytest.mark.parametrize("error", [WrongPassword(), GAP])
def test_what_keeps_it_from_beginning_is_told_in_words(file, say, capsys, error):
    assert take_in([file], raising(error), say, as_json=False) == 2

    assert capsys.readouterr().err.startswith("tenteki: ")


def test_a_file_that_is_not_there_is_told(tmp_path, say, capsys):
    status = take_in([str(tmp_path / "none.zip")], giving(Delivered(())), say, as_json=False)

    assert status == 2
    assert capsys.readouterr().err
