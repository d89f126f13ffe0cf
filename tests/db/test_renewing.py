"""The books under a new key: the old file or the new one, whole, whatever happens on the way."""

import secrets
from contextlib import closing

import pytest

from app.domain.audit import Deed
from app.services.trouble import DatabaseIsBusy, DatabaseIsDamaged, DiskIsFull
from db import renewing
from db.opening import create, open_books
from tests.db import samples
from tests.db.conftest import found

KEY, NEW = secrets.token_bytes(32), secrets.token_bytes(32)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "tenteki.db"
    with closing(create(path, KEY)) as books:
        found(books)
    return path


def names(path):
    return {one.name for one in path.parent.iterdir()} - {"tenteki.db.lock"}


def traces(books):
    with books.begin() as work:
        return work.head().seq


def test_the_books_go_on_under_the_new_key(path):
    told = []
    with closing(open_books(path, KEY)) as books:
        books.renew(NEW, told.append)
        with books.begin() as work:
            work.commit(samples.trace(Deed.KEY_RENEWED))
        assert books.drafts.all() == ()
        assert books.vault.key == NEW

    with closing(open_books(path, NEW)) as books:
        assert traces(books) == 2
        assert books.verify_chain() is None
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert names(path) == {"tenteki.db"}


def test_the_old_key_opens_the_books_no_more(path):
    with closing(open_books(path, KEY)) as books:
        books.renew(NEW, lambda _: None)

    with pytest.raises(DatabaseIsDamaged):
        open_books(path, KEY)


def test_everything_written_before_is_there(path):
    with closing(open_books(path, KEY)) as books:
        with books.begin() as work:
            work.accounts.add(samples.ACCOUNT)
            work.commit(samples.trace(Deed.MEMBER_ADDED))
        books.renew(NEW, lambda _: None)

        with books.begin() as work:
            assert work.accounts.all() == (samples.ACCOUNT,)
            assert work.staff.by_login("hara") == samples.NURSE


class Stop(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("stops_at", [0.0, 0.6, 0.7, 1.0])
def test_a_renewal_that_ends_on_the_way_leaves_the_books_whole(path, stops_at):
    def progress(done):
        if done >= stops_at:
            raise Stop

    with closing(open_books(path, KEY)) as books, pytest.raises(Stop):
        books.renew(NEW, progress)

    # At the very end the new file is in its place already.
    with closing(open_books(path, NEW if stops_at == 1.0 else KEY)) as books:
        assert traces(books) == 1
    assert names(path) == {"tenteki.db"}


def test_where_there_is_no_room_the_books_go_on_as_they_were(path, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(renewing, "copy_books", full)
    with closing(open_books(path, KEY)) as books:
        with pytest.raises(DiskIsFull):
            books.renew(NEW, lambda _: None)

        assert traces(books) == 1
        assert books.vault.key == KEY


def test_a_copy_that_is_not_whole_does_not_take_the_place(path, monkeypatch):
    real = renewing.copy_books

    def spoil(source, key, target, new_key, progress):
        real(source, key, target, new_key, progress)
        with target.open("r+b") as file:
            file.seek(9000)
            byte = file.read(1)
            file.seek(9000)
            file.write(bytes([byte[0] ^ 1]))

    monkeypatch.setattr(renewing, "copy_books", spoil)
    with closing(open_books(path, KEY)) as books:
        with pytest.raises(DatabaseIsDamaged):
            books.renew(NEW, lambda _: None)

        assert traces(books) == 1
    assert names(path) == {"tenteki.db"}


def test_while_somebody_reads_the_file_keeps_its_place(path):
    with closing(open_books(path, KEY)) as books:
        with books.begin(), pytest.raises(DatabaseIsBusy):
            books.renew(NEW, lambda _: None)

        assert traces(books) == 1


def test_what_a_power_cut_left_aside_is_cleared_away(path):
    path.with_name("tenteki.db.anew").write_bytes(b"half a copy")

    open_books(path, KEY).close()

    assert names(path) == {"tenteki.db"}


def test_the_key_is_in_no_description(path):
    with closing(open_books(path, KEY)) as books:
        for described in (repr(books.vault), repr(books), str(vars(books.vault).keys())):
            assert KEY.hex() not in described
            assert str(KEY) not in described
