import os
import secrets
import shutil
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.audit import Deed
from app.services.trouble import (
    DatabaseIsDamaged,
    DatabaseIsOpenElsewhere,
    DiskIsFull,
    FolderIsReadOnly,
    SavedByAnother,
    StorageError,
)
from db.opening import create, is_there, open_books
from tests.db import samples
from tests.db.conftest import found


@pytest.fixture
def made(path, key):
    """A clinic whose books were closed for the night."""
    with closing(create(path, key)) as books:
        found(books)
        with books.begin() as work:
            work.treatments.add(samples.treatment(patient=samples.SECOND.id))
            work.commit(samples.trace())
    return path


def test_books_can_be_closed_and_opened_again(made, key):
    with closing(open_books(made, key)) as books, books.begin() as work:
        assert work.patients.get(samples.PATIENT.id) == samples.PATIENT


def test_nothing_of_a_patient_can_be_read_from_the_file(made, key):
    raw = b"".join(file.read_bytes() for file in made.parent.iterdir())

    assert len(raw) > 100_000
    assert b"SQLite format 3" not in raw
    for text in ("渡邉", "わたなべ", "Watanabe", "patient", "00-0001", key.hex()):
        assert text.encode() not in raw


def test_the_file_is_for_its_owner_alone(made):
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_second_program_is_told_that_the_books_are_open(made, key):
    with closing(open_books(made, key)), pytest.raises(DatabaseIsOpenElsewhere):
        open_books(made, key)


def test_another_process_cannot_open_the_books_either(made, key):
    attempt = (
        "import sys, pathlib, db\n"
        "from app.services.trouble import DatabaseIsOpenElsewhere\n"
        "try:\n"
        "    db.open_books(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
        "except DatabaseIsOpenElsewhere:\n"
        "    print('open elsewhere')\n"
    )
    root = Path(__file__).parents[2]
    with closing(open_books(made, key)):
        answer = subprocess.run(
            [sys.executable, "-c", attempt, str(made), key.hex()],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )

    assert answer.stdout == "open elsewhere\n"


def test_closed_books_are_free_for_the_next(made, key):
    open_books(made, key).close()

    open_books(made, key).close()


def test_a_failed_opening_leaves_the_books_free(made, key):
    with pytest.raises(DatabaseIsDamaged):
        open_books(made, secrets.token_bytes(32))

    open_books(made, key).close()


def test_a_wrong_key_opens_nothing_and_says_nothing_on_the_terminal(made, capfd):
    with pytest.raises(DatabaseIsDamaged):
        open_books(made, secrets.token_bytes(32))

    assert capfd.readouterr() == ("", "")


def test_no_books_are_made_by_opening_what_is_not_there(path, key):
    with pytest.raises(DatabaseIsDamaged):
        open_books(path, key)

    assert not is_there(path)


def test_books_are_never_made_over_others(made, key):
    before = made.read_bytes()

    with pytest.raises(SavedByAnother):
        create(made, secrets.token_bytes(32))

    assert made.read_bytes() == before


def test_an_empty_file_of_an_interrupted_first_start_is_filled(path, key):
    path.touch()

    create(path, key).close()

    assert is_there(path)


@pytest.mark.parametrize("content", [b"x" * 10, b"SQLite format 3\0" * 512, b"\0" * 8192])
def test_a_file_that_is_no_database_of_ours_is_told_so(path, key, content):
    path.write_bytes(content)

    with pytest.raises(DatabaseIsDamaged):
        open_books(path, key)

    assert path.read_bytes() == content


def test_a_database_of_another_program_is_not_touched(path, key):
    from db.engine import open_engine

    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE somebodys (a TEXT)")
    engine.dispose()

    with pytest.raises(DatabaseIsDamaged):
        open_books(path, key)


def test_a_file_that_lost_its_end_is_told_so(made, key):
    os.truncate(made, made.stat().st_size // 2)

    with pytest.raises(DatabaseIsDamaged):
        _read_everything(made, key)


def test_flipped_bits_are_told_wherever_they_are_read(made, key, tmp_path):
    sound = _read_everything(made, key)
    hurt = tmp_path / "hurt.tenteki"
    size = made.stat().st_size
    told = 0
    for place in range(40, size, size // 12):
        content = bytearray(made.read_bytes())
        content[place] ^= 0x10
        hurt.write_bytes(content)
        try:
            # Where it is not told, nothing that was read had been touched.
            assert _read_everything(hurt, key) == sound
        except DatabaseIsDamaged:
            told += 1

    assert told


def _read_everything(path: Path, key: bytes) -> tuple[object, ...]:
    with closing(open_books(path, key)) as books:
        broken, drafts = books.verify_chain(), books.drafts.all()
        with books.begin() as work:
            return (
                broken,
                drafts,
                work.patients.search("", 10),
                work.staff.all(),
                work.facility.get(),
                work.labels.confirmations(),
                work.treatments.of_patient(samples.PATIENT.id),
            )


def test_a_folder_that_is_none_cannot_be_written_in(tmp_path, key):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(FolderIsReadOnly):
        create(tmp_path / "file" / "clinic.tenteki", key)


def test_a_folder_in_the_place_of_the_file_is_told_so(path, key):
    path.mkdir()

    with pytest.raises(StorageError):
        create(path, key)


def test_a_database_that_may_not_be_written_is_told_so(made, key):
    with closing(open_books(made, key)) as books:
        _make_unwritable(books)

        with pytest.raises(FolderIsReadOnly), books.begin() as work:
            work.treatments.add(samples.treatment())


def _make_unwritable(books) -> None:
    with books._engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA query_only = ON")


def test_a_full_disk_is_told_and_loses_nothing(made, key):
    saved = []
    with closing(open_books(made, key)) as books:
        _leave_room_for(books, 40)

        with pytest.raises(DiskIsFull):
            _save_for_ever(books, saved)

    with closing(open_books(made, key)) as books:
        assert books.verify_chain() is None
        with books.begin() as work:
            assert saved
            assert set(work.treatments.of_patient(samples.PATIENT.id)) == set(saved)


def _save_for_ever(books, saved: list) -> None:
    while True:
        one = samples.treatment()
        with books.begin() as work:
            work.treatments.add(one)
            work.commit(samples.trace(Deed.TREATMENT_SAVED, one.id))
        saved.append(one)


def _leave_room_for(books, pages: int) -> None:
    """Let the file grow by so many pages only: SQLite then says what it says of a full disk."""
    with books._engine.connect() as connection:
        driver = connection.connection.driver_connection
        (count,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count = {count + pages}")


def test_the_chain_of_closed_books_holds(made, key):
    with closing(open_books(made, key)) as books:
        assert books.verify_chain() is None


def test_a_killed_save_leaves_the_books_as_they_were(made, key, tmp_path):
    """Copies the files in the middle of a save, as a power cut would leave them."""
    cut = tmp_path / "cut"
    with closing(open_books(made, key)) as books, books.begin() as work:
        work.treatments.add(samples.treatment())
        shutil.copytree(made.parent, cut, ignore=shutil.ignore_patterns("cut"))

    with closing(open_books(cut / made.name, key)) as books:
        assert books.verify_chain() is None
        with books.begin() as work:
            assert work.treatments.of_patient(samples.PATIENT.id) == ()
