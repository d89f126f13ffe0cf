"""What was measured, on one line: 血圧 98/60 mmHg, 脈拍 118 /min."""

from collections.abc import Iterator, Sequence

from app.domain.measurements import PRESSURE, Measure, TypedMeasurement
from app.i18n import Wording
from app.ui.parts.measure_text import field_of, text_of
from app.words import measure_word


def measured_line(measured: Sequence[TypedMeasurement], say: Wording) -> str:
    """Return all values with their names and units; both blood pressures are one."""
    return ", ".join(_values({one.measure: one.value for one in measured}, say))


def _values(values: dict[Measure, str], say: Wording) -> Iterator[str]:
    for measure in values:
        if measure is not PRESSURE[1] or PRESSURE[0] not in values:
            name = say("BP") if measure in PRESSURE else measure_word(measure, say)
            yield f"{name} {text_of(field_of(measure), values)} {_unit(measure)}".strip()


def _unit(measure: Measure) -> str:
    # A degree of a strip carries its plus already.
    return "" if measure is Measure.URINE_KETONES else measure.unit
