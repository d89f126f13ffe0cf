"""Codes that are printed and typed in again: groups of five signs, each with a check sign of its own."""

import unicodedata

from app.domain.errors import Fault, Refused

# Crockford's 32 signs: nothing that looks like another one on paper.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 5
# Each group carries four signs of five bits, and its check sign.
_BITS = (GROUP - 1) * 5
# Longer than 128 bits, as the key that it opens wants.
RECOVERY_GROUPS = 7
# Behind the slow stretching of passwords 100 bits are out of reach, and quicker to type.
EMERGENCY_GROUPS = 5
# A second factor's substitute is good for one try behind a password.
SUBSTITUTE_GROUPS = 2

_LOOK_ALIKE = str.maketrans("OILU", "011V")


def bytes_for(groups: int) -> int:
    """Return how many random bytes a code of so many groups takes."""
    return -(-groups * _BITS // 8)


def paper_code(random: bytes, groups: int) -> str:
    """Return random bytes as a code to be printed, such as K7Q2M-9XW4T."""
    number = int.from_bytes(random)
    texts = []
    for _ in range(groups):
        number, part = number >> _BITS, number & ((1 << _BITS) - 1)
        values = [part >> shift & 31 for shift in (15, 10, 5, 0)]
        texts.append("".join(SIGNS[value] for value in (*values, _check(values))))
    return "-".join(texts)


def read_paper_code(typed: str, groups: int, field: str) -> str:
    """Return a code as it was printed, however it was typed.

    Raises:
        Refused: its length is another, or a group's check sign does not fit; the group is told.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_LOOK_ALIKE)
    signs = "".join(sign for sign in plain if sign in SIGNS)
    if len(signs) != groups * GROUP:
        raise Refused((Fault(field, "code_length", (("signs", str(groups * GROUP)),)),))
    parts = [signs[at : at + GROUP] for at in range(0, len(signs), GROUP)]
    for place, part in enumerate(parts, 1):
        *values, check = (SIGNS.index(sign) for sign in part)
        if _check(values) != check:
            raise Refused((Fault(field, "code_group", (("group", str(place)),)),))
    return "-".join(parts)


def _check(values: list[int]) -> int:
    """Return the check sign: it catches every single slip and every two neighbours exchanged.

    A sum over the field of 32 elements, each place weighed by another power of its generator.
    """
    total = 0
    for value in values:
        total = _doubled(total ^ value)
    return total


def _doubled(value: int) -> int:
    # x^5 + x^2 + 1 keeps the product within five bits.
    return value << 1 if value < 16 else (value << 1 & 31) ^ 0b00101
