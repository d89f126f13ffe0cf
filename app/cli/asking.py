"""Asking at the terminal for what may not stand on the command line."""

import getpass
import os
import sys
from collections.abc import Sequence

from app.i18n import Wording

PASSWORD_VARIABLE = "TENTEKI_PASSWORD"  # noqa: S105 - the variable's name, not what is in it
CODE_VARIABLE = "TENTEKI_CODE"
SERVER_VARIABLE = "TENTEKI_SERVER_PASSWORD"


class NobodyNamed(Exception):
    """Several people have a key, and nobody said who asks."""


def login_of(named: str | None, logins: Sequence[str]) -> str:
    """Return who asks: as named, or the only one there is; raises NobodyNamed."""
    if named:
        return named
    if len(logins) != 1:
        raise NobodyNamed
    return logins[0]


def password_of(login: str, say: Wording) -> str:
    """Return the password from its variable, the terminal, or the next line of standard input."""
    return _secret(PASSWORD_VARIABLE, say("Password of {login}: ", login=login))


def code_of(login: str, say: Wording) -> str:
    """Return the six digits that somebody's telephone shows, from where the password comes, too."""
    return _secret(CODE_VARIABLE, say("Six digits on the telephone of {login}: ", login=login))


def server_password_of(role: str, say: Wording) -> str:
    """Return the password of a role of the server that may do everything there, from likewise."""
    return _secret(SERVER_VARIABLE, say("Password of {login} on the server: ", login=role))


def _secret(variable: str, prompt: str) -> str:
    given = os.environ.get(variable)
    if given is not None:
        return given
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def agrees(question: str, say: Wording) -> bool:
    """Return whether somebody at the terminal says yes; nobody there says no."""
    if not sys.stdin.isatty():
        return False
    sys.stderr.write(" ".join((question, say("Type “yes” to go on:"), "")))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"yes", "はい"}


class Percent:
    """Shows how far slow work has come, where somebody looks on."""

    def __init__(self) -> None:
        self._shown = -1

    def __call__(self, done: int, total: int) -> bool:
        """Show it; the work is never wished to stop."""
        percent = 100 * done // total
        if sys.stderr.isatty() and percent != self._shown:
            self._shown = percent
            sys.stderr.write(f"\r{percent:3} %" + ("\n" if percent == 100 else ""))
            sys.stderr.flush()
        return True
