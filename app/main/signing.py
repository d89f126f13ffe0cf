"""Where the clinic's key is had from, when something is first to be signed."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from app import credentials, paths
from app.services.ports import Clock
from app.services.signing import ClinicKeys, FetchKeys


def clinic_keys(folder: Path, data_key: Callable[[], bytes], clock: Clock) -> FetchKeys:
    """Return what fetches the key of the clinic of a folder; the database's key opens it."""

    @cache
    def fetch() -> ClinicKeys:
        # A tenth of a second, which most starts do not need.
        from app.credentials.key_file import Locker
        from app.main.clinic_key import HeldClinicKey

        database = credentials.database(paths.keys_in(folder))
        path = paths.signing_key_in(folder)
        return HeldClinicKey(path, lambda: Locker(database, data_key()), clock)

    return fetch
