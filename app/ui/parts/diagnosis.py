"""What the patient has, and what that is seen from (診断と根拠)."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.calendar import read_date
from app.domain.coded_diagnoses import UNCODED
from app.domain.diagnoses import Diagnosis
from app.domain.text import fold
from app.domain.treatments import Draft
from app.i18n import Wording
from app.ui.kit.card import Section
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.found import Found
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.search_list import SearchField
from app.ui.parts.basis import Basis
from app.ui.parts.certainty import CertaintyChoice
from app.ui.parts.copy_marks import CopyMarks
from app.ui.parts.diagnosis_codes import DiagnosisCodes
from app.ui.parts.freeze import freeze
from app.ui.parts.list_over import ListOver
from app.ui.parts.measures import MeasureRow
from app.words import diagnosis_word, field_word

# What a form is read into where only its copies are asked for.
_NOTHING = Draft(UUID(int=0), UUID(int=0))


class DiagnosisAndBasis(Section):
    """Diagnosis with its ICD-10 code, certainty, onset, the basis, and what was measured."""

    changed = Signal()
    asked = Signal(str)  # a diagnosis was typed: answer with show_found

    def __init__(self, say: Wording) -> None:
        super().__init__(say("Diagnosis and basis"), name="diagnosis_and_basis")
        self._say = say
        self._chosen: Diagnosis | None = None
        # The master's codes of what stands there; "" for the starter list's and older ones.
        self._codes = ""
        self._told = DiagnosisCodes(say)
        self._found: tuple[Diagnosis, ...] = ()
        self._name = SearchField(
            "diagnosis", example=say("Name, kana or ICD-10 code"), list_below=False
        )
        self._code = LineEdit("icd10", example="J03.9")
        self._code.setFixedWidth(px(84))
        self._certainty = CertaintyChoice(say)
        self._certainty.setMinimumWidth(px(132))
        self._onset = DateEdit("onset", read_date, example="2026-11-18")
        self.basis = Basis(say)
        self.measures = MeasureRow(say)
        self.fields = {
            name: Field(
                field_word(name, say), editor, aside=self._told if name == "diagnosis" else None
            )
            for name, editor in (
                ("diagnosis", self._name),
                ("icd10", self._code),
                ("certainty", self._certainty),
                ("onset", self._onset),
            )
        }
        self.fields["basis"] = self.basis.field
        self.copies = CopyMarks(self.fields, say)
        self._lay_out()

    def lay_list_over(self, ground: QWidget) -> None:
        """Let the list of diagnoses lie over a ground, so that nothing moves."""
        ListOver(self._name, ground)

    def name(self) -> str:
        """Return the diagnosis as it stands there, in the user's language."""
        return self._name.text().strip()

    def icd10(self) -> str:
        """Return the code as it stands."""
        return self._chosen.icd10 if self._chosen else self._code.text().strip()

    def show_found(self, found: Sequence[Diagnosis]) -> None:
        """Show the diagnoses that the typed text may mean."""
        self._found = tuple(found)
        rows = [_row(one, self._say) for one in found]
        typed = self._name.text().strip()
        self._name.show_found(rows if typed and not self._chosen else ())
        self._show_code()

    def show_draft(self, draft: Draft, known: Diagnosis | None) -> None:
        """Show what a form states; `known` is the diagnosis of the list, where it is one."""
        self._chosen = None
        self._name.set_text(draft.diagnosis)
        self._code.setText(draft.icd10)
        if known is not None and known.icd10 == draft.icd10:
            self._choose(known)
        self._codes = draft.diagnosis_codes
        self._certainty.show_certainty(draft.certainty, draft.diagnosis, self._codes)
        self._onset.setText(draft.onset)
        self.basis.set_text(draft.basis)
        self.measures.show_draft(draft)
        self._show_code()
        self.copies.show_draft(draft)

    def filled(self, draft: Draft) -> Draft:
        """Return a form with what stands here."""
        onset = self._onset.value()
        return replace(
            self.copies.filled(self.measures.filled(draft)),
            diagnosis=self._chosen.name_ja if self._chosen else self._name.text().strip(),
            icd10=self.icd10(),
            diagnosis_codes=self._codes,
            certainty=self._certainty.certainty(),
            onset=self._onset.text().strip() if onset is None else onset.isoformat(),
            basis=self.basis.text(),
        )

    def controls(self) -> list[QWidget]:
        """Return what can be filled in, in reading order."""
        return [
            self._name.line,
            self._code,
            self._certainty,
            self._onset,
            *self.basis.controls(),
            *self.measures.controls(),
        ]

    def set_read_only(self, frozen: bool) -> None:
        """Let nobody change anything here, or let it be changed again."""
        freeze([self._name.line, self._code, self._certainty, self._onset], frozen)
        self.basis.set_read_only(frozen)
        self.measures.set_read_only(frozen)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for name in ("diagnosis", "icd10", "certainty", "onset"):
            row.addWidget(self.fields[name], 1 if name == "diagnosis" else 0)
        self.body.addLayout(row)
        self.body.setSpacing(px(6))
        self.body.addWidget(self.basis.field)
        self.body.addWidget(self.measures)
        self._name.typed.connect(self._on_typed)
        self._name.chosen.connect(self._on_chosen)
        self._name.line.editingFinished.connect(self._on_left)
        for editor in (self._code, self._certainty, self._onset, self.basis.edit):
            editor.on_change(self._on_change)
        self.measures.changed.connect(self._on_change)

    def _on_change(self) -> None:
        self.copies.renew(self.filled(_NOTHING))
        self.changed.emit()

    def _on_typed(self, text: str) -> None:
        if self._chosen is not None:
            # A code belongs to the name it came with; words added behind it may keep it.
            kept = self._chosen.icd10
            is_longer = text.startswith(diagnosis_word(self._chosen, self._say))
            self._chosen = None
            self._code.setText(kept if is_longer else "")
        # Written by hand until it is chosen: no name that the master holds.
        self._codes = UNCODED if text.strip() else ""
        self._certainty.follow(self._name.text(), self._codes)
        self._show_code()
        self.asked.emit(text)
        self._on_change()

    def _on_chosen(self, diagnosis: Diagnosis) -> None:
        self._choose(diagnosis)
        self._codes = diagnosis.codes
        self._certainty.follow(self._name.text(), self._codes)
        self._show_code()
        self.fields["diagnosis"].clear_error()
        self._on_change()

    def _on_left(self) -> None:
        """Take a diagnosis of the list that was typed out in full."""
        typed = fold(self._name.text())
        for one in self._found:
            if self._chosen is None and typed in (fold(one.name_ja), fold(one.name_en)):
                self._on_chosen(one)
        self._told.tell(self._codes, self._chosen)

    def _choose(self, diagnosis: Diagnosis) -> None:
        self._chosen = diagnosis
        self._name.set_text(diagnosis_word(diagnosis, self._say))
        with QSignalBlocker(self._code):
            self._code.setText(diagnosis.icd10)

    def _show_code(self) -> None:
        """Show a chosen code as a chip, and ask for the code of any other text."""
        code = self._chosen.icd10 if self._chosen else ""
        self._name.line.set_fact(code, spoken=f"ICD-10 {code}" if code else "")
        is_other = self._chosen is None and bool(self._name.text().strip())
        self.fields["icd10"].setVisible(is_other)
        # Nobody is told that a name is in no list while the list of what it may be stands there.
        is_half = self._codes == UNCODED and self._name.line.has_list
        self._told.tell("" if is_half else self._codes, self._chosen)


def _row(diagnosis: Diagnosis, say: Wording) -> Found:
    tone, word = "", ""
    if not diagnosis.is_alone:
        tone, word = "not_legitimate", say("Not alone")
    elif not diagnosis.is_insured:
        tone, word = "caution", say("Not insured")
    title = diagnosis_word(diagnosis, say)
    return Found(diagnosis, title, _below(diagnosis, say), tone=tone, word=word)


def _below(diagnosis: Diagnosis, say: Wording) -> str:
    if diagnosis.parts:
        other = " + ".join(diagnosis.parts)
    elif say.language == "ja":
        other = diagnosis.kana
    else:
        other = diagnosis.name_ja if diagnosis.name_en else ""
    return "  ".join(filter(None, (diagnosis.icd10, other, diagnosis.codes)))
