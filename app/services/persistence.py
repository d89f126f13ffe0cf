"""Doing a deed once more where the server went away before anything of it stood."""

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from app.services.trouble import AnswerIsLost, ServerIsGone

_P = ParamSpec("_P")
_T = TypeVar("_T")
# How long to wait before each further try, in seconds: a server that starts anew is back by then.
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0)


def persistently(deed: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return a deed that is tried again while the server is away; it is at the books once, or not at all.

    Only for what writes once: what an earlier try has written must not be written twice. Raises
    what the deed raises, ServerIsGone where the server stays away, and AnswerIsLost at once.
    """

    @wraps(deed)
    def tried(*arguments: _P.args, **named: _P.kwargs) -> _T:
        for pause in PAUSES:
            try:
                return deed(*arguments, **named)
            except AnswerIsLost:
                raise
            except ServerIsGone:
                time.sleep(pause)
        return deed(*arguments, **named)

    return tried
