"""Writes a FHIR resource as JSON: amounts keep every digit, and the same record gives the same bytes."""

import json
from decimal import Decimal

from app.domain.quantities import show_decimal


def to_bytes(resource: object) -> bytes:
    """Return a resource as indented JSON in UTF-8."""
    return f"{_text(resource, 0)}\n".encode()


def _text(value: object, depth: int) -> str:
    # FHIR wants decimals as numbers, with their digits; the standard writer knows floats only.
    if isinstance(value, Decimal):
        return show_decimal(value)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {_text(one, depth + 1)}" for key, one in value.items()]
        return _within("{", parts, "}", depth)
    if isinstance(value, list | tuple):
        return _within("[", [_text(one, depth + 1) for one in value], "]", depth)
    return json.dumps(value, ensure_ascii=False)


def _within(opened: str, parts: list[str], closed: str, depth: int) -> str:
    inner, outer = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    return f"{opened}{inner}{f',{inner}'.join(parts)}{outer}{closed}"
