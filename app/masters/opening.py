"""Files as they are delivered: what lies in a zip, and what its bytes say as text."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from app.domain.errors import MasterRefused

# The whole of the package inserts has 18,000 files and 95,000 pictures.
_MOST_MEMBERS = 150_000
_MOST_BYTES = 128 << 20
_MOST_TOGETHER = 4 << 30
# Tables of mostly empty fields become a tenth; what becomes a hundredth was made to burst.
_MOST_PACKED = 100
_SMALL = 1 << 20
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    KeyError,
    RuntimeError,
)
_UTF_8_BOM = b"\xef\xbb\xbf"
_UTF_16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# What Python reads bytes as that mean nothing in CP932.
_NO_SIGNS = "\x80\xa0\uf8f0\uf8f1\uf8f2\uf8f3"


def is_zip(data: bytes) -> bool:
    """Tell whether a file begins as a zip does (a workbook is one too)."""
    return data[:2] == b"PK" and data[2:4] in {b"\x03\x04", b"\x05\x06", b"\x07\x08"}


def zip_names(file: str, data: bytes) -> tuple[str, ...]:
    """Return the names of what lies in a zip, after a look at whether it may be unpacked.

    Raises:
        MasterRefused: it is cut off, locked, empty, too large, or names places outside.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except _DAMAGED as error:
        raise MasterRefused(file, "damaged") from error
    for info in infos:
        _look_at(file, info)
    if not infos:
        raise MasterRefused(file, "empty_zip")
    is_much = sum(info.file_size for info in infos) > _MOST_TOGETHER
    if is_much or len(infos) > _MOST_MEMBERS:
        raise MasterRefused(file, "bomb")
    return tuple(info.filename for info in infos if not _is_aside(info))


def members(file: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what lies in a zip, each by name, one after the other.

    Raises:
        MasterRefused: a part is damaged, or larger than the zip says.
    """
    names = zip_names(file, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in names:
                with archive.open(name) as part:
                    content = part.read(_MOST_BYTES + 1)
                if len(content) > _MOST_BYTES:
                    raise MasterRefused(file, "bomb", what=name)
                yield name, content
    except _DAMAGED as error:
        raise MasterRefused(file, "damaged") from error


def _look_at(file: str, info: zipfile.ZipInfo) -> None:
    """Refuse a zip for what one entry of it says of itself."""
    name = info.orig_filename
    inside = PurePosixPath(name.replace("\\", "/"))
    if ".." in inside.parts or inside.is_absolute() or PureWindowsPath(name).drive:
        raise MasterRefused(file, "outside", what=name)
    if info.flag_bits & 1:
        raise MasterRefused(file, "locked", what=name)
    is_packed = info.file_size > _MOST_PACKED * max(info.compress_size, 1)
    if info.file_size > _MOST_BYTES or (info.file_size > _SMALL and is_packed):
        raise MasterRefused(file, "bomb", what=name)


def _is_aside(info: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is a folder, or what a desktop leaves beside its files."""
    name = PurePosixPath(info.filename).name
    is_left = name.startswith(".") or name.lower() in {"thumbs.db", "desktop.ini"}
    return info.is_dir() or info.filename.startswith("__MACOSX/") or is_left


def text_of(file: str, data: bytes) -> str:
    """Return what bytes say: UTF-8 where they can be nothing else, CP932 otherwise.

    Raises:
        MasterRefused: they are neither, or UTF-16.
    """
    if data.startswith(_UTF_16_BOMS) or b"\0" in data[:4096]:
        raise MasterRefused(file, "utf16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(_UTF_8_BOM):
            raise MasterRefused(file, "encoding", _line(data, error.start)) from error
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError as error:
        raise MasterRefused(file, "encoding", _line(data, error.start)) from error
    for sign in _NO_SIGNS:
        if sign in text:
            raise MasterRefused(file, "encoding", text.count("\n", 0, text.index(sign)) + 1)
    return text


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
