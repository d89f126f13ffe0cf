"""Looking at a picture of a certificate: only its code speaks, the paper around it proves nothing."""

from app.domain.verifications import Doubt, Examined
from app.proof.picture import TooLarge, codes_in_picture
from app.proof.slip import examine_code


def examine_picture(content: bytes) -> Examined:
    """Return what the one code in a picture states; nothing raises."""
    try:
        codes = codes_in_picture(content)
    except TooLarge:
        return Examined((Doubt.TOO_LARGE,))
    except Exception:  # noqa: BLE001 - readers of pictures fail in many ways, and none is believed
        return Examined((Doubt.NOT_A_CERTIFICATE,))
    return examine_code(codes[0]) if len(codes) == 1 else Examined((Doubt.NOT_A_CERTIFICATE,))
