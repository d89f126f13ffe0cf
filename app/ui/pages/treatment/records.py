"""What the page of an infusion asks the clinic for, one deed after the other."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.consents import Terms
from app.domain.errors import DomainError, NoCertificate
from app.domain.formulary import BlockedName
from app.domain.patients import PatientId
from app.domain.staff import Permission
from app.domain.treatments import Draft, EntryId, Treatment
from app.services.trouble import ServerIsGone, StorageError
from app.ui.desk import Desk

T = TypeVar("T")
# All that stands in the way of a certificate: a look at the package insert (rules A8).
_LABELS_ALONE = {"LABEL_UNVERIFIED"}


@dataclass(frozen=True, slots=True)
class _Finalised:
    """What came of finalising: the record was saved first, whatever came after."""

    treatment: Treatment
    was_saved: bool
    error: Exception | None = None


class Records(QObject):
    """Saves, finalises, certifies and keeps drafts by way of the lane; answers come as signals."""

    kept = Signal(object)  # the KeptDraft
    saved = Signal(object)  # the Treatment
    finalised = Signal(object)  # the Treatment
    password_refused = Signal(object)  # the error
    unconfirmed = Signal(object)  # the products whose label must be looked at first
    confirmed = Signal(str)  # the product's number
    date_refused = Signal(str, object)  # the product's number, the error
    issued = Signal(object)  # the IssuedCertificate
    judged_anew = Signal(object)  # the Judgement
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.again: Callable[[], None] | None = None  # what answers the failure told last
        self.is_busy = False

    def save(self, draft: Draft, *, as_order: bool = False) -> None:
        """Write a form as a record or as an order, and forget it as a draft."""
        self._once(
            lambda: self._save(draft, as_order=as_order),
            self._on_saved,
            lambda: self.save(draft, as_order=as_order),
        )

    def finalise(
        self, draft: Draft | None, treatment: Treatment | None, password: str, reason: str
    ) -> None:
        """Finalise a record; a form that is not saved yet is saved first.

        The `reason` is asked for where a product is given in spite of an allergy.
        """

        def work() -> _Finalised:
            record = treatment if draft is None else self._save(draft)
            if record is None:
                raise ValueError("neither a form nor a record")
            try:
                desk = self._desk
                final = desk.clinic.treatments.finalise(desk.actor, record.id, password, reason)
            except (DomainError, StorageError) as error:
                return _Finalised(record, draft is not None, error)
            return _Finalised(final, was_saved=False)

        self._once(work, self._on_finalised, None)

    def certify(self, treatment: Treatment, terms: Terms) -> None:
        """Issue the certificate upon its terms, or tell which labels must be compared first."""
        desk, entry = self._desk, treatment.entry
        products = tuple(one.product for one in treatment.given)

        def work() -> object:
            try:
                return desk.clinic.certificates.issue(desk.actor, entry, terms)
            except NoCertificate as error:
                if {one.code for one in error.findings} != _LABELS_ALONE:
                    raise
                return desk.clinic.products.unconfirmed(desk.actor, products)

        self._once(work, self._on_certified, lambda: self.certify(treatment, terms))

    def confirm(self, product: str, insert_date: date) -> None:
        """Write that a product was compared with its package insert."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.products.confirm_label(desk.actor, product, insert_date),
            then=lambda _answer: self.confirmed.emit(product),
            failed=lambda error: self.date_refused.emit(product, error),
        )

    def keep(self, draft: Draft) -> None:
        """Keep a form as a draft."""
        desk = self._desk
        self._run(
            lambda: desk.clinic.drafts.keep(desk.actor, draft),
            self.kept.emit,
            lambda: self.keep(draft),
        )

    def note_refusal(self, entry: EntryId, blocked: BlockedName, typed: str) -> None:
        """Write into the audit trail that a blocked product was asked for."""
        desk = self._desk
        self._run(
            lambda: desk.clinic.products.note_refusal(desk.actor, entry, blocked, typed),
            _nothing,
            lambda: self.note_refusal(entry, blocked, typed),
        )

    def judge_anew(self, patient: PatientId) -> None:
        """Fetch again what is known of the patient around the form."""
        desk = self._desk
        self._run(
            lambda: desk.clinic.treatments.judgement(desk.actor, patient),
            self.judged_anew.emit,
            lambda: self.judge_anew(patient),
        )

    def try_again(self) -> None:
        """Do once more what failed last, or what else answers it."""
        again, self.again = self.again, None
        if again is not None:
            again()

    def _save(self, draft: Draft, *, as_order: bool = False) -> Treatment:
        try:
            return _saved(self._desk, draft, as_order=as_order)
        except ServerIsGone:
            # The computer may be switched off before the server is back.
            with suppress(StorageError):
                self._desk.clinic.drafts.keep(self._desk.actor, draft)
            raise

    def _once(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        again: Callable[[], None] | None,
    ) -> None:
        """Do a deed unless one is under way: a key pressed twice is one deed."""
        if not self.is_busy:
            self.is_busy = True
            self._run(work, then, again)

    def _run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        again: Callable[[], None] | None,
    ) -> None:
        def failed(error: Exception) -> None:
            self.is_busy = False
            self.again = again
            self.failed.emit(error)

        self._desk.lane.run(self, work, then=then, failed=failed)

    def _on_saved(self, treatment: Treatment) -> None:
        self.is_busy = False
        self.forget(treatment.entry)
        self.saved.emit(treatment)

    def forget(self, entry: EntryId) -> None:
        """Forget a form as a draft."""
        desk = self._desk
        self._run(
            lambda: desk.clinic.drafts.drop(desk.actor, entry), _nothing, lambda: self.forget(entry)
        )

    def _on_finalised(self, answer: _Finalised) -> None:
        self.is_busy = False
        if answer.was_saved:
            self._on_saved(answer.treatment)
        if answer.error is None:
            self.forget(answer.treatment.entry)
            self.finalised.emit(answer.treatment)
        else:
            self.password_refused.emit(answer.error)

    def _on_certified(self, answer: object) -> None:
        self.is_busy = False
        if isinstance(answer, tuple):
            self.unconfirmed.emit(answer)
        else:
            self.issued.emit(answer)


def _nothing(_answer: object) -> None:
    """Take an answer that changes nothing on the screen."""


def _saved(desk: Desk, draft: Draft, *, as_order: bool) -> Treatment:
    if as_order and desk.actor.may(Permission.SAVE_TREATMENT):
        return desk.clinic.treatments.order(desk.actor, draft)
    if desk.actor.may(Permission.SAVE_TREATMENT):
        return desk.clinic.treatments.save(desk.actor, draft)
    return desk.clinic.treatments.save_by_proxy(desk.actor, draft)
