"""One-time codes of a telephone (TOTP, RFC 6238): what is typed beside the password."""

import base64
import hmac
import unicodedata
from datetime import datetime, timedelta
from urllib.parse import quote

# What every authenticator program takes: SHA-1, six digits, half a minute.
SECRET_BYTES = 20
DIGITS = 6
STEP = timedelta(seconds=30)
# A telephone's clock may be one step off, either way.
DRIFT = 1
ISSUER = "Tenteki"


def step_of(at: datetime) -> int:
    """Return the number of the half minute in which a moment lies."""
    return int(at.timestamp()) // int(STEP.total_seconds())


def code_at(secret: bytes, step: int) -> str:
    """Return the code that a telephone shows during a step (RFC 4226)."""
    digest = hmac.digest(secret, step.to_bytes(8), "sha1")
    offset = digest[-1] & 0xF
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def accepted_step(secret: bytes, typed: str, at: datetime, after: int) -> int | None:
    """Return the step whose code was typed, or None; steps up to `after` were used before."""
    digits = "".join(unicodedata.normalize("NFKC", typed).split())
    now, found = step_of(at), None
    for step in range(now - DRIFT, now + DRIFT + 1):
        # All are compared, and in the same time, so that nothing is told by how long it takes.
        if hmac.compare_digest(code_at(secret, step).encode(), digits.encode()) and step > after:
            found = step
    return found


def as_text(secret: bytes) -> str:
    """Return a secret as one types it into a telephone, in groups of four."""
    text = base64.b32encode(secret).decode("ascii").rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def as_address(secret: bytes, login: str, clinic: str) -> str:
    """Return a secret as the address that a telephone reads from a QR code."""
    text = as_text(secret).replace(" ", "")
    whose = quote(f"{ISSUER}:{login} ({clinic})" if clinic else f"{ISSUER}:{login}")
    return f"otpauth://totp/{whose}?secret={text}&issuer={ISSUER}&algorithm=SHA1&digits=6&period=30"
