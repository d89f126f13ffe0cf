"""The words of what was found of the clinic's key, and of what can be done."""

from collections.abc import Callable

from app.i18n import Wording
from app.services.checkup import KeyFault, Look

_Words = Callable[[Wording], str]


def key_line(look: Look, say: Wording) -> str:
    """Return what was found of the clinic's key, and where it is wrong what can be done."""
    if look.is_well:
        return say("The one that the trail names; it signs until {date}.", date=look.fault)
    fault = KeyFault(look.fault) if look.fault in set(KeyFault) else KeyFault.SHUT
    what, remedy = _FAULTS[fault]
    # A Japanese full stop brings its own gap.
    gap = "" if say.language == "ja" else " "
    return f"{what(look, say)}{gap}{remedy(say)}"


def _bring_back(say: Wording) -> str:
    return say(
        "Bring it back with the latest backup (tenteki restore), or replace the key and tell "
        "every federation the new fingerprint."
    )


def _ask_who(say: Wording) -> str:
    return say(
        "Issue nothing, keep the folder as it is, and find out who could write in it; then bring "
        "the latest backup back."
    )


def _replace_it(say: Wording) -> str:
    return say("Replace the key, and tell every federation the new fingerprint.")


def _sign_in(say: Wording) -> str:
    return say("Sign in once as a physician or an administrator.")


_FAULTS: dict[KeyFault, tuple[Callable[[Look, Wording], str], _Words]] = {
    KeyFault.NONE_YET: (lambda _look, say: say("The clinic has no key yet."), _sign_in),
    KeyFault.MISSING: (lambda _look, say: say("The clinic's key is missing."), _bring_back),
    KeyFault.SHUT: (lambda _look, say: say("The clinic's key does not open."), _bring_back),
    KeyFault.UNNAMED: (
        lambda _look, say: say("It is another key than the audit trail names."),
        _ask_who,
    ),
    KeyFault.OPEN_TO_TWO: (
        lambda _look, say: say("The key that the database had before still opens it."),
        _sign_in,
    ),
    KeyFault.READABLE: (
        lambda _look, say: say("Others who use this computer may read its file."),
        lambda say: say("Take the right to read tenteki.signing.json away from everybody else."),
    ),
    KeyFault.OVER: (lambda _look, say: say("Its certificate has run out."), _replace_it),
    KeyFault.ENDS: (
        lambda look, say: say("Its certificate runs out in {count} days.", count=look.count),
        _replace_it,
    ),
    KeyFault.ASIDE: (
        lambda look, say: say(
            "{count} files with keys that did not open lie beside it.", count=look.count
        ),
        lambda say: say(
            "Keep them (tenteki.signing.….json) in the safe, and take them out of the folder."
        ),
    ),
}
