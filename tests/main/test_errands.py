import sys
from contextlib import closing

import pytest

from app import credentials, paths
from app.__main__ import main
from app.credentials import Cost
from app.domain.paper_codes import RECOVERY_GROUPS, bytes_for, paper_code
from app.main import opening
from tests import samples

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD


@pytest.fixture
def clinic_folder(folder, founding):
    """Return the folder of a fictional clinic, where nobody needs a telephone to come in."""
    with closing(opening.found(folder, founding, is_specimen=True)):
        return folder


@pytest.fixture
def usb(tmp_path):
    place = tmp_path / "usb"
    place.mkdir()
    return place


@pytest.fixture
def tenteki(monkeypatch):
    """Return a function that starts the program with a line, and returns its exit status."""
    monkeypatch.setenv("TENTEKI_PASSWORD", PASSWORD)

    def start(*line):
        monkeypatch.setattr(sys, "argv", ["tenteki", *map(str, line), "--language", "en"])
        return main()

    return start


def backup_in(usb):
    (backup,) = usb.glob("*.tenteki-backup")
    return backup


def test_a_clinic_is_backed_up_and_brought_back_without_a_window(
    tenteki, clinic_folder, usb, tmp_path, capsys
):
    new = tmp_path / "new"

    assert tenteki("backup", "--folder", clinic_folder, "--to", usb) == 0
    assert tenteki("restore", backup_in(usb), "--to", new) == 0
    assert tenteki("restore", backup_in(usb), "--drill") == 0
    assert tenteki("backup", "--folder", new, "--to", usb) == 0
    assert tenteki("doctor", "--folder", new) == 0

    said, told = capsys.readouterr()
    assert "Backed up and verified" in said
    assert "The backup is back in" in said
    assert "0 patients" in said
    assert said.count("[ok]") == 11
    assert told == ""


def test_the_folder_may_stand_before_the_word_too(tenteki, clinic_folder, usb):
    assert tenteki("--folder", clinic_folder, "backup", "--to", usb) == 0


def test_the_place_and_the_number_of_generations_may_come_from_this_computers_settings(
    tenteki, clinic_folder, usb
):
    settings = paths.settings_folder()
    settings.mkdir(parents=True)
    (settings / "workstation.toml").write_text(
        f'folder = "{clinic_folder}"\nbackup_folder = "{usb}"\ngenerations = 4\n', "utf-8"
    )

    for _ in range(6):
        assert tenteki("backup") == 0

    assert len(list(usb.glob("*.tenteki-backup"))) == 4


def test_newer_books_are_not_set_aside_unasked(tenteki, clinic_folder, usb, capsys):
    tenteki("backup", "--folder", clinic_folder, "--to", usb)

    assert tenteki("restore", backup_in(usb), "--to", clinic_folder) == 1
    assert "Nothing was changed." in capsys.readouterr().out
    assert tenteki("restore", backup_in(usb), "--to", clinic_folder, "--yes") == 0


def test_the_recovery_paper_brings_a_backup_back(
    tenteki, clinic_folder, usb, tmp_path, monkeypatch
):
    ring, code = paths.keys_in(clinic_folder), paper_code(bytes(range(20)), RECOVERY_GROUPS)
    key = credentials.unlock(ring, LOGIN, PASSWORD)
    credentials.add(ring, key, "", code, Cost(16, 1, 1), "recovery")
    tenteki("backup", "--folder", clinic_folder, "--to", usb)

    for typed, status in (("nonsense", 1), (code.lower(), 0)):
        monkeypatch.setenv("TENTEKI_PASSWORD", typed)
        assert (
            tenteki("restore", backup_in(usb), "--recovery", "--to", tmp_path / typed[:3]) == status
        )

    assert bytes_for(RECOVERY_GROUPS) <= 20


def test_a_missing_drive_is_told(tenteki, clinic_folder, usb, capsys):
    assert tenteki("backup", "--folder", clinic_folder, "--to", usb / "not-there") == 1

    assert "is not there" in capsys.readouterr().err


def test_a_backup_without_a_place_is_told(tenteki, clinic_folder, capsys):
    assert tenteki("backup", "--folder", clinic_folder) == 2

    assert "--to" in capsys.readouterr().err


def test_of_several_people_one_must_be_named(tenteki, clinic_folder, usb, capsys):
    ring = paths.keys_in(clinic_folder)
    key = credentials.unlock(ring, LOGIN, PASSWORD)
    credentials.add(ring, key, "hara", "another-password-9", Cost(16, 1, 1))

    assert tenteki("backup", "--folder", clinic_folder, "--to", usb) == 2
    assert "--login" in capsys.readouterr().err
    assert tenteki("backup", "--folder", clinic_folder, "--to", usb, "--login", LOGIN) == 0


def test_where_there_is_no_clinic_that_is_told(tenteki, tmp_path, capsys):
    assert tenteki("doctor", "--folder", tmp_path) == 2

    assert "tenteki: " in capsys.readouterr().err


def test_a_wrong_password_is_told(tenteki, clinic_folder, monkeypatch, capsys):
    monkeypatch.setenv("TENTEKI_PASSWORD", "correct-horse-8")

    assert tenteki("doctor", "--folder", clinic_folder) == 2
    assert "do not belong together" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "begins"), [("rules.pdf", b"%PDF"), ("rules.md", b"# ")])
def test_the_rules_of_operation_are_written_filled_in(
    tenteki, clinic_folder, founding, tmp_path, capsys, name, begins
):
    file = tmp_path / name

    assert tenteki("rules", "--folder", clinic_folder, "--out", file) == 0

    assert file.read_bytes().startswith(begins)
    assert name in capsys.readouterr().out
    assert name.endswith("pdf") or founding.facility.name in file.read_text("utf-8")


def test_rules_that_cannot_be_written_are_told(tenteki, clinic_folder, tmp_path, capsys):
    assert tenteki("rules", "--folder", clinic_folder, "--out", tmp_path / "gone" / "r.md") == 1

    assert capsys.readouterr().err.startswith("tenteki: ")


def test_masters_are_taken_in_without_a_window_and_only_once(
    tenteki, clinic_folder, tmp_path, capsys
):
    row = ["0", "Y", "620000001", "07", "架空アミン注射液", "05", "ｶｸｳｱﾐﾝ", "22", "01", "管"]
    row += ["1", "84.00", "", "0", "0", "0", "0", "", "0", "0", "5", "0", "0", "1", "84.00"]
    row += ["0", "0", "4", "", "20260401", "99999999", "3190400A1027", "", "0", "架空アミン注射液"]
    row[3] = f"{len(row[4]):02}"
    row[5] = f"{len(row[6]):02}"
    file = tmp_path / "y_ALL20260401.csv"
    file.write_bytes((",".join(f'"{one}"' for one in row) + "\r\n").encode("cp932"))

    assert tenteki("import", file, "--folder", clinic_folder) == 0
    assert tenteki("import", file, "--folder", clinic_folder, "--json") == 0

    first, _, second = capsys.readouterr().out.partition("{")
    assert "Drug master" in first
    assert "new 1" in first
    assert '"known"' in second
    assert "y_ALL20260401.csv" in second


def test_what_is_no_master_is_told(tenteki, clinic_folder, tmp_path, capsys):
    file = tmp_path / "holiday.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0 no table")

    assert tenteki("import", file, "--folder", clinic_folder) == 2
    assert "holiday.jpg" in capsys.readouterr().err
