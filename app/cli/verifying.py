"""What `tenteki verify` prints: the answer, why, and what was signed."""

import json
import sys
from unicodedata import east_asian_width

from app.domain.verifications import Verification
from app.i18n import Wording
from app.verified import Names, answer_sentence, doubt_sentence, grouped, stated

FORMAT = "tenteki-verification/1"


def show(found: Verification, names: Names, say: Wording) -> int:
    """Print an answer in words, and return the exit status."""
    lines = [answer_sentence(found.answer, say)]
    lines += [f"- {doubt_sentence(one, say)}" for one in found.doubts]
    facts = stated(found.examined, names, say)
    if facts:
        lines += ["", say("This was signed. Compare it with the paper, line by line:")]
        width = max(_width(label) for label, _ in facts)
        lines += [
            f"  {label}{' ' * (width - _width(label))}  {value}" for label, value in facts if value
        ]
    if found.examined.fingerprint:
        lines += ["", "  ".join((say("Fingerprint"), grouped(found.examined.fingerprint)))]
    _print("".join(f"{_shown(line)}\n" for line in lines))
    return found.answer.exit_code


def show_json(found: Verification, names: Names, say: Wording) -> int:
    """Print an answer as data, and return the exit status."""
    examined = found.examined
    told = {
        "format": FORMAT,
        "answer": found.answer.value,
        "doubts": [{"code": one.value, "words": doubt_sentence(one, say)} for one in found.doubts],
        "fingerprint": examined.fingerprint,
        "signer": examined.signer,
        "number": None if examined.proof is None else examined.proof.number,
        "stated": [[label, value] for label, value in stated(examined, names, say)],
        "record": json.loads(examined.record) if examined.record else None,
    }
    _print(f"{json.dumps(told, ensure_ascii=False, indent=2)}\n")
    return found.answer.exit_code


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: a kanji takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _print(text: str) -> None:
    # Whatever the terminal is set to: what was signed is shown as it was written.
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _shown(text: str) -> str:
    """Return a line without the signs by which a stranger's text could move the cursor."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
