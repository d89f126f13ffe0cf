"""Does what the command line asks for about books on a server."""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from app import credentials, i18n, paths
from app.cli import upkeep as told
from app.cli.asking import NobodyNamed, Percent, login_of, password_of, server_password_of
from app.cli.terminal import readable
from app.cli.words import Wanted
from app.i18n import Wording
from app.main import server_house
from app.main.errands import come_in
from app.services.trouble import BooksAreOnAServer, of_the_system
from db.server_link import USUAL_PORT, Link


class _Errand(NamedTuple):
    """What is wanted, of which folder."""

    wanted: Wanted
    folder: Path
    say: Wording


def run_server_errand(wanted: Wanted, folder: Path, language: str) -> int:
    """Move books to a server or back, or let this computer join; return the exit status."""
    say = i18n.load(paths.LOCALE, readable(language))
    try:
        step = _STEPS[wanted.step]
        return told.carry_out(lambda: step(_Errand(wanted, folder, say)), say)
    except NobodyNamed:
        return _refused(say("Several people have a key. Name yours with --login."))
    except _Unreadable as error:
        return _refused(str(error))


class _Unreadable(Exception):
    """What was typed says nothing; told in words."""


def _init(errand: _Errand) -> str:
    wanted, folder, say = errand
    if paths.server_in(folder).exists():
        raise BooksAreOnAServer
    link = _link(errand)
    login, secret = _who(errand)
    admin = (wanted.admin, server_password_of(wanted.admin, say))
    with closing(come_in(folder, login, secret, say)) as clinic:
        clinic.backups.set_out(clinic.actor, f"{link.host}:{link.port}/{link.database}")
    moved = server_house.move_in(folder, link, admin, (login, secret), _share())
    return say(
        "{rows} rows moved to the server, {compared} of them compared with the trail. "
        "Other computers join with {file}.",
        rows=moved.rows,
        compared=moved.compared,
        file=str(paths.server_in(folder)),
    )


def _update(errand: _Errand) -> str:
    wanted, folder, say = errand
    server_house.bring_up(folder, (wanted.admin, server_password_of(wanted.admin, say)))
    return say("The tables on the server are as this version of the program knows them.")


def _join(errand: _Errand) -> str:
    logins = server_house.join(errand.folder, Path(errand.wanted.files[0]))
    return errand.say(
        "This computer works with the books on the server. A key have: {logins}.",
        logins=", ".join(logins),
    )


def _leave(errand: _Errand) -> str:
    wanted, folder, say = errand
    target = wanted.to or folder
    login, secret = _who(errand)
    with closing(come_in(folder, login, secret, say)) as clinic:
        clinic.backups.set_out(clinic.actor, target.name)
    moved = server_house.move_out(folder, target, (login, secret), _share())
    return say(
        "{rows} rows are in {folder}, {compared} of them compared with the trail. "
        "The books on the server stand as they were: nobody should go on there.",
        rows=moved.rows,
        compared=moved.compared,
        folder=str(target),
    )


def _who(errand: _Errand) -> tuple[str, str]:
    logins = credentials.logins(paths.keys_in(errand.folder))
    login = login_of(errand.wanted.login, logins)
    return login, password_of(login, errand.say)


def _link(errand: _Errand) -> Link:
    """Return where the server is, as it was typed; nobody knocks there yet."""
    wanted, say = errand.wanted, errand.say
    # The folder of a socket on this computer has slashes of its own.
    where, _, database = wanted.at.rpartition("/")
    host, _, port = where.partition(":")
    if not (host and database and (port or str(USUAL_PORT)).isdigit()):
        raise _Unreadable(say("Name the server as HOST:PORT/DATABASE."))
    try:
        authority = "" if wanted.authority is None else wanted.authority.read_text("ascii")
    except UnicodeDecodeError as error:
        raise _Unreadable(say("The file of --ca is no certificate (PEM).")) from error
    except OSError as error:
        raise of_the_system(error) from error
    return Link(host, int(port or USUAL_PORT), database, authority, "")


def _share() -> Callable[[float], None]:
    shown = Percent()

    def tell(share: float) -> None:
        shown(int(100 * share), 100)

    return tell


def _refused(sentence: str) -> int:
    sys.stderr.write(f"tenteki: {sentence}\n")
    return told.NOTHING_WAS_DONE


_STEPS: dict[str, Callable[[_Errand], str]] = {
    "init": _init,
    "update": _update,
    "join": _join,
    "leave": _leave,
}
