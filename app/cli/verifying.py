"""What `tenteki verify` prints: the answer, why, and what was signed."""

import json
import sys
from enum import StrEnum
from unicodedata import category, east_asian_width

from app.domain.verifications import Verification
from app.i18n import Wording
from app.verified import Names, answer_sentence, doubt_sentence, grouped, record_of, stated

FORMAT = "tenteki-verification/1"


class Listed(StrEnum):
    """What became of a list of revocations."""

    NONE = "none"
    COUNTED = "counted"
    BY_ANOTHER_KEY = "by_another_key"


def show(found: Verification, listed: Listed, names: Names, say: Wording) -> int:
    """Print an answer in words, and return the exit status."""
    lines = [answer_sentence(found.answer, say)]
    lines += [f"- {doubt_sentence(one, say)}" for one in found.doubts]
    if listed is Listed.BY_ANOTHER_KEY:
        lines.append(
            say("The list of revocations was signed by another key: it was not looked at.")
        )
    facts = [fact for fact in stated(found.examined, names, say) if fact[1]]
    if facts:
        lines += ["", say("This was signed. Compare it with the paper, line by line:")]
        labels = [_shown(label) for label, _ in facts]
        width = max(map(_width, labels))
        for label, (_, value) in zip(labels, facts, strict=True):
            # A line of a stranger's never begins where one of ours does.
            first, *others = map(_shown, value.splitlines())
            lines.append(f"  {label}{' ' * (width - _width(label))}  {first}")
            lines += [f"{' ' * (width + 4)}{other}" for other in others]
    if found.examined.fingerprint:
        lines += ["", "  ".join((say("Fingerprint"), grouped(found.examined.fingerprint)))]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return found.answer.exit_code


def show_json(found: Verification, listed: Listed, names: Names, say: Wording) -> int:
    """Print an answer as data (tenteki-verification/1), and return the exit status."""
    examined = found.examined
    told = {
        "format": FORMAT,
        "answer": found.answer.value,
        "words": answer_sentence(found.answer, say),
        "doubts": [{"code": one.value, "words": doubt_sentence(one, say)} for one in found.doubts],
        "revocations": listed.value,
        "fingerprint": examined.fingerprint,
        "signer": examined.signer,
        "number": None if examined.proof is None else examined.proof.number,
        "stated": [[label, value] for label, value in stated(examined, names, say)],
        "record": record_of(examined) or None,
    }
    text = json.dumps(told, ensure_ascii=False, indent=2)
    # Data is UTF-8 whatever the terminal is set to.
    sys.stdout.buffer.write(f"{''.join(map(_escaped, text))}\n".encode())
    sys.stdout.buffer.flush()
    return found.answer.exit_code


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: a kanji takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _is_plain(sign: str) -> bool:
    # The wide space between a family's and a given name is none of those that are printable.
    return sign.isprintable() or category(sign) == "Zs"


def _shown(text: str) -> str:
    """Return a line without the signs by which a stranger's text could move the cursor."""
    return "".join(sign if _is_plain(sign) else "\ufffd" for sign in text)


def _escaped(sign: str) -> str:
    """Return a sign as JSON may write it, too, where a terminal would obey it."""
    if _is_plain(sign) or sign == "\n":
        return sign
    return json.dumps(sign)[1:-1] if ord(sign) != 0x7F else "\\u007f"
