"""What is told of a certificate that was checked: in plain words, and never more than the answer."""

from collections.abc import Iterator

from app.domain.calendar import local
from app.domain.verifications import Answer
from app.i18n import Wording
from app.services.checking import Checked
from app.ui.parts.checked_card import CheckedFacts
from app.verified import answer_sentence, doubt_sentence, grouped

_TONES = {Answer.VALID: "ok", Answer.UNKNOWN_CLINIC: "caution"}


def told_of(found: Checked, say: Wording, *, may_keep: bool) -> CheckedFacts:
    """Return an answer in words; `may_keep` tells whether this person may keep an unknown clinic."""
    words = {Answer.VALID: say("Genuine"), Answer.UNKNOWN_CLINIC: say("Unknown clinic")}
    facts = list(found.stated)
    if found.fingerprint:
        facts.append((say("Fingerprint"), grouped(found.fingerprint)))
    return CheckedFacts(
        tone=_TONES.get(found.answer, "bad"),
        word=words.get(found.answer, say("Not valid")),
        sentence=_sentence(found, say),
        notes=tuple(_notes(found, say)),
        facts=tuple(facts),
        is_stated=bool(found.stated),
        may_keep=may_keep and found.answer is Answer.UNKNOWN_CLINIC,
    )


def _sentence(found: Checked, say: Wording) -> str:
    if found.answer is Answer.VALID and found.clinic:
        return say("Genuine: from {name}.", name=found.clinic)
    if found.answer is Answer.UNKNOWN_CLINIC:
        return say("Intact, but nobody here knows whose it is.")
    return answer_sentence(found.answer, say)


def _notes(found: Checked, say: Wording) -> Iterator[str]:
    for doubt in found.doubts:
        yield doubt_sentence(doubt, say)
    if found.answer is Answer.UNKNOWN_CLINIC:
        yield say(
            "Anybody can make a key and write any name on a paper. Ask the clinic for its "
            "fingerprint by another way (telephone, letter), and compare it with the one below."
        )
    if not found.clinic or found.is_own:
        return
    if found.listed is not None:
        date = f"{local(found.listed):%Y-%m-%d %H:%M}"
        if found.answer is Answer.VALID:
            yield say("It is not on that clinic's list of revocations of {date}.", date=date)
        else:
            yield say("It is on the list of {name} of {date}.", name=found.clinic, date=date)
    elif found.answer is Answer.VALID:
        yield say(
            "That clinic has given no list of revocations here: ask it whether this still holds."
        )
