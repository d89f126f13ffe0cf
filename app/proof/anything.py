"""Looking at whatever somebody holds: a file, a photograph, or the text of a code."""

from app.domain.verifications import Doubt, Examined
from app.proof.code import PREFIX
from app.proof.slip import examine_code

# A certificate has some hundred kilobytes, a photograph of today's telephones a few megabytes.
LARGEST = 8 * 1024 * 1024
_PDF = b"%PDF-"


def is_pdf(content: bytes) -> bool:
    """Tell whether this means to be a PDF."""
    return content.lstrip().startswith(_PDF)


def examine(content: bytes) -> Examined:
    """Return what it states, and what is wrong with it; nothing raises."""
    if len(content) > LARGEST:
        return Examined((Doubt.TOO_LARGE,))
    if is_pdf(content):
        # pyHanko costs most of a second, and a code needs nothing of it.
        from app.proof.paper import examine_pdf

        return examine_pdf(content)
    if content.strip().startswith(PREFIX.encode()):
        return examine_code(content.decode("ascii", "replace"))
    # As above.
    from app.proof.photograph import examine_picture

    return examine_picture(content)
