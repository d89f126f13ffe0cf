"""What spares typing: a regular set of the clinic (F4), and the last infusion as a template (Ctrl+D)."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.calendar import local
from app.domain.copies import copied
from app.domain.diagnoses import Diagnosis
from app.domain.formulary import Product
from app.domain.regular_sets import RegularSet, fill
from app.domain.staff import Permission
from app.domain.treatments import Draft, DraftLine, LineRole, Treatment
from app.problems import explain
from app.ui.desk import Desk
from app.ui.pages.treatment.keeping import Keeping
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.line_defaults import suggested

Known = Callable[[str, str], Diagnosis | None]


class Templates(QObject):
    """Fills the form by way of the same gates as typing."""

    told = Signal(str, str)  # a tone and a sentence

    def __init__(
        self,
        desk: Desk,
        form: EntryForm,
        page: QWidget,
        lookups: tuple[Callable[[str], Product | None], Known],
        draft: Callable[[], Draft | None],
    ) -> None:
        """Fill what `draft` states; it is None where nothing may be written any more."""
        super().__init__(page)
        self._desk, self._form, self._page = desk, form, page
        self._product, self._known = lookups
        self._stated = draft
        self._keeping = Keeping(desk, page, self._product)
        self._keeping.told.connect(self.told)
        for keys, deed in (("F4", self._ask_set), ("Ctrl+D", self._ask_last)):
            QShortcut(QKeySequence(keys), page).activated.connect(deed)

    def _draft(self) -> Draft | None:
        stated = self._stated()
        return None if stated is None else self._form.filled(stated)

    def _ask_set(self) -> None:
        desk = self._desk
        if self._draft() is not None:
            desk.lane.run(
                self,
                lambda: desk.clinic.sets.all(desk.actor),
                then=self._show_sets,
                failed=self._on_failed,
            )

    def _show_sets(self, sets: tuple[RegularSet, ...]) -> None:
        # Read with the first set only.
        from app.ui.parts.set_picker import SetPicker

        draft, desk = self._draft(), self._desk
        may_keep = bool(draft and draft.lines) and desk.actor.may(Permission.MANAGE_MASTERS)
        picker = SetPicker(sets, self._product, desk.say, self._page, may_keep=may_keep)
        picker.chosen.connect(self._fill)
        picker.keeping_asked.connect(self._ask_name)
        picker.open()

    def _ask_name(self, typed: str) -> None:
        draft = self._draft()
        if draft is not None:
            self._keeping.ask(draft, typed)

    def _fill(self, chosen: RegularSet) -> None:
        draft, say = self._draft(), self._desk.say
        if draft is None:
            return
        filled = fill(draft, chosen, self._product)
        lines = tuple(self._with_use(line, draft.icd10) for line in filled.draft.lines)
        self._show(replace(filled.draft, lines=lines))
        if filled.left_out:
            names = say(", ").join(filled.left_out)
            words = say(
                "Left out, because it is put aside or not in force any more: {names}.", names=names
            )
            self.told.emit("caution", words)
        self._form.focus_on("diagnosis" if not draft.diagnosis else "basis")

    def _with_use(self, line: DraftLine, icd10: str) -> DraftLine:
        """Propose a use that the set leaves open, as for a product just chosen."""
        product = self._product(line.product)
        if product is None or line.indication or line.role is not LineRole.DRUG:
            return line
        return replace(line, indication=suggested(product, icd10)[1])

    def _ask_last(self) -> None:
        draft, desk = self._draft(), self._desk
        if draft is None:
            return
        if draft.diagnosis or draft.basis or draft.lines:
            words = desk.say("The last infusion is copied into an empty form only.")
            self.told.emit("caution", words)
            return
        desk.lane.run(
            self,
            lambda: last_of(desk, draft),
            then=self._copy,
            failed=self._on_failed,
        )

    def _copy(self, earlier: Treatment | None) -> None:
        draft, say = self._draft(), self._desk.say
        if earlier is None:
            self.told.emit("quiet", say("There is no earlier infusion to copy."))
        elif draft is not None:
            self._show(copied(draft, earlier))
            self.told.emit("caution", copied_words(earlier, self._desk))
            self._form.focus_on("basis")

    def _show(self, draft: Draft) -> None:
        known = self._known(draft.diagnosis, draft.icd10)
        self._form.show_draft(draft, self._product, known)
        self._form.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.told.emit("bad", str(explain(error, self._desk.say)))


def last_of(desk: Desk, draft: Draft) -> Treatment | None:
    """Return the patient's last infusion that stands, beside the one that is written."""
    records = desk.clinic.treatments.of_patient(desk.actor, draft.patient)
    standing = (one for one in records if one.withdrawn is None and one.entry != draft.entry)
    return next(standing, None)


def copied_words(earlier: Treatment, desk: Desk) -> str:
    """Return what is said above a form that was copied."""
    day = f"{local(earlier.started):%Y-%m-%d}"
    return desk.say(
        "Copied from {day}. Write the basis of today; the rest is to be checked.", day=day
    )
