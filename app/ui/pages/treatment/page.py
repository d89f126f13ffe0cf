"""The entry of one infusion, with the answer of each body beside it as one types."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.clocks import ClockState
from app.domain.course import Stage
from app.domain.errors import NoCertificate, Refused, TreatmentIsNotGiven
from app.domain.formulary import BlockedName
from app.domain.patients import Patient
from app.domain.staff import Permission
from app.domain.treatments import Draft, Treatment
from app.domain.verdicts import CertificateType, Finding, Outcome
from app.findings import sentence
from app.problems import explain
from app.services.judgement import Judgement
from app.services.ports import KeptDraft
from app.services.trouble import SavedByAnother, StorageError
from app.ui.desk import Desk
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.panel import Scroller
from app.ui.kit.steady import SteadyTimer
from app.ui.pages.treatment.amending import Amending
from app.ui.pages.treatment.asking import Asking
from app.ui.pages.treatment.calculating import Calculating
from app.ui.pages.treatment.certifying import Certifying
from app.ui.pages.treatment.completing import Completing
from app.ui.pages.treatment.course import Course
from app.ui.pages.treatment.faults import Faults
from app.ui.pages.treatment.finishing import Finishing
from app.ui.pages.treatment.overtaken import Overtaken
from app.ui.pages.treatment.progress import Progress
from app.ui.pages.treatment.reconciling import Reconciling, is_met
from app.ui.pages.treatment.records import Records
from app.ui.pages.treatment.scanning import Scanning
from app.ui.pages.treatment.standing import Standing, standing
from app.ui.pages.treatment.templates import Templates
from app.ui.parts.entry_actions import EntryActions
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.entry_sides import EntrySides
from app.ui.parts.heed_words import heeds_by_place
from app.ui.parts.legitimacy_panel import LegitimacyPanel
from app.ui.parts.lines import show_heeds
from app.ui.parts.patient_bar import PatientBar
from app.ui.parts.record_state import record_state

# So long after the first key that is kept nowhere: a crash costs three seconds of typing at most.
_KEEP_AFTER_MS = 2000
_FORM = 928


class TreatmentPage(QWidget):
    """Lets a physician write an infusion down, save it, finalise it and certify it."""

    closed = Signal()
    certificate_issued = Signal(object)  # the IssuedCertificate
    history_asked = Signal(object)  # the entry
    opened_anew = Signal(object)  # the Treatment, which somebody else saved meanwhile
    _blocked: BlockedName | None = None
    _is_closing = False
    look_again: Callable[[], None]  # others saved something
    pieces: tuple[Callable[[], object], ...]  # who made the form ahead does these one by one

    def __init__(
        self,
        desk: Desk,
        patient: Patient,
        judgement: Judgement,
        draft: Draft,
        treatment: Treatment | None,
        form: EntryForm | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("treatment_page")
        self._desk, self._judgement, self._draft = desk, judgement, draft
        say, today, around = desk.say, local(desk.clock()).date(), judgement.surroundings
        self._bar = PatientBar(patient, today, say)
        self._notice = Notice("entry_notice", closable=True, close_words=say("Close"))
        self._form = form or EntryForm(desk.clinic.physicians, around.premises, today, say)
        self._panel = LegitimacyPanel(around.bodies, say)
        finalises = desk.actor.may(Permission.FINALISE_TREATMENT)
        self._actions = EntryActions(say, is_physician=finalises)
        self._amending, self._course = Amending(desk, treatment, self), Course(desk, self)
        self._records, self._faults = Records(desk, self), Faults(self._form, self._panel, self)
        self._finishing = Finishing(desk, self._records, self)
        self._certifying = Certifying(desk, self._records, patient, self)
        self._reconciling = Reconciling(desk, self._amending, self._records, self)
        self._asking = Asking(desk.clinic.products, self._records, self._form, draft.entry)
        known = self._asking.known(draft.diagnosis, draft.icd10)
        self._form.show_draft(draft, judgement.product, known)
        # The form as it was when it was last sent to be saved.
        self._pending = shown = self._form.filled(draft)
        self._progress = Progress.opened(draft, shown, treatment)
        _own(self, self._bar, self._notice, self._panel, self._panel.strip, self._actions)
        self._keep_timer = SteadyTimer(self, name="keep_timer", after_ms=_KEEP_AFTER_MS)
        # Many keys of one paste, or one choice that fills three fields, are judged once.
        self._judge_timer = QTimer(self, singleShot=True, interval=0)
        last = [partial(self._on_finalised, one) for one in (self._progress.final,) if one]
        below = partial(self._course.put_below, self._form)
        sides = lambda: self._sides.complete()  # noqa: E731, PLW0108 - the layout makes them
        self.pieces = (self._lay_out, below, sides, self._connect, self._show_state, *last)
        for piece in self.pieces if form is None else ():
            piece()

    def leave(self) -> None:
        """Keep what is not saved as a draft; nothing typed is lost."""
        self._keep_timer.stop()
        draft = self._form.filled(self._draft)
        # An amendment that was not saved leaves the record as it stands.
        is_dropped = self._amending.is_on or self._reconciling.is_given_up
        if self._progress.needs_keeping(draft) and not is_dropped:
            self._records.keep(draft)

    def showEvent(self, event: QShowEvent) -> None:
        """Show everything once more where the page now stands."""
        super().showEvent(event)
        # Qt's stylesheets forget a font set before a page was put into its window.
        self._judge_timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, where nothing nearer has taken it."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for part in (self._bar, self._notice):
            part.setParent(None)  # the keyboard goes through them as they are laid out
        self._form.setMaximumWidth(px(_FORM))
        notice = QHBoxLayout()
        notice.setContentsMargins(px(14), 0, px(14), 0)
        notice.addWidget(self._notice)
        area = QWidget()
        above = QVBoxLayout(area)
        above.setContentsMargins(0, px(14), 0, 0)
        above.setSpacing(px(12))
        above.addLayout(notice)
        scroller = Scroller(self._course.whole(), name="entry_scroll")
        # Queued: what has just been opened must have its place before one can scroll to it.
        self._form.moved_to.connect(
            scroller.ensureWidgetVisible, Qt.ConnectionType.QueuedConnection
        )
        above.addWidget(scroller, 1)
        form = lambda: (self._form.filled(self._draft), self._progress)  # noqa: E731 - as it is then
        self._overtaken = Overtaken(self._desk, form, self._reconciling, self)
        self._overtaken.opened_anew.connect(self.opened_anew)
        self.look_again = self._overtaken.look
        above.addLayout(self._overtaken.below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        self._sides = EntrySides(area, self._form, self._panel, self._actions)
        column.addWidget(self._sides, 1)
        self._actions.show_saved(self._progress.treatment)
        self._bar.history_asked.connect(lambda: self.history_asked.emit(self._draft.entry))
        self._course.offer(self._progress.treatment)
        lookups = (self._judgement.product, self._asking.known)
        now = lambda: None if self._progress.final else self._draft  # noqa: E731 - asked at each key
        templates = Templates(self._desk, self._form, self, lookups, now)
        templates.told.connect(self._notice.tell)
        Calculating(self._judgement, self._draft, self._form, self._desk.say, self)
        Scanning(self._desk, self._form, self, lambda: self._progress.ordered)
        # Asked first is the diagnosis; the rest is proposed.
        self.setFocusProxy(self._form.diagnosis.controls()[0])

    def _connect(self) -> None:
        form, records, actions, timer = self._form, self._records, self._actions, self._keep_timer
        Completing(self._desk, form, self)
        form.changed.connect(self._judge_timer.start)
        form.changed.connect(timer.begin)
        form.search.previewed.connect(self._on_previewed)
        form.search.chosen.connect(form.lines.add)
        self._panel.wanted.connect(form.focus_on)
        self._judge_timer.timeout.connect(self._show_state)
        timer.timeout.connect(partial(_keep, self, records, timer))
        self._notice.deed.connect(records.try_again)
        for signal, slot in (
            (actions.close_wanted, self._close),
            (actions.save_wanted, partial(self._save, as_order=False)),
            (actions.order_wanted, partial(self._save, as_order=True)),
            (actions.finalise_wanted, self._finalise),
            (actions.certificate_wanted, self._certify),
            (actions.amend_wanted, self._amending.begin),
            (actions.withdraw_wanted, self._amending.ask_withdrawal),
            (actions.approve_wanted, self._amending.approve),
            (self._amending.begun, self._on_begun),
            (self._amending.done, self._on_finalised),
            (self._amending.approved, self._on_saved),
            (self._amending.failed, self._on_failed),
            (self._reconciling.gave_up, self._close),
            (records.kept, self._on_kept),
            (records.saved, self._on_saved),
            (records.finalised, self._on_finalised),
            (records.issued, self.certificate_issued),
            (records.judged_anew, self._on_judged_anew),
            (records.failed, self._on_failed),
        ):
            signal.connect(slot)
        for keys, deed in (
            ("Ctrl+K", form.search.focus),
            ("Ctrl+S", self._save),
            *((keys, self._finalise) for keys in ("Ctrl+Return", "Ctrl+Enter")),
            ("Ctrl+P", self._certify),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _show_state(self) -> Standing:
        """Judge the form as it stands, and show it everywhere."""
        draft, progress = self._form.filled(self._draft), self._progress
        name, clock = self._form.diagnosis.name(), self._desk.clock()
        now = standing(
            self._judgement,
            draft,
            progress.final,
            name,
            clock,
            self._desk.say,
            self._desk.clinic.prompts,
        )
        self._faults.update(now)
        self._form.reasons.ask_off_label(now.asks_off_label)
        self._form.reasons.ask_late(now.asks_late)
        self._form.diagnosis.measures.show_asked(now.asked_measures)
        self._form.lines.show_standing(now.day, self._judgement.surroundings.confirmed)
        show_heeds(self._form.lines, heeds_by_place(now.view.heeds, self._desk.say))
        self._panel.show_view(now.view, self._faults.next_field, self._blocked)
        is_saved = progress.is_saved(draft)
        self._actions.offer_draft(not is_saved)
        self._bar.offer_history(self._draft.base > 0)
        if progress.final is not None:
            self._actions.tell_final(progress.final)
        elif self._amending.is_on and not now.faults:
            self._actions.show_amending()
        elif now.faults:
            self._actions.tell_missing(self._faults.addresses)
        else:
            one = progress.treatment if is_saved else None
            version, stage = (one.version, one.stage) if one else (0, Stage.GIVEN)
            self._actions.tell_ready(version, self._form.in_order(now.open_fields), stage)
        return now

    def _on_previewed(self, blocked: BlockedName | None) -> None:
        self._blocked = blocked
        self._judge_timer.start()

    def _save(self, *, as_order: bool | None = None) -> None:
        if self._progress.final is not None or self._records.is_busy:
            return
        if self._show_state().faults:
            self._faults.tell_all()
            return
        self._pending = self._form.filled(self._draft)
        if self._amending.is_on:
            self._amending.ask(self._pending)
            return
        # Ctrl+S leaves an order an order; a button says which of the two is meant.
        as_order = self._progress.as_order() if as_order is None else as_order
        if self._progress.needs_saving(self._pending, as_order=as_order):
            self._records.save(self._pending, as_order=as_order)

    def _finalise(self) -> None:
        if self._progress.final is not None or self._records.is_busy or self._amending.is_on:
            return
        now, one = self._show_state(), self._progress.treatment
        if now.faults:
            self._faults.tell_all()
        elif one is not None and one.stage is not Stage.GIVEN:
            self._notice.tell("caution", str(explain(TreatmentIsNotGiven(), self._desk.say)))
        elif now.open_fields:
            # A final record cannot be completed any more, and would never be certified.
            self._faults.tell_open()
        elif (end := now.view.entry.ended) is not None and end > self._desk.clock():
            # Told before the password is asked for, and beside the field that would cure it.
            early = self._desk.say("Not ended yet. Finalise it after its end.")
            self._faults.tell("ended", early)
        else:
            self._pending = self._form.filled(self._draft)
            is_saved = self._progress.is_saved(self._pending)
            draft = None if is_saved else self._pending
            self._finishing.ask_password(draft, self._progress.treatment, now)

    def _certify(self) -> None:
        final = self._progress.final
        if final is None:
            first = Finding("REC_NOT_FINALISED", Outcome.LEGITIMATE)
            self._notice.tell("caution", sentence(first, self._desk.say))
            return
        assessment = self._show_state().view.assessment
        kind = CertificateType(assessment.certificate)
        if kind is CertificateType.NONE:
            error = NoCertificate(assessment.obstacles)
            self._notice.tell("bad", str(explain(error, self._desk.say)))
        else:
            self._certifying.ask(final, kind)
        self._records.judge_anew(final.patient)

    def _close(self) -> None:
        self._is_closing = True
        is_dropped = self._amending.is_on or self._reconciling.is_given_up
        if self._progress.needs_keeping(self._form.filled(self._draft)) and not is_dropped:
            self.leave()
        else:
            self.closed.emit()

    def _on_kept(self, kept: KeptDraft) -> None:
        self._progress = replace(self._progress, kept=kept.draft)
        time = local(kept.at).strftime("%H:%M")
        self._bar.show_state(self._desk.say("Draft {time}", time=time))
        if self._is_closing:
            self.closed.emit()

    def _on_saved(self, treatment: Treatment) -> None:
        say = self._desk.say
        self._draft = replace(self._draft, base=treatment.version)
        self._form.diagnosis.copies.confirm()
        pending = replace(self._pending, base=treatment.version, copied_diagnosis="")
        self._progress = Progress(pending, pending, treatment)
        self._notice.clear()
        words = say("Saved, version {version}", version=treatment.version)
        is_plain = not treatment.awaits_approval and treatment.clock is not ClockState.LEAPT
        is_plain = is_plain and treatment.ordered is None
        self._bar.show_state(words if is_plain else record_state(treatment, say))
        self._amending.offer(treatment)
        self._course.offer(treatment)
        self._actions.show_saved(treatment)
        self._show_state()

    def _on_finalised(self, treatment: Treatment) -> None:
        self._draft = replace(self._draft, base=treatment.version)
        self._progress = replace(self._progress, treatment=treatment)
        self._keep_timer.stop()
        self._notice.clear()
        self._form.set_read_only(True)
        self._actions.show_final(treatment)
        self._amending.offer(treatment)
        self.setFocusProxy(self._actions)
        say = self._desk.say
        is_late = treatment.is_late or treatment.clock is ClockState.LEAPT
        is_plain = treatment.withdrawn is None and not is_late
        words = say("Final, version {version}", version=treatment.version)
        self._bar.show_state(words if is_plain else record_state(treatment, say))
        self._show_state()

    def _on_begun(self, record: Treatment) -> None:
        """Let the form be typed in over a record that is final, or that somebody saved meanwhile."""
        self._draft = replace(self._draft, base=record.version)
        shown = self._form.filled(self._draft)
        self._notice.clear()
        if self._amending.is_on:
            self._progress = Progress(shown, shown, None)
            self._form.set_read_only(False)
            self._actions.show_amending()
            self.setFocusProxy(self._form.diagnosis.controls()[0])
        else:
            self._progress = replace(self._progress, recorded=None, treatment=record)
            self._actions.show_saved(record)
        self._show_state()

    def _on_judged_anew(self, judgement: Judgement) -> None:
        self._judgement = judgement
        self._show_state()

    def _on_failed(self, error: Exception) -> None:
        self._is_closing = False
        say = self._desk.say
        if isinstance(error, Refused):
            self._show_state()
            self._faults.tell_all()
            # The clinic knew more than the form did: another infusion was saved meanwhile.
            self._records.judge_anew(self._draft.patient)
        may_help = isinstance(error, StorageError) and not isinstance(error, SavedByAnother)
        deed = say("Try again") if may_help else ""
        if is_met(error):
            deed = say("Look at both")
            self._records.again = lambda: self._reconciling.look(self._form.filled(self._draft))
            self._overtaken.hush()
        self._notice.tell("bad", str(explain(error, say)), deed=deed)


def _own(page: TreatmentPage, *parts: QWidget) -> None:
    """Make parts the page's before they are laid out: nobody may want the page any more by then."""
    for one in parts:
        one.setParent(page)


def _keep(page: TreatmentPage, records: Records, timer: SteadyTimer) -> None:
    """Keep a draft, but not behind a save under way: that would be one of what is saved."""
    timer.begin() if records.is_busy else page.leave()
