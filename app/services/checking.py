"""Checking a certificate in the window: a stranger's file is read by a process of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.errors import NotThere
from app.domain.staff import Actor, Permission
from app.domain.verifications import Answer, Doubt, plain
from app.services.known_clinics import ReadList
from app.services.ports import Begin, UnitOfWork
from app.services.signing import FetchKeys

# A code holds no more; what is pasted beyond it is none.
_LONGEST_CODE = 8000
_CODE = "IVC1:"


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked at: a file, or the text of a code; `clinic` is whose it should be.

    Without a fingerprint it may be this clinic's own, or one's that is known here.
    """

    file: Path | None = None
    code: str = ""
    clinic: str = ""
    revocations: Path | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer, the doubts, and what was signed, fact by fact in the words of a language.

    `clinic` is the name by which the one that signed it is known here; `listed` the date of its
    newest list of revocations, where it gave one.
    """

    answer: Answer
    doubts: tuple[Doubt, ...] = ()
    stated: tuple[tuple[str, str], ...] = ()
    fingerprint: str = ""
    number: str = ""
    clinic: str = ""
    is_own: bool = False
    listed: datetime | None = None


# The question and the language; whatever happens there is an answer.
Examine = Callable[[Question, str], Checked]


class CheckService:
    """What can be asked of a certificate from anywhere."""

    def __init__(
        self, begin: Begin, keys: FetchKeys, examine: Examine, read_list: ReadList
    ) -> None:
        self._begin = begin
        self._keys = keys
        self._examine = examine
        self._read = read_list

    def check(self, actor: Actor, question: Question, language: str) -> Checked:
        """Tell whether it is genuine and whose; raises StorageError where the own key cannot be had."""
        actor.require(Permission.READ)
        pinned = plain(question.clinic)
        asked = replace(question, code=_as_code(question.code), clinic=pinned)
        own = frozenset() if pinned else self._own()
        found = self._examine(asked, language)
        with self._begin(to_look=True) as work:
            return self._called_back(work, _whose(work, found, own))

    def _own(self) -> frozenset[str]:
        """Return the fingerprints of the own keys: what an earlier one signed still holds."""
        shown = self._keys().shown()
        return frozenset(one.fingerprint for one in (shown.today, *shown.earlier))

    def _called_back(self, work: UnitOfWork, found: Checked) -> Checked:
        """Return the answer as the own register has it, or the list that the other clinic gave."""
        if found.answer is not Answer.VALID:
            return found
        if found.is_own:
            return found if _stands(work, found.number) else _revoked(found)
        kept = work.facility.others.list_of(found.fingerprint)
        if kept is None:
            return found
        listed, _ = self._read(kept.content.encode())
        told = replace(found, listed=kept.made)
        is_listed = found.number in {one.number for one in listed.revoked}
        return _revoked(told) if is_listed else told


def _whose(work: UnitOfWork, found: Checked, own: frozenset[str]) -> Checked:
    """Return the answer with the name of a clinic whose fingerprint is known here."""
    if found.answer not in (Answer.VALID, Answer.UNKNOWN_CLINIC):
        return found
    if found.fingerprint in own:
        name = work.facility.get().name
        return replace(found, answer=Answer.VALID, clinic=name, is_own=True)
    names = {one.fingerprint: one.name for one in work.facility.others.standing()}
    if found.fingerprint not in names:
        return found
    return replace(found, answer=Answer.VALID, clinic=names[found.fingerprint])


def _stands(work: UnitOfWork, number: str) -> bool:
    try:
        return work.issued.line(number).is_valid
    except NotThere:
        # Signed with the own key, but by books that a backup took the place of.
        return True


def _revoked(found: Checked) -> Checked:
    return replace(found, answer=Answer.NOT_VALID, doubts=(*found.doubts, Doubt.REVOKED))


def _as_code(typed: str) -> str:
    """Return what was pasted as a code: without gaps, and never the name of a file."""
    text = "".join(typed.splitlines()).strip()[:_LONGEST_CODE]
    return text if not text or text.startswith(_CODE) else _CODE + text
