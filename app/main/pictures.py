"""Takes pictures from people's files: each is looked at in a process of its own."""

from app.domain.errors import Fault, Refused
from app.domain.imprints import LARGEST_PICTURE

_MB = 1024 * 1024


def take_picture(content: bytes) -> bytes:
    """Return the seal in a file as PNG; raises Refused with what is wrong with the file."""
    if len(content) > LARGEST_PICTURE:
        facts = (("most", str(LARGEST_PICTURE // _MB)),)
        raise Refused((Fault("picture", "picture_too_large", facts),))
    # What starts processes is wanted for the first picture, not at every start.
    from app.main.apart import take_apart

    taken = take_apart(content)
    if taken.fault:
        raise Refused((Fault("picture", taken.fault),))
    return taken.png
