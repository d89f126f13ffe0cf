"""The marks beside what was copied from an earlier infusion (前回の写し)."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.copies import is_copied, is_copied_diagnosis
from app.domain.treatments import Draft
from app.i18n import Wording
from app.ui.kit.fields import Field


class CopyMarks:
    """Remembers what was copied, and marks each field for as long as it says the same."""

    def __init__(self, fields: Mapping[str, Field], say: Wording) -> None:
        self._fields = fields
        self._word, self._told = say("Copied"), say("Copied from last time")
        self._basis = self._diagnosis = ""

    def show_draft(self, draft: Draft) -> None:
        """Mark what a form has copied."""
        self._basis, self._diagnosis = draft.copied_basis, draft.copied_diagnosis
        self.renew(draft)

    def filled(self, draft: Draft) -> Draft:
        """Return a form that knows what was copied."""
        return replace(draft, copied_basis=self._basis, copied_diagnosis=self._diagnosis)

    def confirm(self) -> None:
        """Take the diagnosis as made anew: it was saved."""
        self._diagnosis = ""
        self._fields["diagnosis"].set_mark("")

    def renew(self, draft: Draft) -> None:
        """Mark what still is a copy; what was written back to the copied words is marked again."""
        marked = self._word, self._told
        self._fields["diagnosis"].set_mark(*(marked if is_copied_diagnosis(draft) else ("", "")))
        self._fields["basis"].set_mark(*(marked if is_copied(draft) else ("", "")))
