import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app import credentials, paths
from app.credentials import ring
from app.domain.errors import Refused, WrongPassword
from app.main import opening
from app.services.trouble import (
    DatabaseIsDamaged,
    DatabaseIsOpenElsewhere,
    FolderIsReadOnly,
    SavedByAnother,
)
from tests import samples
from tests.architecture.inspection import ROOT

FILES = {
    "checkpoints",
    "tenteki.db",
    "tenteki.db.lock",
    "tenteki.keys.json",
    "tenteki.seal.json",
    "tenteki.signing.json",
}
LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD


class PowerCut(BaseException):
    """The program ends here, whatever it was about to do."""


def come_in(folder, login=LOGIN, password=PASSWORD):
    return opening.enter(folder, login, password, is_specimen=False)


def names(folder):
    return {one.name for one in folder.iterdir()}


def test_the_first_physician_is_in_the_clinic_just_founded(folder, founding):
    with closing(opening.found(folder, founding, is_specimen=False)) as clinic:
        assert clinic.facility == founding.facility
        assert [one.login for one in clinic.physicians] == [LOGIN]
        assert clinic.actor.member.register_number == founding.register_number


def test_the_next_morning_everything_is_still_there(founded):
    with closing(come_in(founded)) as clinic:
        assert clinic.facility == samples.FACILITY
        assert clinic.products.ask("ラクテック").products
        assert "iron_stores" in {one.code for one in clinic.prompts}


def test_nothing_is_left_beside_the_database_and_its_keys(founded):
    assert names(founded) == FILES


def test_neither_the_password_nor_a_name_can_be_read_in_the_folder(founded):
    raw = b"".join(file.read_bytes() for file in founded.rglob("*") if file.is_file())

    for text in (PASSWORD, samples.PHYSICIAN.name, samples.FACILITY.name):
        assert text.encode() not in raw


def test_a_wrong_password_opens_nothing_and_holds_nothing(founded):
    with pytest.raises(WrongPassword):
        come_in(founded, password="correct-horse-8")

    come_in(founded).close()


def test_a_second_window_is_told_that_the_clinic_is_open(founded):
    with closing(come_in(founded)), pytest.raises(DatabaseIsOpenElsewhere):
        come_in(founded)

    come_in(founded).close()


def test_another_process_is_told_so_too(founded):
    program = (
        "import sys; from pathlib import Path; from app.main.opening import enter\n"
        "try: enter(Path(sys.argv[1]), sys.argv[2], sys.argv[3], is_specimen=False)\n"
        "except Exception as error: print(type(error).__name__)"
    )

    with closing(come_in(founded)):
        said = subprocess.run(
            [sys.executable, "-c", program, founded, LOGIN, PASSWORD],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )

    assert said.stdout.strip() == "DatabaseIsOpenElsewhere"


def test_somebody_with_a_key_who_is_not_in_the_books_stays_outside(founded):
    keys = paths.keys_in(founded)
    key = credentials.unlock(keys, LOGIN, PASSWORD)
    credentials.add(keys, key, "nobody", PASSWORD)

    with pytest.raises(WrongPassword):
        come_in(founded, login="nobody")

    come_in(founded).close()


@pytest.mark.parametrize("damage", [b"", b"not a database at all\n" * 400])
def test_a_damaged_database_is_told_and_left_as_it_is(founded, damage):
    paths.database_in(founded).write_bytes(damage)

    for _ in range(2):
        with pytest.raises(DatabaseIsDamaged):
            come_in(founded)

    assert paths.database_in(founded).read_bytes() == damage


def test_the_keys_of_another_clinic_do_not_open_the_database(founded, founding, tmp_path):
    opening.found(tmp_path / "other", founding, is_specimen=False).close()
    paths.keys_in(tmp_path / "other").replace(paths.keys_in(founded))

    with pytest.raises(DatabaseIsDamaged):
        come_in(founded)


def test_a_clinic_that_is_there_is_never_founded_again(founded, founding):
    before = paths.keys_in(founded).read_bytes()

    with pytest.raises(SavedByAnother):
        opening.found(founded, founding, is_specimen=False)

    assert paths.keys_in(founded).read_bytes() == before
    come_in(founded).close()


def test_a_database_without_its_keys_is_never_written_over(founded, founding):
    paths.keys_in(founded).unlink()
    before = paths.database_in(founded).read_bytes()

    with pytest.raises(SavedByAnother):
        opening.found(founded, founding, is_specimen=False)

    assert paths.database_in(founded).read_bytes() == before
    assert not paths.keys_in(founded).exists()


def test_keys_without_a_database_are_kept_aside(founded, founding):
    before = paths.keys_in(founded).read_bytes()
    paths.database_in(founded).unlink()

    opening.found(founded, founding, is_specimen=False).close()

    (kept,) = founded.glob("tenteki.keys.*.json")
    assert kept.read_bytes() == before
    come_in(founded).close()


@pytest.mark.parametrize(
    "wrong", [{"password": "tenteki"}, {"register_number": "1234567"}, {"login": ""}]
)
def test_what_cannot_stand_is_refused_before_anything_is_made(folder, founding, wrong):
    with pytest.raises(Refused):
        opening.found(folder, replace(founding, **wrong), is_specimen=False)

    assert not folder.exists()


def test_a_folder_that_cannot_be_made_is_told(folder, founding):
    folder.write_text("a file of somebody's")

    with pytest.raises(FolderIsReadOnly):
        opening.found(folder, founding, is_specimen=False)

    assert folder.read_text() == "a file of somebody's"


def test_only_what_a_founding_tells_is_taken(folder):
    with pytest.raises(TypeError):
        opening.found(folder, {"login": "yamamoto"}, is_specimen=False)


# Each deed of a founding that leaves something on the disk, and how often it is done before.
CUTS = [
    (opening.credentials, "create", 0),
    (opening, "create", 0),
    (opening, "write_first_day", 0),
    (Path, "replace", 0),
    (Path, "replace", 1),
    (Path, "replace", 2),
    (ring, "settle", 0),
    (opening.credentials, "settle", 0),
    (opening.shutil, "rmtree", 1),
    (opening, "enter", 0),
]


@pytest.fixture(params=CUTS, ids=lambda cut: f"{cut[1]} {cut[2]}")
def power_cut(request, monkeypatch):
    """Cut the power when a deed of the founding is due; what it returns brings the power back."""
    place, deed, earlier = request.param
    done, real = [], getattr(place, deed)

    def cut(*given, **named):
        done.append(deed)
        if len(done) > earlier:
            raise PowerCut
        return real(*given, **named)

    monkeypatch.setattr(place, deed, cut)
    return monkeypatch.undo


def test_a_power_cut_leaves_a_clinic_or_none(folder, founding, power_cut):
    with pytest.raises(PowerCut):
        opening.found(folder, founding, is_specimen=False)
    power_cut()

    if paths.database_in(folder).exists():
        come_in(folder).close()
    else:
        opening.found(folder, founding, is_specimen=False).close()

    come_in(folder).close()


def test_what_a_power_cut_left_half_made_is_made_anew(folder, founding, monkeypatch):
    with monkeypatch.context() as cut:
        cut.setattr(opening, "write_first_day", cut_off)
        with pytest.raises(PowerCut):
            opening.found(folder, founding, is_specimen=False)
    assert names(folder) == {"founding"}

    opening.found(folder, founding, is_specimen=False).close()

    assert names(folder) == FILES


def cut_off(*_given):
    raise PowerCut
