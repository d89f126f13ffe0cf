"""One patient: who it is, what was given, and what was certified."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.formulary import Product
from app.domain.patients import Patient, PatientId
from app.domain.staff import Permission
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.problems import explain
from app.services.judgement import Judgement
from app.services.ports import CertificateSummary, KeptDraft
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.parts.certificate_list import CertificateList, CertificateRow
from app.ui.parts.history import History, HistoryRow, shown_moment
from app.ui.parts.patient_head import PatientHead


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the page tells of a patient, as of one moment."""

    patient: Patient
    judgement: Judgement
    drafts: tuple[KeptDraft, ...]
    treatments: tuple[Treatment, ...]
    certificates: tuple[CertificateSummary, ...]
    at: datetime

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return the bodies that the patient answers to."""
        return self.patient.bodies


class PatientPage(QWidget):
    """Shows one patient and leads to the infusions and certificates."""

    infusion_asked = Signal()
    draft_opened = Signal(object)  # the KeptDraft
    record_opened = Signal(object)  # the Treatment
    certificate_opened = Signal(str)  # the number
    change_asked = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, patient: Patient) -> None:
        super().__init__()
        self.setObjectName("patient_page")
        self._desk, self._patient = desk, patient
        self._drafts: tuple[KeptDraft, ...] = ()
        say = desk.say
        self._head = PatientHead()
        self._head.show_patient(patient, local(desk.clock()).date(), say)
        self._change = Button(say("Change"), name="change_patient")
        self._new = Button(
            say("New infusion"), "primary", name="new_infusion", icon="plus", key_hint="Ctrl+N"
        )
        self._notice = Notice("patient_notice", closable=True, close_words=say("Close"))
        self._unfinished = Notice("patient_drafts")
        self._history = History((), (), say)
        # Nothing is said before anything is known.
        self._history.hide()
        self._certificates = CertificateList(say)
        self._certificates.hide()
        self._content = QVBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def patient(self) -> Patient:
        """Whom the page is about."""
        return self._patient

    def refresh(self) -> None:
        """Fetch everything again."""
        desk, patient = self._desk, self._patient.id
        desk.lane.run(
            self, lambda: _fetch(desk, patient), then=self._on_fetched, failed=self.show_error
        )

    def show_error(self, error: Exception) -> None:
        """Tell why something that was asked for did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_fetched(self, dossier: Dossier) -> None:
        say = self._desk.say
        self._patient, self._drafts = dossier.patient, dossier.drafts
        self._head.show_patient(dossier.patient, local(dossier.at).date(), say)
        self._tell_drafts(dossier.at)
        self._show_history(dossier)
        self._certificates.show_certificates(tuple(_certificate_rows(dossier)))

    def _tell_drafts(self, now: datetime) -> None:
        say, count = self._desk.say, len(self._drafts)
        if not count:
            self._unfinished.clear()
            return
        words = (
            say("A draft of {time} is not finished.", time=shown_moment(self._drafts[0].at, now))
            if count == 1
            else say(
                "{count} drafts are not finished, the latest of {time}.",
                count=count,
                time=shown_moment(self._drafts[0].at, now),
            )
        )
        self._unfinished.tell("accent", words, deed=say("Resume"))

    def _show_history(self, dossier: Dossier) -> None:
        say = self._desk.say
        keyboard = QApplication.focusWidget()
        was_here = keyboard is not None and (
            keyboard is self or self._history.isAncestorOf(keyboard)
        )
        rows = (*_draft_rows(dossier, say), *_record_rows(dossier, say))
        new = History(dossier.bodies, rows, say)
        new.opened.connect(self._on_opened)
        self.setFocusProxy(new if rows else self._new)
        self._content.replaceWidget(self._history, new)
        self._history.setParent(None)
        self._history.deleteLater()
        self._history = new
        if was_here:
            self.setFocus()

    def _on_opened(self, source: object) -> None:
        if isinstance(source, KeptDraft):
            self.draft_opened.emit(source)
        else:
            self.record_opened.emit(source)

    def _on_resumed(self) -> None:
        self.draft_opened.emit(self._drafts[0])

    def _lay_out(self) -> None:
        may_treat = self._desk.actor.may(Permission.WRITE_DRAFT)
        self._head.add(self._change)
        self._head.add(self._new)
        self._new.setVisible(may_treat)
        self._content.setContentsMargins(px(20), px(14), px(20), px(14))
        self._content.setSpacing(px(12))
        self._content.addWidget(self._notice)
        self._content.addWidget(self._unfinished)
        self._content.addWidget(self._history, 3)
        self._content.addWidget(self._certificates, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._content, 1)
        if may_treat:
            QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.infusion_asked)

    def _connect(self) -> None:
        self._change.clicked.connect(self.change_asked)
        self._new.clicked.connect(self.infusion_asked)
        self._unfinished.deed.connect(self._on_resumed)
        self._certificates.opened.connect(self.certificate_opened)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)


def _fetch(desk: Desk, patient: PatientId) -> Dossier:
    clinic, actor = desk.clinic, desk.actor
    return Dossier(
        patient=clinic.patients.get(actor, patient),
        judgement=clinic.treatments.judgement(actor, patient),
        drafts=clinic.drafts.of_patient(actor, patient),
        treatments=clinic.treatments.of_patient(actor, patient),
        certificates=clinic.certificates.of_patient(actor, patient),
        at=desk.clock(),
    )


def _draft_rows(dossier: Dossier, say: Wording) -> Iterator[HistoryRow]:
    judgement = dossier.judgement
    for kept in dossier.drafts:
        entry = judgement.read(kept.draft)
        yield HistoryRow(
            source=kept,
            started=kept.draft.started
            if entry.started is None
            else shown_moment(entry.started, dossier.at),
            state=say("Draft"),
            diagnosis=entry.diagnosis,
            product=_products(tuple(one.product for one in entry.lines), "", say),
            volume_ml=entry.iv_volume_ml if entry.lines else None,
            assessment=judgement.assess_entry(entry, dossier.at),
        )


def _record_rows(dossier: Dossier, say: Wording) -> Iterator[HistoryRow]:
    for one in dossier.treatments:
        yield HistoryRow(
            source=one,
            started=shown_moment(one.started, dossier.at),
            state=say("Saved") if one.finalised is None else say("Final"),
            diagnosis=one.diagnosis,
            product=_products(
                tuple(dossier.judgement.product(each.product) for each in one.given),
                next((each.brand for each in one.given), ""),
                say,
            ),
            volume_ml=one.iv_volume_ml,
            # Judged anew: what was given since counts into the same hours.
            assessment=dossier.judgement.assess_record(one, dossier.at),
            certificates=tuple(
                each.number for each in dossier.certificates if each.entry == one.entry
            ),
        )


def _products(products: tuple[Product | None, ...], recorded: str, say: Wording) -> str:
    """Return the first product and how many more; as recorded, or in English where it is known."""
    first = next(iter(products), None)
    brand = recorded
    if first is not None and say.language != "ja":
        brand = first.brand_en or first.brand_ja
    elif first is not None:
        brand = recorded or first.brand_ja
    more = len(products) - 1
    return say("{product} and {more} more", product=brand, more=more) if more > 0 else brand


def _certificate_rows(dossier: Dossier) -> Iterator[CertificateRow]:
    records = {one.entry: one for one in dossier.treatments}
    for one in dossier.certificates:
        record = records.get(one.entry)
        yield CertificateRow(
            number=one.number,
            issued=shown_moment(one.issued_at, dossier.at),
            started="" if record is None else shown_moment(record.started, dossier.at),
            diagnosis="" if record is None else record.diagnosis,
        )
