import errno
import os

import pytest

from app.record.files import put_files
from app.services.trouble import ExportTrouble, TargetIsFull, TargetIsGone, TargetIsReadOnly

FILES = {"a.pdf": b"one", "a.json": b"two"}


def stand():
    """Do nothing more."""


def test_files_lie_in_the_folder_with_what_was_given(tmp_path):
    paths = put_files(tmp_path, FILES, stand)

    assert [path.read_bytes() for path in paths] == [b"one", b"two"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.json", "a.pdf"]


def test_a_name_that_is_taken_is_taken_by_all(tmp_path):
    (tmp_path / "a.json").write_bytes(b"mine")

    paths = put_files(tmp_path, FILES, stand)

    assert [path.name for path in paths] == ["a-2.pdf", "a-2.json"]
    assert (tmp_path / "a.json").read_bytes() == b"mine"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(TargetIsGone):
        put_files(tmp_path / "usb", FILES, stand)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, TargetIsFull),
        (errno.EROFS, TargetIsReadOnly),
        (errno.EIO, TargetIsGone),
        (errno.ELOOP, ExportTrouble),
    ],
)
def test_what_goes_wrong_is_told_and_leaves_nothing(tmp_path, monkeypatch, number, told):
    def fail(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(told):
        put_files(tmp_path, FILES, stand)

    assert list(tmp_path.iterdir()) == []


def test_what_does_not_stand_does_not_stay(tmp_path):
    def fall():
        raise LookupError

    with pytest.raises(LookupError):
        put_files(tmp_path, FILES, fall)

    assert list(tmp_path.iterdir()) == []
