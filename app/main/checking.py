"""Looks at a stranger's certificate in a process of its own, which may break without harm."""

import json
import os
import subprocess
import sys

from app import paths
from app.domain.known_clinics import ListIsNotTaken, WhyNot
from app.domain.proofs import RevocationList
from app.domain.verifications import Answer, Doubt
from app.services.checking import Checked, Question

# The process gives up by itself after four seconds; to start takes it another.
_LONGEST_WAIT_S = 20
_NOT_BELIEVED = Checked(Answer.NOT_VALID, (Doubt.FAULT,))


def examine(question: Question, language: str) -> Checked:
    """Return what `tenteki verify --json` answers; whatever goes wrong, it is not believed."""
    what = question.code if question.file is None else str(question.file.absolute())
    options = ["--json", "--language", language, "--clinic", question.clinic]
    if question.revocations is not None:
        options += ["--revocations", str(question.revocations.absolute())]
    try:
        done = subprocess.run(  # noqa: S603 - this very program; what it looks at is one argument
            [*_program(), "verify", *options, "--", what],
            cwd=paths.RESOURCES.parent,
            env={name: told for name, told in os.environ.items() if name != "TENTEKI_PASSWORD"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST_WAIT_S,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
        return _told(json.loads(done.stdout))
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError):
        return _NOT_BELIEVED


def read_list(content: bytes) -> tuple[RevocationList, str]:
    """Return a list of revocations, and whose key signed it; raises ListIsNotTaken."""
    # Needed by few starts.
    from app.proof.payload import Unreadable
    from app.proof.revocations import from_file

    try:
        return from_file(content)
    except Unreadable as error:
        raise ListIsNotTaken(WhyNot.UNREADABLE) from error


def _program() -> list[str]:
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "app"]


def _told(found: dict[str, object]) -> Checked:
    doubts, stated = found["doubts"], found["stated"]
    if not isinstance(doubts, list) or not isinstance(stated, list):
        return _NOT_BELIEVED
    return Checked(
        Answer(str(found["answer"])),
        tuple(Doubt(one["code"]) for one in doubts),
        tuple((str(label), str(value)) for label, value in stated),
        str(found["fingerprint"]),
        str(found["number"] or ""),
    )
