"""How measured values are typed: one text a field, in any digits, with or without its unit."""

import re
import unicodedata
from collections.abc import Mapping

from app.domain.measurements import PRESSURE, Measure, TypedMeasurement, value_word
from app.domain.quantities import NotANumber, read_decimal
from app.ui.kit.number_edit import folded

Measures = tuple[Measure, ...]
# A Japanese keyboard gives the middle dot for the slash.
_SLASHES = str.maketrans({"・": "/", "-": "/", "ー": "/", "−": "/"})
# Thousands as they are often grouped: 14,200.
_GROUPED = r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?"
# Degrees of a urine strip.
_STRIP = {"-": "0", "(-)": "0", "±": "0.5", "(±)": "0.5", "+-": "0.5"}


def field_of(measure: Measure) -> Measures:
    """Return what is typed in one field together with a measure: both blood pressures as 98/60."""
    return PRESSURE if measure in PRESSURE else (measure,)


def tidy(measures: Measures, text: str) -> str:
    """Return a typed text as the field shows it when it is left."""
    return text_of(measures, {one.measure: one.value for one in typed(measures, text)})


def typed(measures: Measures, text: str) -> tuple[TypedMeasurement, ...]:
    """Return what a field's text states; what cannot be read stays as it was typed."""
    if measures == PRESSURE:
        upper, _, lower = _without_unit(PRESSURE[0], text).translate(_SLASHES).partition("/")
        parts = zip(PRESSURE, (upper, lower), strict=True)
    else:
        parts = zip(measures, (text,), strict=True)
    values = ((measure, _value(measure, part)) for measure, part in parts)
    return tuple(TypedMeasurement(measure, value) for measure, value in values if value)


def text_of(measures: Measures, values: Mapping[Measure, str]) -> str:
    """Return the text of a field that states these values."""
    if measures == PRESSURE:
        upper, lower = (values.get(measure, "") for measure in PRESSURE)
        return f"{upper}/{lower}" if lower else upper
    return _shown(measures[0], values.get(measures[0], ""))


def _value(measure: Measure, text: str) -> str:
    plain = folded(_without_unit(measure, text))
    if measure is Measure.URINE_KETONES:
        return _degree(plain)
    return plain.replace(",", "") if re.fullmatch(_GROUPED, plain) else plain


def _without_unit(measure: Measure, text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip()
    unit = unicodedata.normalize("NFKC", measure.unit)
    if measure is Measure.URINE_KETONES or not plain.casefold().endswith(unit.casefold()):
        return plain
    return plain[: len(plain) - len(unit)].strip()


def _degree(plain: str) -> str:
    """Return how much a urine strip shows as a number: 2 of 2+ and of ++."""
    if plain in _STRIP:
        return _STRIP[plain]
    bare = plain.strip("()")
    if bare and not bare.strip("+"):
        return str(len(bare))
    return bare.removesuffix("+") or plain


def _shown(measure: Measure, value: str) -> str:
    # As typed, but for what has a way of writing of its own.
    if not value or measure not in (Measure.URINE_KETONES, Measure.URINE_GRAVITY):
        return value
    try:
        return value_word(measure, read_decimal(value))
    except NotANumber:
        return value
