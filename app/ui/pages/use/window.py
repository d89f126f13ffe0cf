"""The small window that answers at once whether a product may be given; it keeps nothing."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.formulary import BlockedName
from app.domain.supposing import supposed
from app.i18n import Wording
from app.problems import explain
from app.services.judgement import Judgement
from app.ui.desk import Desk
from app.ui.kit.card import Card
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.panel import Scroller
from app.ui.pages.use.form import UseForm
from app.ui.parts.tall_enough import TallEnough
from app.ui.parts.use_answer import UseAnswer

_SIZE = (880, 680)


class UseWindow(QWidget):
    """Stands beside the page it was asked from; closed, it has forgotten everything."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        say = desk.say
        self._desk = desk
        self._judgement: Judgement | None = None
        self._answer: UseAnswer | None = None
        self._blocked: BlockedName | None = None
        self._noted: set[str] = set()
        self.setObjectName("use_window")
        self.setWindowTitle(say("Can I give this?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = QSize(px(_SIZE[0]), px(_SIZE[1]))
        self.resize(wanted.boundedTo(parent.window().size()))
        self._notice, self._form = Notice("use_notice"), UseForm(say)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._renew)
        self._lay_out(say)
        self._connect()
        parent.installEventFilter(self)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._form.search.focus)
        desk.lane.run(
            self,
            lambda: desk.clinic.asking.of_nobody(desk.actor),
            then=self._on_known,
            failed=self._on_failed,
        )

    def come_up(self) -> None:
        """Stand in front, ready to search."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._form.search.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, where nothing nearer has taken it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F2:
            self._form.search.focus()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the workplace: behind a locked window nothing of the clinic stays in sight."""
        if watched is self.parent() and event.type() == QEvent.Type.Hide:
            self.close()
        return super().eventFilter(watched, event)

    def _lay_out(self, say: Wording) -> None:
        card, content = Card("use_card"), QWidget()
        card.body.addWidget(self._form)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(px(14), px(14), px(14), px(14))
        self._column.setSpacing(px(12))
        self._column.addWidget(self._notice)
        self._column.addWidget(card)
        self._column.addStretch(1)
        TallEnough(content)
        foot = Label(
            say("Nothing here is saved. Esc closes."), size=12, ink="text2", name="use_foot"
        )
        foot.setContentsMargins(px(20), 0, px(20), px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroller(content, name="use_scroll"), 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        form = self._form
        form.changed.connect(self._timer.start)
        form.search.asked.connect(self._on_asked)
        form.search.previewed.connect(self._on_previewed)
        form.search.refused.connect(self._on_refused)

    def _on_known(self, judgement: Judgement) -> None:
        say, editions, day = self._desk.say, judgement.judge.editions, self._day()
        self._judgement = judgement
        self._form.set_beds(self._desk.clinic.premises.beds(self._desk.clinic.branch))
        titles: Mapping[str, str] = {
            body: found.title_ja if say.language == "ja" else found.title_en
            for body in editions.bodies
            if (found := editions.in_force(body, day)) is not None
        }
        self._answer = UseAnswer(editions.bodies, titles, say)
        self._answer.hide()
        self._column.insertWidget(2, self._answer)
        self._renew()

    def _on_asked(self, typed: str) -> None:
        # Here and now, as in the entry: an Enter behind the last key must find its answer.
        answer = self._desk.clinic.products.ask(typed)
        if answer.blocked is None:
            self._form.search.show_products(answer.products, self._day())
        else:
            self._form.search.show_blocked(answer.blocked, answer.matched)

    def _on_previewed(self, blocked: BlockedName | None) -> None:
        self._blocked = blocked
        if blocked is not None:
            self._form.forget()
        self._timer.start()

    def _on_refused(self, blocked: BlockedName, typed: str) -> None:
        # Once for each name and window, as in the entry (rules A2).
        desk = self._desk
        if blocked.id not in self._noted:
            self._noted.add(blocked.id)
            desk.lane.run(
                self,
                lambda: desk.clinic.products.note_refusal(desk.actor, None, blocked, typed),
                then=self._on_noted,
                failed=self._on_failed,
            )

    def _on_noted(self, _nothing: None) -> None:
        self._notice.clear()

    def _renew(self) -> None:
        """Judge what is asked about as it stands."""
        row, answer, judgement = self._form.row, self._answer, self._judgement
        if answer is None or judgement is None:
            return
        answer.setVisible(self._blocked is not None or row is not None)
        if self._blocked is not None:
            answer.show_blocked(self._blocked)
        elif row is not None:
            now, setting = self._desk.clock(), self._form.setting()
            draft = supposed(row.line(), row.product, setting, now)
            answer.show_assessment(judgement.assess(draft, now))

    def _on_failed(self, error: Exception) -> None:
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _day(self) -> date:
        return local(self._desk.clock()).date()
