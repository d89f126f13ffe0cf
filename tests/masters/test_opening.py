import io
import struct
import zipfile

import pytest

from app.domain.errors import MasterRefused
from app.masters.reading import read_master
from tests.masters.tables import disease, drug, encoded, read, zipped

TABLE = encoded([drug()])


def refusal(data, name="y.zip"):
    """Return why a file is refused."""
    with pytest.raises(MasterRefused) as refused:
        read_master(name, data)
    return refused.value.reason, refused.value.row, refused.value.what


def test_a_zip_is_read_as_delivered_and_remembered_by_its_own_name_and_hash():
    data = zipped({"y_ALL20260401.csv": TABLE})

    file = read(data, "y.zip")

    assert file.name == "y.zip"
    assert file.sha256 != read(TABLE).sha256
    assert file.rows == read(TABLE).rows
    assert str(file.effective_on) == "2026-04-01"


def test_a_zip_of_several_masters_gives_each_under_its_own_name():
    data = zipped({"b.txt": encoded([disease()]), "y.csv": TABLE})

    files = read_master("all.zip", data)

    assert [file.name for file in files] == ["all.zip/b.txt", "all.zip/y.csv"]


@pytest.mark.parametrize(
    "name", ["../y.csv", "a/../../y.csv", "/etc/y.csv", "..\\y.csv", "C:\\y.csv", "C:y.csv"]
)
def test_a_zip_that_names_a_place_outside_is_refused(name):
    assert refusal(zipped({name: TABLE})) == ("outside", 0, name)


def test_a_zip_without_files_or_cut_off_anywhere_is_refused():
    data = zipped({"y.csv": TABLE})

    assert refusal(zipped({})) == ("empty_zip", 0, "")
    for end in range(4, len(data), 7):
        assert refusal(data[:end])[0] == "damaged"


def test_a_zip_with_a_flipped_bit_in_its_content_is_refused():
    data = bytearray(zipped({"y.csv": TABLE}))
    data[60] ^= 0x10

    assert refusal(bytes(data))[0] == "damaged"


def test_a_locked_zip_is_refused():
    data = bytearray(zipped({"y.csv": TABLE}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1

    assert refusal(bytes(data)) == ("locked", 0, "y.csv")


def test_a_zip_that_would_burst_is_refused_before_it_is_unpacked():
    assert refusal(zipped({"y.csv": b"0" * (4 << 20)})) == ("bomb", 0, "y.csv")


def test_a_zip_that_hides_how_large_it_is_is_refused():
    data = bytearray(zipped({"y.csv": b"0" * (4 << 20)}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 100)

    assert refusal(bytes(data))[0] in {"bomb", "damaged", "other", "columns"}


def test_a_zip_of_too_many_files_is_refused(monkeypatch):
    monkeypatch.setattr("app.masters.opening._MOST_MEMBERS", 2)

    assert refusal(zipped(dict.fromkeys("abc", TABLE)))[0] == "bomb"


def test_a_zip_within_a_zip_is_refused():
    assert refusal(zipped({"y.zip": zipped({"y.csv": TABLE})}))[0] == "nested"


def test_what_macos_leaves_in_a_zip_is_passed_over():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.mkdir("masters")
        archive.writestr("masters/y.csv", TABLE)
        archive.writestr("__MACOSX/masters/._y.csv", b"\x00\x05")

    assert len(read(data.getvalue()).rows) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_text_is_read_the_same_in_each_encoding(encoding):
    assert read(encoded([drug()], encoding)).rows == read(TABLE).rows


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_by_its_name(encoding):
    assert refusal(encoded([drug()], encoding), "y.csv") == ("utf16", 0, "")


def test_text_of_another_encoding_is_refused_with_the_row():
    assert refusal(encoded([drug()], "euc-jp"), "y.csv")[0] in {"encoding", "length"}
    assert refusal(TABLE + b'"\x81', "y.csv") == ("encoding", 2, "")
    assert refusal(b"\xef\xbb\xbf" + TABLE, "y.csv") == ("encoding", 1, "")
    assert refusal(TABLE.replace("管".encode("cp932"), b"\x80"), "y.csv") == ("encoding", 1, "")


def test_a_table_saved_by_a_spreadsheet_with_semicolons_is_refused():
    for sign, told in ((";", ";"), ("\t", "Tab")):
        data = sign.join(drug()).encode("cp932")

        assert refusal(data, "y.csv") == ("separator", 1, told)


def test_a_quotation_mark_that_does_not_close_is_refused_with_its_row():
    data = TABLE + TABLE.replace(b"620900001", b"620900002")[:-3]

    assert refusal(data, "y.csv")[:2] == ("quotes", 2)


def test_fields_without_quotes_are_read_too():
    data = ",".join(drug()).encode("cp932") + b"\r\n\x1a"

    assert read(data).rows == read(TABLE).rows


def test_blank_lines_are_no_rows():
    assert read(b"\r\n" + TABLE + b"\r\n\r\n").rows[0].row == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
        (zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "word"),
        ("こんにちは".encode(), "other"),
        (b"\r\n\r\n", "other"),
        (encoded([["0", "S", "1"]]), "other"),
    ],
)
def test_a_file_of_another_kind_is_told_what_it_is(data, reason):
    assert refusal(data, "y.csv")[0] == reason


def test_reading_tells_how_far_it_is_and_can_be_stopped():
    class Stopped(Exception):
        pass

    def stop(_done, _total):
        raise Stopped

    rows = [drug(f"62{at:07}") for at in range(2_500)]
    told = []
    read_master("y.csv", encoded(rows), lambda *far: told.append(far))

    assert told == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]
    with pytest.raises(Stopped):
        read_master("y.csv", encoded(rows), stop)
