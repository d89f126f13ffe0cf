"""The codes of products, and how a mistyped one is known."""

# The low nibble of the EBCDIC letter: A-I 1-9, J-R 1-9, S-Z 2-9.
_LETTER_VALUES = {
    **{letter: value for value, letter in enumerate("ABCDEFGHI", 1)},
    **{letter: value for value, letter in enumerate("JKLMNOPQR", 1)},
    **{letter: value for value, letter in enumerate("STUVWXYZ", 2)},
}
# From the right, over the first eleven characters.
_WEIGHTS = (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6)


def yj_check_digit(code: str) -> str:
    """Return the check digit that the first eleven characters of a YJ code ask for."""
    values = [_LETTER_VALUES[sign] if sign.isalpha() else int(sign) for sign in code[:11]]
    total = sum(weight * value for weight, value in zip(_WEIGHTS, reversed(values), strict=True))
    return str(-total % 11 % 10)


def is_yj(code: str) -> bool:
    """Tell whether a text is a YJ code (個別医薬品コード) whose check digit is right."""
    digits, letter = code[:7] + code[8:], code[7:8]
    is_formed = len(code) == 12 and digits.isascii() and digits.isdigit()
    return is_formed and letter in _LETTER_VALUES and code[-1] == yj_check_digit(code)


def mod10_check_digit(digits: str) -> str:
    """Return the digit that closes a GTIN, or the first seven of a HOT code: mod 10, weights 3 and 1."""
    weighted = (int(one) * (1 if at % 2 else 3) for at, one in enumerate(reversed(digits)))
    return str(-sum(weighted) % 10)


def is_gtin(code: str) -> bool:
    """Tell whether a text is a GTIN of fourteen digits whose check digit is right."""
    is_formed = len(code) == 14 and code.isascii() and code.isdigit()
    return is_formed and code[-1] == mod10_check_digit(code[:-1])


def is_hot(code: str) -> bool:
    """Tell whether a text is a HOT code of 9 or 13 digits; the seventh one checks those before it."""
    is_formed = len(code) in {9, 13} and code.isascii() and code.isdigit()
    return is_formed and code[6] == mod10_check_digit(code[:6])
