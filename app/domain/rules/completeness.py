"""The save gate: the facts without which no entry is kept (rules A1, A2)."""

from collections.abc import Iterator

from app.domain.calendar import local
from app.domain.quantities import Dose
from app.domain.rules.case import Case
from app.domain.rules.label import names
from app.domain.text import states_nothing
from app.domain.treatments import Entry, Line, NoProduct
from app.domain.values import replace
from app.domain.verdicts import Finding, Outcome


def refusals(entry: Entry, off_label: bool) -> tuple[Finding, ...]:
    """Return everything that keeps an entry from being saved, all at once."""
    unreadable = [_refusal("REC_UNREADABLE", field) for field in entry.unreadable]
    missing = (*_missing(entry), *_lines(entry), *_reason(entry, off_label))
    # What was typed but cannot be read is not called missing as well.
    return (*unreadable, *(one for one in missing if one.field not in entry.unreadable))


def _missing(entry: Entry) -> Iterator[Finding]:
    if states_nothing(entry.diagnosis):
        yield _refusal("REC_DIAGNOSIS_MISSING", "diagnosis")
    if states_nothing(entry.basis):
        yield _refusal("REC_BASIS_MISSING", "basis")
    if entry.started is None:
        yield _refusal("REC_START_MISSING", "started")
    if entry.setting is None:
        yield _refusal("REC_SETTING_MISSING", "setting")
    if entry.physician is None:
        yield _refusal("REC_PHYSICIAN_MISSING", "physician")
    if not entry.lines and not entry.unknown:
        yield _refusal("REC_PRODUCT_MISSING", "lines")


def _lines(entry: Entry) -> Iterator[Finding]:
    for row in entry.unknown:
        yield _no_product(row)
    for line in entry.lines:
        at = f"lines/{line.place}"
        if line.dose is None:
            yield _refusal("REC_DOSE_MISSING", f"{at}/dose")
        elif line.volume_ml is None or _holds_nothing(line, line.dose):
            yield _refusal("REC_VOLUME_MISSING", f"{at}/volume_ml")
        if line.route is None:
            yield _refusal("REC_ROUTE_MISSING", f"{at}/route")
        if not _in_force(entry, line):
            yield replace(
                _refusal("PRODUCT_NOT_IN_FORCE", f"{at}/product", Outcome.BLOCKED),
                facts=names(line.product),
            )


def _no_product(row: NoProduct) -> Finding:
    field = f"lines/{row.place}/product"
    if row.blocked:
        return _refusal("BLOCKED_PRODUCT", field, Outcome.BLOCKED, row.blocked)
    if not row.typed:
        return _refusal("REC_PRODUCT_MISSING", field)
    return _refusal("UNKNOWN_PRODUCT", field, Outcome.BLOCKED, row.typed)


def _holds_nothing(line: Line, dose: Dose) -> bool:
    """Tell whether a liquid is said to enter a vein with no volume at all; both cannot be true.

    A powder may have none of its own: it goes in with its diluent.
    """
    is_liquid = dose.unit == "mL" or line.product.may_dilute or line.product.is_diluent_only
    by_vein = line.route is None or line.route.is_vein
    return is_liquid and by_vein and not line.volume_ml


def _is_under_its_dose(line: Line) -> bool:
    """Tell whether less of a liquid is counted than was ordered, as after an interruption (rules C.2)."""
    if line.dose is None or line.dose.unit != "mL" or not line.volume_ml:
        return False
    by_vein = line.route is not None and line.route.is_vein
    return by_vein and line.volume_ml < line.dose.amount


def _in_force(entry: Entry, line: Line) -> bool:
    return entry.started is None or line.product.is_in_force(local(entry.started).date())


def _reason(entry: Entry, off_label: bool) -> Iterator[Finding]:
    if off_label and states_nothing(entry.off_label_reason):
        yield _refusal("REC_OFF_LABEL_REASON_MISSING", "off_label_reason")


def _refusal(
    code: str, field: str, outcome: Outcome = Outcome.INCOMPLETE, product: str = ""
) -> Finding:
    facts = (("product", product),) if product else ()
    return Finding(code, outcome, field=field, facts=facts)


def unfinished(case: Case) -> Iterator[Finding]:
    """Find what is still open in an entry that may be saved: its end, its finalisation (rules A9)."""
    if case.entry.ended is None:
        yield Finding("REC_END_MISSING", Outcome.INCOMPLETE, field="ended")
    if not case.entry.is_final:
        yield Finding("REC_NOT_FINALISED", Outcome.LEGITIMATE)
    for line in case.entry.lines:
        if _is_under_its_dose(line):
            yield Finding(
                "VOLUME_UNDER_DOSE",
                Outcome.LEGITIMATE,
                field=f"lines/{line.place}/volume_ml",
                facts=names(line.product),
            )
