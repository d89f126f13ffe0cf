"""Looking at the text of a certificate's code."""

from app.domain.verifications import Doubt, Examined
from app.proof.code import from_text
from app.proof.cose import Sealed, fingerprint
from app.proof.payload import Unreadable, unpack


def examine_code(text: str) -> Examined:
    """Return what a code states, and what is wrong with it; nothing raises."""
    try:
        sealed = Sealed(from_text(text))
        proof = unpack(sealed.payload)
    except Unreadable:
        return Examined((Doubt.NOT_A_CERTIFICATE,))
    whose = fingerprint(sealed.public).hex()
    if not sealed.is_intact:
        # What a broken code states is shown to nobody as if it were so.
        return Examined((Doubt.CODE_BROKEN,), fingerprint=whose)
    return Examined((), proof, fingerprint=whose)
