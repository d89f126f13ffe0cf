"""Where the clinic's key is had from, when something is first to be signed."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from app import credentials, paths
from app.credentials.key_file import holds_one
from app.domain.staff import Actor, Permission
from app.main.sharing import Sharing
from app.services.ports import Clock
from app.services.signing import ClinicKeys, FetchKeys, Use, announced, make_first_key
from app.services.signing_ports import SealPdf
from app.services.trail import TrailReader
from app.services.trouble import StorageError
from db.opening import Books


def clinic_keys(
    folder: Path,
    data_key: Callable[[], bytes],
    clock: Clock,
    trail: TrailReader,
    sharing: Sharing | None = None,
) -> FetchKeys:
    """Return what fetches the key of the clinic of a folder; the database's key opens it."""

    @cache
    def fetch() -> ClinicKeys:
        # A tenth of a second, which most starts do not need.
        from app.credentials.key_file import Locker
        from app.main.clinic_key import HeldClinicKey

        database = credentials.database(paths.keys_in(folder))
        path = paths.signing_key_in(folder)
        locker = Locker(database, data_key())
        return HeldClinicKey(
            path,
            lambda: locker._replace(key=data_key()),
            clock,
            partial(announced, trail),
            sharing,
        )

    return fetch


def evidence_seal(keys: FetchKeys) -> SealPdf:
    """Return what signs an evidence pack."""
    return lambda pdf, /: keys().sign(pdf, Use.EVIDENCE)


def make_missing_key(
    folder: Path, books: Books, clock: Clock, actor: Actor, sharing: Sharing | None = None
) -> None:
    """Make the first key of a clinic that was founded before there were any.

    One that was lost is never made anew silently: the trail names it, and federations know it.
    """
    if holds_one(paths.signing_key_in(folder)) or not actor.may(Permission.CHANGE_CLINIC):
        return
    # Nobody is kept from the patients; who wants to sign is told, and so is who asks the doctor.
    with suppress(StorageError):
        if announced(books.trail) is None:
            keys = clinic_keys(folder, lambda: books.vault.key, clock, books.trail, sharing)
            make_first_key(books.begin, clock, keys(), actor)
