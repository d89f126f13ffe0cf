"""The words for how a certificate stands: valid, or no longer, since when and by what."""

from collections.abc import Callable

from app.domain.calendar import local
from app.domain.endings import Ended, Ending
from app.i18n import Wording


def state_word(ended: Ended | None, say: Wording) -> str:
    """Return how a certificate stands, in a word or two."""
    return say("Valid") if ended is None else say("No longer valid")


def ended_sentence(ended: Ended, say: Wording) -> str:
    """Return since when a certificate is no longer valid, and by what."""
    return _SINCE[ended.by](say, f"{local(ended.at):%Y-%m-%d %H:%M}")


_SINCE: dict[Ending, Callable[[Wording, str], str]] = {
    Ending.AMENDED: lambda say, at: say("The record was amended on {time}.", time=at),
    Ending.WITHDRAWN: lambda say, at: say("The record was withdrawn on {time}.", time=at),
    Ending.REVOKED: lambda say, at: say("It was called back on {time}.", time=at),
}
