"""Checking a certificate in the window: a stranger's file is read by a process of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import NotThere
from app.domain.staff import Actor, Permission
from app.domain.verifications import Answer, Doubt, plain
from app.services.ports import Begin
from app.services.signing import FetchKeys

# A code holds no more; what is pasted beyond it is none.
_LONGEST_CODE = 8000
_CODE = "IVC1:"


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked at: a file, or the text of a code; `clinic` is whose it should be.

    Without a fingerprint it should be this clinic's own.
    """

    file: Path | None = None
    code: str = ""
    clinic: str = ""
    revocations: Path | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer, the doubts, and what was signed, fact by fact in the words of a language."""

    answer: Answer
    doubts: tuple[Doubt, ...] = ()
    stated: tuple[tuple[str, str], ...] = ()
    fingerprint: str = ""
    number: str = ""


# The question, the fingerprint and the language; whatever happens there is an answer.
Examine = Callable[[Question, str], Checked]


class CheckService:
    """What can be asked of a certificate from anywhere."""

    def __init__(self, begin: Begin, keys: FetchKeys, examine: Examine) -> None:
        self._begin = begin
        self._keys = keys
        self._examine = examine

    def check(self, actor: Actor, question: Question, language: str) -> Checked:
        """Tell whether it is genuine; raises StorageError where the own key cannot be had."""
        actor.require(Permission.READ)
        asked = replace(question, code=_as_code(question.code))
        if plain(question.clinic):
            return self._examine(replace(asked, clinic=plain(question.clinic)), language)
        shown = self._keys().shown()
        found = self._examine(replace(asked, clinic=shown.today.fingerprint), language)
        if found.fingerprint in {one.fingerprint for one in shown.earlier}:
            # What an earlier key of the clinic signed still holds.
            found = self._examine(replace(asked, clinic=found.fingerprint), language)
        return self._with_own_register(found)

    def _with_own_register(self, found: Checked) -> Checked:
        """Return the answer as the clinic's own register has it: it knows what was called back."""
        if found.answer is not Answer.VALID:
            return found
        try:
            with self._begin() as work:
                is_valid = work.issued.line(found.number).is_valid
        except NotThere:
            # Signed with the own key, but by books that a backup took the place of.
            return found
        if is_valid:
            return found
        return replace(found, answer=Answer.NOT_VALID, doubts=(*found.doubts, Doubt.REVOKED))


def _as_code(typed: str) -> str:
    """Return what was pasted as a code: without gaps, and never the name of a file."""
    text = "".join(typed.splitlines()).strip()[:_LONGEST_CODE]
    return text if not text or text.startswith(_CODE) else _CODE + text
