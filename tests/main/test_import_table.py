"""`tenteki import-table`, as somebody types it."""

import sys
from contextlib import closing

import pytest

from app.__main__ import main
from app.domain.sheets import Table, TableForm
from app.main import opening
from app.sheets.reading import read_tables
from app.sheets.writing import write_table
from tests import samples
from tests.reliability.tables import PATIENTS

GOOD = ("山﨑　樹", "ヤマザキ イツキ", "H13.7.9", "男", "横浜市中区山下町1", "NPB、JADA")
BAD = ("佐々木 希", "ささき のぞみ", "H33.1.1", "女", "東京都港区1", "")


@pytest.fixture
def clinic_folder(folder, founding):
    with closing(opening.found(folder, founding, is_specimen=True)):
        return folder


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "患者.xlsx"
    path.write_bytes(write_table(Table("一覧", PATIENTS, (GOOD, BAD)), TableForm.XLSX))
    return path


@pytest.fixture
def tenteki(monkeypatch, clinic_folder):
    """Return a function that starts the program with a line, and returns its exit status."""
    monkeypatch.setenv("TENTEKI_PASSWORD", samples.PASSWORD)

    def start(*line):
        words = ["tenteki", *map(str, line), "--folder", str(clinic_folder), "--language", "en"]
        monkeypatch.setattr(sys, "argv", words)
        return main()

    return start


def registered(folder):
    with closing(
        opening.enter(folder, samples.PHYSICIAN.login, samples.PASSWORD, is_specimen=True)
    ) as clinic:
        return [one.name for one in clinic.patients.search(clinic.actor, "")]


def test_the_good_rows_are_taken_and_the_others_go_into_a_file(
    tenteki, table, tmp_path, clinic_folder, capsys
):
    line = ("import-table", table, "--as", "patients", "--refused", tmp_path / "back.csv")

    assert tenteki(*line, "--dry-run") == 1
    assert registered(clinic_folder) == []
    assert tenteki(*line) == 1

    assert registered(clinic_folder) == ["山﨑 樹"]
    said, _ = capsys.readouterr()
    assert "Row 3 (佐々木 希): Date of birth: " in said
    assert "1 rows would be taken, 1 are refused." in said
    assert "1 rows were taken, 1 were not." in said
    (sheet,) = read_tables((tmp_path / "back.csv").read_bytes())
    assert sheet.rows[0][:6] == BAD


def test_what_is_no_table_is_told(tenteki, tmp_path, table, capsys):
    (tmp_path / "x.csv").write_bytes(b"")

    assert tenteki("import-table", tmp_path / "x.csv", "--as", "patients") == 1
    assert tenteki("import-table", table, "--as", "patients", "--sheet", "2024") == 1

    _, told = capsys.readouterr()
    assert "There is no table with a head and rows in this file." in told
    assert "There is no sheet 2024 in this file." in told
