"""Pictures and previews of seals without a printer: files that say of themselves what they are."""

from app.domain.certificates import MissingGlyphs
from app.domain.errors import Fault, Refused
from app.domain.imprints import Imprint, written_on
from app.domain.staff import Member

PNG = b"\x89PNG"


def seen_through(file: bytes) -> bytes:
    """Return a picture as the program would keep it; what does not begin as one is none."""
    if not file.startswith(PNG):
        raise Refused((Fault("picture", "not_a_picture"),))
    return PNG + b" seen through"


def told(imprint: Imprint, physician: Member) -> str:
    """Return as ASCII what is written on a seal beside a name; a sign of plane 3 is in no font."""
    written = "".join(written_on(imprint, physician.name))
    if any(ord(sign) > 0x2FFFF and ord(sign) < 0xE0000 for sign in written):
        raise MissingGlyphs(written)
    return ascii(f"{imprint.kind} {written} {physician.name}")
