"""Looking at the text of a certificate's code."""

from app.domain.verifications import Doubt, Examined
from app.proof.code import from_text
from app.proof.cose import Sealed, fingerprint
from app.proof.payload import Unreadable, unpack


def examine_code(text: str) -> Examined:
    """Return what a code states, and what is wrong with it; nothing raises."""
    try:
        return _examined(Sealed(from_text(text)))
    except Unreadable:
        return Examined((Doubt.NOT_A_CERTIFICATE,))
    except Exception:  # noqa: BLE001 - what nobody foresaw is not believed either
        return Examined((Doubt.FAULT,))


def _examined(sealed: Sealed) -> Examined:
    whose = fingerprint(sealed.public).hex()
    if not sealed.is_intact:
        # What a broken code states is shown to nobody as if it were so.
        return Examined((Doubt.CODE_BROKEN,), fingerprint=whose)
    return Examined((), unpack(sealed.payload), fingerprint=whose)
