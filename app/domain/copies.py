"""The last infusion as a template: copied, and marked as copied until it was written anew."""

from datetime import timedelta

from app.domain.calendar import local, read_moment
from app.domain.errors import Fault, Refused
from app.domain.recording import draft_of
from app.domain.regular_sets import plain_line
from app.domain.treatments import Draft, Treatment
from app.domain.values import replace


def copied(draft: Draft, earlier: Treatment) -> Draft:
    """Return a form that says what an earlier infusion said, for today.

    Diagnosis, reason and products are taken over, lots and what was measured are not. The basis
    comes along to be written anew: as it stands it is no basis of this infusion.
    """
    template = draft_of(earlier)
    began = read_moment(draft.started)
    ended = draft.ended
    if began is not None and earlier.ended is not None:
        lasted = earlier.ended - earlier.started
        if timedelta() < lasted <= timedelta(days=1):
            ended = f"{local(began + lasted):%Y-%m-%d %H:%M}"
    return replace(
        draft,
        setting=template.setting,
        diagnosis=template.diagnosis,
        icd10=template.icd10,
        diagnosis_codes=template.diagnosis_codes,
        certainty=template.certainty,
        basis=template.basis,
        copied_basis=template.basis,
        copied_diagnosis=template.diagnosis,
        iv_reason_code=template.iv_reason_code,
        iv_reason=template.iv_reason,
        ended=ended,
        lines=tuple(map(plain_line, template.lines)),
    )


def is_copied(draft: Draft) -> bool:
    """Tell whether the basis still is the copied one, blanks aside."""
    copy = "".join(draft.copied_basis.split())
    return bool(copy) and "".join(draft.basis.split()) == copy


def is_copied_diagnosis(draft: Draft) -> bool:
    """Tell whether the diagnosis still is the copied one, and nobody has saved it since."""
    return bool(draft.copied_diagnosis) and draft.diagnosis == draft.copied_diagnosis


def refuse_a_copy(draft: Draft) -> None:
    """Refuse a form whose basis was copied and not written anew.

    Raises:
        Refused: naming the basis.
    """
    if is_copied(draft):
        raise Refused((Fault("basis", "copied"),))
