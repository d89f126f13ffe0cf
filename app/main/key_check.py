"""Looks at the clinic's key: is it there, does it open, and is it the one that the trail names?"""

import os
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from app import credentials, paths
from app.credentials.clinic_key import from_pkcs12, told
from app.credentials.key_file import Locker, boxes_in, read
from app.domain.calendar import local
from app.services.checkup import KeyFault, Look, Part
from app.services.signing import KeyCertificate
from app.services.trouble import SigningKeyIsDamaged, SigningKeyIsMissing

# Time enough to tell every federation another fingerprint.
NEAR = timedelta(days=90)


def key_look(
    folder: Path, key: bytes, now: datetime, *, is_changing: bool
) -> Callable[[str | None], Look]:
    """Return what looks at the key of a folder; `is_changing` while the database gets a new key."""

    def look(named: str | None) -> Look:
        path = paths.signing_key_in(folder)
        try:
            shown = _shown(path, Locker(credentials.database(paths.keys_in(folder)), key), named)
        except SigningKeyIsMissing:
            return _wrong(KeyFault.NONE_YET if named is None else KeyFault.MISSING)
        except SigningKeyIsDamaged:
            return _wrong(KeyFault.SHUT)
        if shown.fingerprint != named:
            return _wrong(KeyFault.UNNAMED)
        if boxes_in(path) > 1 and not is_changing:
            return _wrong(KeyFault.OPEN_TO_TWO)
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            return _wrong(KeyFault.READABLE)
        return _in_time(path, shown, now)

    return look


def _in_time(path: Path, shown: KeyCertificate, now: datetime) -> Look:
    left = shown.ends - now
    if left <= NEAR:
        return _wrong(KeyFault.ENDS if left > timedelta(0) else KeyFault.OVER, left.days)
    aside = len(list(path.parent.glob(f"{path.stem}.*{path.suffix}")))
    if aside:
        return _wrong(KeyFault.ASIDE, aside)
    return Look(Part.SIGNING, is_well=True, count=1, fault=f"{local(shown.ends):%Y-%m-%d}")


def _shown(path: Path, locker: Locker, named: str | None) -> KeyCertificate:
    """Return the key that signs next: a power cut may have left it beside the one before."""
    kept = read(path, locker)
    for content in (kept.coming, kept.content):
        if content:
            shown = told(from_pkcs12(content, kept.passphrase).certificate)
            if shown.fingerprint == named or content is kept.content:
                return shown
    raise SigningKeyIsMissing


def _wrong(fault: KeyFault, count: int = 1) -> Look:
    return Look(Part.SIGNING, is_well=False, count=count, fault=fault.value)
