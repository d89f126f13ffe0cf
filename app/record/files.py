"""Puts finished files into a folder that somebody chose: all of them or none, and never over another."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from app.services.trouble import (
    DiskIsFull,
    ExportTrouble,
    FolderIsReadOnly,
    TargetIsFull,
    TargetIsGone,
    TargetIsReadOnly,
    of_the_system,
)


def put_files(
    folder: Path, files: Mapping[str, bytes], stand: Callable[[], None]
) -> tuple[Path, ...]:
    """Write files into a folder, then do what makes them stand; where that fails none of them stays.

    Raises:
        ExportTrouble: the folder is gone, full, or may not be written in.
    """
    with _troubles_of(folder):
        targets = _free(folder, tuple(files))
        parts = [target.with_name(f".{target.name}.part") for target in targets]
        placed: list[Path] = []
        try:
            for part, content in zip(parts, files.values(), strict=True):
                _write(part, content)
            for part, target in zip(parts, targets, strict=True):
                part.replace(target)
                placed.append(target)
            stand()
        except BaseException:
            for path in (*parts, *placed):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise
    return targets


def _free(folder: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    """Return names that nobody has yet, all numbered alike."""
    for number in count(1):
        suffix = "" if number == 1 else f"-{number}"
        targets = tuple(
            (folder / name).with_name(f"{Path(name).stem}{suffix}{Path(name).suffix}")
            for name in names
        )
        if not any(target.exists() for target in targets):
            return targets
    raise AssertionError("numbers do not end")


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _troubles_of(folder: Path) -> Iterator[None]:
    if not folder.is_dir():
        raise TargetIsGone
    try:
        yield
    except OSError as error:
        if not folder.is_dir() or error.errno in {errno.ENODEV, errno.EIO, errno.ENXIO}:
            raise TargetIsGone from error
        match of_the_system(error):
            case DiskIsFull():
                raise TargetIsFull from error
            case FolderIsReadOnly():
                raise TargetIsReadOnly from error
            case _:
                raise ExportTrouble from error
