"""A disk that remembers what was written to it and when it was told to hold it, and that can be full.

It stands between SQLite and the file system (the VFS): each write, truncation, sync and deletion
of a database or its log is noted, so that the disk can be rebuilt as a power cut would leave it.
"""

import ctypes
import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import _sqlite3

_FULL, _DATABASE, _JOURNAL, _LOG = 13, 0x100, 0x800, 0x80000
_SECTOR = 512
_File = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int,
    # SQLite keeps the name it hands in, so it must stay the very same piece of memory.
    *(ctypes.c_void_p, ctypes.c_void_p, _File, ctypes.c_int, ctypes.POINTER(ctypes.c_int)),
)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _File, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _File, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _File, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_ = (
        *(("version", ctypes.c_int), ("file_size", ctypes.c_int), ("longest", ctypes.c_int)),
        *(("next", ctypes.c_void_p), ("name", ctypes.c_char_p), ("data", ctypes.c_void_p)),
        *(("open", ctypes.c_void_p), ("delete", ctypes.c_void_p)),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        *(("version", ctypes.c_int), ("close", ctypes.c_void_p), ("read", ctypes.c_void_p)),
        *(("write", ctypes.c_void_p), ("truncate", ctypes.c_void_p), ("sync", ctypes.c_void_p)),
        ("others", ctypes.c_void_p * 13),
    )


class Deed(NamedTuple):
    """What the disk was told to do: W(rite), T(runcate), S(ync), U(nlink), or A(cknowledged)."""

    kind: str
    name: str
    offset: int = 0
    data: bytes = b""


class Disk:
    """Notes every deed; `room` is how many bytes its files may still grow, None without end."""

    def __init__(self, folder: Path) -> None:
        self.deeds: list[Deed] = []
        self.room: int | None = None
        self._folder = folder
        # Closed books are on the disk for certain.
        there = list(folder.iterdir()) if folder.exists() else []
        self._start = {one.name: one.read_bytes() for one in there if one.is_file()}
        self._sizes = {name: len(content) for name, content in self._start.items()}
        self._names: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        self._kept: list[object] = []

    def acknowledge(self, what: str) -> None:
        """Note that somebody was told: this stands."""
        self.deeds.append(Deed("A", what))

    @contextmanager
    def in_place(self) -> Iterator["Disk"]:
        """Stand between SQLite and the folder for a while."""
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        before = vfs.open, vfs.delete
        vfs.open = self._address(_OPEN(self._opening(_OPEN(before[0]))))
        vfs.delete = self._address(_DELETE(self._deleting(_DELETE(before[1]))))
        try:
            yield self
        finally:
            vfs.open, vfs.delete = before

    def after_a_cut(self, cut: int, dice: random.Random) -> tuple[dict[str, bytes], set[str]]:
        """Return the files as a power cut leaves them after so many deeds, and what was acknowledged.

        What a sync covered is there. Later writes are each there, lost, or torn at a sector.
        """
        files = {name: bytearray(content) for name, content in self._start.items()}
        waiting: dict[str, list[Deed]] = {}
        told: set[str] = set()
        for deed in self.deeds[:cut]:
            if deed.kind == "A":
                told.add(deed.name)
            elif deed.kind == "U":
                waiting.pop(deed.name, None)
                files.pop(deed.name, None)
            elif deed.kind == "S":
                for one in waiting.pop(deed.name, []):
                    _apply(files, one)
            else:
                waiting.setdefault(deed.name, []).append(deed)
        for deeds in waiting.values():
            for one in _kept_by_chance(deeds, dice):
                _apply(files, one)
        return {name: bytes(content) for name, content in files.items()}, told

    def _address(self, function: object) -> int | None:
        # What Python no longer holds would be called all the same.
        self._kept.append(function)
        return ctypes.cast(function, ctypes.c_void_p).value

    def _opening(self, real):
        def open_file(vfs, name, file, flags, out):
            status = real(vfs, name, file, flags, out)
            wanted = name and flags & (_DATABASE | _JOURNAL | _LOG)
            if not status and wanted and (ours := self._ours(name)):
                self._names[file] = ours
                place = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
                place[0] = ctypes.addressof(self._watched(place[0]))
            return status

        return open_file

    def _deleting(self, real):
        def delete(vfs, name, is_synced):
            status = real(vfs, name, is_synced)
            if not status and (ours := self._ours(name)):
                self._sizes.pop(ours, None)
                self.deeds.append(Deed("U", ours))
            return status

        return delete

    def _ours(self, name: int) -> str:
        """Return the name of a file of the folder, nothing for one elsewhere."""
        path = Path(ctypes.string_at(name).decode())
        return path.name if path.parent == self._folder else ""

    def _watched(self, address: int) -> _Methods:
        """Return the methods of a kind of file, with ours before those that change it."""
        if address not in self._methods:
            methods = _Methods.from_buffer_copy(_Methods.from_address(address))
            methods.write = self._address(_WRITE(self._writing(_WRITE(methods.write))))
            methods.truncate = self._address(
                _TRUNCATE(self._truncating(_TRUNCATE(methods.truncate)))
            )
            methods.sync = self._address(_SYNC(self._syncing(_SYNC(methods.sync))))
            self._methods[address] = methods
        return self._methods[address]

    def _writing(self, real):
        def write(file, data, size, offset):
            name = self._names[file]
            growth = max(0, offset + size - self._sizes.get(name, 0))
            if self.room is not None and growth > self.room:
                return _FULL
            status = real(file, data, size, offset)
            if not status:
                self._sizes[name] = self._sizes.get(name, 0) + growth
                if self.room is not None:
                    self.room -= growth
                self.deeds.append(Deed("W", name, offset, ctypes.string_at(data, size)))
            return status

        return write

    def _truncating(self, real):
        def truncate(file, size):
            status = real(file, size)
            if not status:
                self._sizes[self._names[file]] = size
                self.deeds.append(Deed("T", self._names[file], size))
            return status

        return truncate

    def _syncing(self, real):
        def sync(file, flags):
            status = real(file, flags)
            if not status:
                self.deeds.append(Deed("S", self._names[file]))
            return status

        return sync


def _kept_by_chance(deeds: list[Deed], dice: random.Random) -> Iterator[Deed]:
    """Yield those of the writes no sync covered that reached the disk all the same."""
    mood = dice.random()
    for deed in deeds:
        luck = dice.random() if mood < 0.6 else (0.0 if mood < 0.8 else 0.9)
        if luck < 0.4:
            yield deed
        elif luck < 0.6 and deed.kind == "W" and len(deed.data) > _SECTOR:
            yield deed._replace(data=deed.data[: dice.randrange(0, len(deed.data), _SECTOR)])


def _apply(files: dict[str, bytearray], deed: Deed) -> None:
    content = files.setdefault(deed.name, bytearray())
    end = deed.offset + len(deed.data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if deed.kind == "T":
        del content[deed.offset :]
    else:
        content[deed.offset : end] = deed.data


def cuts(
    disk: Disk, count: int, seed: int | None = None
) -> Iterator[tuple[dict[str, bytes], set[str]]]:
    """Yield the files after so many power cuts, each at a moment of chance."""
    dice = random.Random(secrets.randbits(32) if seed is None else seed)
    for _ in range(count):
        yield disk.after_a_cut(dice.randrange(len(disk.deeds)) + 1, dice)
