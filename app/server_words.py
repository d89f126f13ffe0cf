"""The words for what goes wrong between a computer of the clinic and the server of its books."""

from collections.abc import Callable

from app.i18n import Wording
from app.services import trouble

_Pair = tuple[str, str]


def server_trouble(error: trouble.ServerTrouble, say: Wording) -> _Pair:
    """Return what happened and what can be done."""
    return _WORDS.get(type(error), _gone)(say)


def _gone(say: Wording) -> _Pair:
    return (
        say("The server of the clinic's books is not reached."),
        say("Nothing typed is lost. Check the network, then try again."),
    )


def _answer(say: Wording) -> _Pair:
    return (
        say("The server went away just as it was saving."),
        say("Save again once it is back: what is there already is not written twice."),
    )


def _refuses(say: Wording) -> _Pair:
    return (
        say("The server does not let this account in."),
        say("Ask who manages people at your clinic for a new password."),
    )


def _older(say: Wording) -> _Pair:
    return (
        say("The tables on the server are of an earlier version of the program."),
        say("Who looks after the server runs “tenteki-cli server update” once."),
    )


def _file(say: Wording) -> _Pair:
    return (
        say("The file that tells where the server is cannot be read."),
        say("Get it once more from who looks after the server."),
    )


def _there(say: Wording) -> _Pair:
    return (
        say("The clinic's books are on a server."),
        say("Take them from there into a folder first, with “tenteki-cli server leave”."),
    )


_WORDS: dict[type[trouble.ServerTrouble], Callable[[Wording], _Pair]] = {
    trouble.ServerIsGone: _gone,
    trouble.AnswerIsLost: _answer,
    trouble.ServerRefuses: _refuses,
    trouble.ServerIsOlder: _older,
    trouble.ServerFileIsDamaged: _file,
    trouble.BooksAreOnAServer: _there,
}
