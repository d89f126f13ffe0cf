"""A scan as plain text: what keyboards, input methods and scanners put around it is taken off."""

import re
import unicodedata

GS = "\x1d"
# What stands in place of the separator that no keyboard has; a pasted one becomes a blank.
_SUBSTITUTES = r"\||<GS>|\{GS\}|\^\]|\u241d"
# "[" where the scanner believes in another keyboard than there is.
_PREFIX = re.compile(r"\A[\]\[][A-Za-z]\d")
_BRACKETED = re.compile(r"\s*\((\d{2,4})\)\s*")


def plain(text: str) -> str:
    """Return the element string that was scanned, with separators as GS1 has them."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    bare = _PREFIX.sub("", narrow.strip(GS), count=1).strip(GS)
    # Where brackets part the elements, a blank is a sign of the lot.
    parts = _SUBSTITUTES if bare.startswith("(") else rf"{_SUBSTITUTES}|\s+"
    separated = re.sub(parts, GS, bare, flags=re.IGNORECASE)
    if separated.startswith("("):
        # Each bracket opens an element, and so ends the one before it.
        separated = _BRACKETED.sub(GS + r"\1", separated)
    return separated.strip(GS)
