"""Where a clinic's server is, and how a computer of the house reaches it: a small file, carried there by hand.

It opens nothing but the door: the ring of keys, in which each password finds the own login.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from app.credentials.ring import replace_file
from app.services.trouble import ServerFileIsDamaged, of_the_system

FORM = "tenteki-server/1"
USUAL_PORT = 5432


class Link(NamedTuple):
    """A database on a server; who vouches for the server (PEM); and the door's password."""

    host: str
    port: int
    database: str
    authority: str
    password: str

    def __repr__(self) -> str:
        # Whatever is written into a log or a report of a fault, the password is not.
        return f"Link({self.host}:{self.port}/{self.database})"


def read(path: Path) -> Link:
    """Return where the server is; raises ServerFileIsDamaged, StorageError."""
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if data["form"] != FORM:
            raise ServerFileIsDamaged
        texts = (data["host"], data["database"], data["authority"], data["password"])
        if not all(isinstance(one, str) for one in texts):
            raise ServerFileIsDamaged
        host, database, authority, password = texts
        return Link(host, int(data["port"]), database, authority, password)
    except OSError as error:
        raise of_the_system(error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ServerFileIsDamaged from error


def write(path: Path, link: Link) -> None:
    """Write such a file, for its owner's eyes; raises StorageError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"form": FORM, **link._asdict()}, ensure_ascii=False, indent=1)
        replace_file(path, f"{text}\n".encode())
    except OSError as error:
        raise of_the_system(error) from error


def address(link: Link, folder: Path, role: str, password: str) -> str:
    """Return how somebody reaches the server, as libpq writes it; raises StorageError.

    Over the network a server proves whose it is (TLS, verify-full) and never hears the password
    (SCRAM, bound to this very connection); one on this computer itself is reached by its socket.
    """
    # Imported here: a clinic whose books are a file needs none of it.
    from psycopg.conninfo import make_conninfo

    safe = {}
    if not link.host.startswith("/"):
        safe = {
            "sslmode": "verify-full",
            "sslrootcert": str(_authority(link, folder)) if link.authority else "system",
            "require_auth": "scram-sha-256",
            "channel_binding": "require",
        }
    return make_conninfo(
        host=link.host,
        port=link.port,
        dbname=link.database,
        user=role,
        password=password,
        **safe,
    )


def _authority(link: Link, folder: Path) -> Path:
    """Return the file that tells the driver who vouches for the server."""
    path = folder / "tenteki.server.pem"
    try:
        if not path.exists() or path.read_text(encoding="utf-8") != link.authority:
            replace_file(path, link.authority.encode())
    except OSError as error:
        raise of_the_system(error) from error
    return path
