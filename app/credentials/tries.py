"""The count of wrong passwords, in a file beside the database: it must be known before that opens."""

import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import log
from app.credentials.ring import replace_file
from app.domain.tries import Tries

_FORM = "tenteki-tries/1"
# Names that nobody has are forgotten beyond this many, the oldest first.
_NAMES = 200
_WARNING = 30


class TryBook:
    """Remembers who failed how often, also when the program was closed in between.

    Names are kept as hashes: what was typed there may have been a password.
    """

    def __init__(self, path: Path, database: str) -> None:
        self._path = path
        self._database = database.encode()

    def of(self, login: str) -> Tries:
        """Return the tries under a name."""
        return self._read().get(self._sign(login), Tries())

    def failed(self, login: str, now: datetime) -> None:
        """Write one more failure down."""
        book = self._read()
        book[self._sign(login)] = self.of(login).failed(now)
        newest = sorted(book, key=lambda sign: book[sign].last or now)[-_NAMES:]
        self._write({sign: book[sign] for sign in newest})

    def succeeded(self, login: str) -> None:
        """Forget the row of failures under a name; the trail is still to be told of them."""
        book, sign = self._read(), self._sign(login)
        if sign in book:
            book[sign] = book[sign].succeeded()
            self._write(book)

    def untold(self, logins: Iterable[str]) -> tuple[tuple[str, Tries], ...]:
        """Return what the trail does not know yet, by login; under no login what nobody's name is."""
        names = {self._sign(login): login for login in logins}
        return tuple(
            (names.get(sign, ""), tries) for sign, tries in self._read().items() if tries.untold
        )

    def told(self) -> None:
        """Forget what the trail knows now."""
        if book := self._read():
            self._write({sign: tries.told() for sign, tries in book.items()})

    def _sign(self, login: str) -> str:
        return hmac.digest(self._database, login.encode(), "sha256").hex()[:32]

    def _read(self) -> dict[str, Tries]:
        try:
            data = json.loads(self._path.read_bytes())
            if data["form"] != _FORM:
                return {}
            return {str(sign): _from(one) for sign, one in data["names"].items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            # Nobody is locked out of the records by a damaged count; that it was is noted.
            log.message(_WARNING, "the count of wrong passwords cannot be read and begins anew")
            return {}

    def _write(self, book: dict[str, Tries]) -> None:
        names = {sign: _to(tries) for sign, tries in book.items() if not tries.is_empty}
        text = json.dumps({"form": _FORM, "names": names}, indent=1)
        try:
            if names or self._path.exists():
                replace_file(self._path, text.encode())
        except OSError:
            # A full disk must not keep a physician from reading; who guesses meanwhile is slowed
            # by the cost of each guess alone.
            log.message(_WARNING, "the count of wrong passwords cannot be written")


def _to(tries: Tries) -> dict[str, object]:
    return {
        "in_a_row": tries.in_a_row,
        "last": None if tries.last is None else tries.last.astimezone(UTC).isoformat(),
        "untold": tries.untold,
        "moments": [one.astimezone(UTC).isoformat() for one in tries.moments],
    }


def _from(data: dict[str, Any]) -> Tries:
    last = data["last"]
    return Tries(
        int(data["in_a_row"]),
        None if last is None else _moment(last),
        int(data["untold"]),
        tuple(_moment(one) for one in data["moments"]),
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment
