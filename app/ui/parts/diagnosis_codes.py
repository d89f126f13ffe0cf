"""The line beside a diagnosis that tells what the master makes of it: its parts, its codes, its limits."""

from app.domain.coded_diagnoses import UNCODED
from app.domain.diagnoses import Diagnosis
from app.i18n import Wording
from app.ui.kit.labels import ElidedLabel
from app.words import codes_word

_PLUS = " + "


class DiagnosisCodes(ElidedLabel):
    """Tells a diagnosis's parts and codes on one line; what speaks against it stands there first."""

    def __init__(self, say: Wording) -> None:
        super().__init__("", size=11, ink="text3", name="diagnosis_codes")
        self._say = say

    def tell(self, codes: str, chosen: Diagnosis | None) -> None:
        """Tell what is known of the diagnosis that stands there."""
        limit = "" if chosen is None else limit_words(chosen, self._say)
        parts = _PLUS.join(chosen.parts) if chosen else ""
        words = (limit, parts, codes_word(codes, self._say))
        self.setText("  ".join(part for part in words if part))
        self.set_ink("bad" if chosen is not None and not chosen.is_alone else "text3")
        self.set_bold(bool(limit) or codes == UNCODED)


def limit_words(diagnosis: Diagnosis, say: Wording) -> str:
    """Return why a diagnosis should not stand as it is, or nothing."""
    if not diagnosis.is_alone:
        return say("Not to be used alone: add a modifier.")
    return "" if diagnosis.is_insured else say("Not covered by health insurance")
