"""The register: every certificate that was issued, and what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.patients import Patient
from app.domain.staff import Permission
from app.domain.treatments import Treatment
from app.problems import explain
from app.services.certificate_register import RegisterPage as Found
from app.services.issued import CertificateLine
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.pages.register.batching import Batching
from app.ui.pages.register.narrowing import RegisterFilterBar
from app.ui.pages.register.revoking import Revoking
from app.ui.pages.register.saving import Saving
from app.ui.pages.register.table import RegisterTable
from app.ui.pages.register.telling import told_of
from app.ui.parts.empty import Empty
from app.ui.parts.register_detail import RegisterDetail

_LEAST_DETAIL, _DETAIL = 300, 384


class RegisterPage(QWidget):
    """Lists, finds and opens certificates; calls them back, and saves lists of them."""

    opened = Signal(object)  # the IssuedCertificate
    sheet_opened = Signal(object)  # the MarkedSheet
    record_opened = Signal(object, object)  # the Patient and the Treatment
    check_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("register_page")
        self._desk, self._wanted, self._total, self._is_asking = desk, 0, 0, False
        say = desk.say
        self._head = HeadBar("register_head")
        self._head.show_title(say("Certificates"))
        self._notice = Notice("register_notice", closable=True, close_words=say("Close"))
        self.filter = RegisterFilterBar(say, lambda: local(desk.clock()).date())
        self._table, self._detail = RegisterTable(say), RegisterDetail(say)
        self._empty = Empty("register_empty")
        self._empty.tell(
            say("No certificate is found."),
            say("Certificates are issued from final records, and listed here."),
        )
        self._revoking, self._saving = Revoking(desk, self), Saving(desk, self, self.filter)
        self._batching, self._places = Batching(desk, self), QStackedLayout()
        self._lay_out()
        self.filter.changed.connect(self.refresh)
        self._table.end_reached.connect(self._fetch_more)
        self._table.moved.connect(self._on_moved)
        for signal, deed in (
            (self._table.opened, self._open),
            (self._detail.opened, self._open),
            (self._detail.sheet_asked, self._open_sheet),
            (self._detail.revoke_asked, self._revoke),
            (self._detail.record_asked, self._open_record),
        ):
            signal.connect(deed)
        self._revoking.revoked.connect(self._on_revoked)
        self._saving.saved.connect(self._on_saved)
        self._batching.told.connect(self._notice.tell)
        self._batching.done.connect(self.refresh)
        for deeds in (self._saving, self._batching):
            deeds.failed.connect(self.show_error)
        self.setFocusProxy(self.filter)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again whenever the page comes into sight."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the register again from its newest certificate."""
        self._wanted += 1
        self._fetch(None)

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about."""
        say, self._is_asking = self._desk.say, False
        if isinstance(error, OSError):
            words = say("The file could not be written. Choose another folder, then save again.")
        else:
            words = str(explain(error, say))
        self._notice.tell("bad", words)

    def _fetch(self, after: CertificateLine | None) -> None:
        desk, typed, sought = self._desk, self.filter.typed(), self.filter.sought()
        wanted = self._wanted
        desk.lane.run(
            self,
            lambda: (wanted, after, desk.clinic.register.page(desk.actor, typed, sought, after)),
            then=self._on_found,
            failed=self.show_error,
        )

    def _fetch_more(self) -> None:
        shown = self._table.lines
        if not self._is_asking and shown and len(shown) < self._total:
            self._is_asking = True
            self._fetch(shown[-1])

    def _on_found(self, answer: tuple[int, CertificateLine | None, Found]) -> None:
        wanted, after, found = answer
        self._is_asking = False
        if wanted != self._wanted:
            # Something else was typed meanwhile; its answer is on the way.
            return
        self._total, say = found.total, self._desk.say
        below = say("{count} in all", count=f"{found.total:,}")
        self._head.show_title(say("Certificates"), below=below)
        if after is None:
            self._table.begin(found.lines)
        else:
            self._table.go_on(found.lines)
        self._places.setCurrentWidget(self._table if found.total else self._empty)
        self._detail.setVisible(bool(found.total))

    def _on_moved(self, _place: int) -> None:
        line = self._table.current_row()
        if line is None:
            self._detail.show_nothing()
        else:
            self._detail.show_certificate(told_of(line, self._desk.actor, self._desk.say))

    def _open(self) -> None:
        desk, line = self._desk, self._table.current_row()
        if line is not None:
            desk.lane.run(
                self,
                lambda: desk.clinic.certificates.visit(desk.actor, line.number),
                then=self.opened.emit,
                failed=self.show_error,
            )

    def _open_sheet(self) -> None:
        desk, line = self._desk, self._table.current_row()
        if line is not None:
            desk.lane.run(
                self,
                lambda: desk.clinic.register.sheet(desk.actor, line.number),
                then=self.sheet_opened.emit,
                failed=self.show_error,
            )

    def _open_record(self) -> None:
        desk, line = self._desk, self._table.current_row()
        if line is None:
            return

        def work() -> tuple[Patient, Treatment | None]:
            patient = desk.clinic.patients.visit(desk.actor, line.patient)
            return patient, desk.clinic.treatments.current(desk.actor, line.entry)

        desk.lane.run(self, work, then=self._on_record, failed=self.show_error)

    def _on_record(self, found: tuple[Patient, Treatment | None]) -> None:
        self.record_opened.emit(*found)

    def _revoke(self) -> None:
        line = self._table.current_row()
        if line is not None:
            self._revoking.ask(line.number)

    def _on_revoked(self, line: CertificateLine) -> None:
        say = self._desk.say
        self._notice.tell("ok", say("{number} is no longer valid.", number=line.number))
        self.refresh()

    def _on_saved(self, name: str) -> None:
        self._notice.tell("ok", self._desk.say("Saved as {name}.", name=name))

    def _lay_out(self) -> None:
        self._fill_head()
        card = Card("register_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        # In its place first: what stands nowhere yet would be shown as a window of its own.
        card.body.addLayout(self._places)
        self._places.addWidget(self._table)
        self._places.addWidget(self._empty)
        self._detail.setMinimumWidth(px(_LEAST_DETAIL))
        self._detail.setMaximumWidth(px(_DETAIL))
        sides = QHBoxLayout()
        sides.setSpacing(px(12))
        sides.addWidget(card, 2)
        sides.addWidget(self._detail, 1)
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self._notice)
        content.addWidget(self._batching.work)
        content.addWidget(self.filter)
        content.addLayout(sides, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)

    def _fill_head(self) -> None:
        say, may = self._desk.say, self._desk.actor.may
        for permission, name, words, deed in (
            (Permission.ISSUE_CERTIFICATE, "batch", say("For a team…"), self._batching.ask),
            (Permission.TAKE_OUT, "save_register", say("Save as a table…"), self._saving.ask_table),
            (
                Permission.ISSUE_CERTIFICATE,
                "save_revocations",
                say("Save revocations…"),
                self._saving.ask_revocations,
            ),
        ):
            if may(permission):
                button = Button(words, name=name)
                button.clicked.connect(deed)
                self._head.add(button)
        check = Button(say("Check a certificate…"), name="check_certificate", icon="tick-circle")
        check.clicked.connect(self.check_asked)
        self._head.add(check)
