"""Looking after the people: who may come in, and by which papers."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.problems import explain
from app.services.people import Person
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.panel import Panel
from app.ui.pages.people.imprint_choice import ImprintChoice
from app.ui.pages.people.managing import Managing
from app.ui.pages.people.rules_out import RulesOut
from app.ui.pages.people.safe import Safe
from app.ui.pages.people.signing_key import SigningKey
from app.ui.parts.deed_card import DeedCard
from app.ui.parts.people_table import PeopleTable, PersonRow
from app.ui.parts.scrolled import scrolled
from app.words import person_word

_PANEL, _LEAST = 320, 232
_LIST = 190  # the least height


class PeoplePage(QWidget):
    """Lists everybody with an account; beside them the papers and the key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("people_page")
        self._desk = desk
        say = desk.say
        self._head = HeadBar("people_head")
        self._head.show_title(say("People"), below=say("Everybody has an own account."))
        self._add = Button(say("Add a person"), "primary", name="add_person", icon="plus")
        self._notice = Notice("people_notice", closable=True, close_words=say("Close"))
        self._table = PeopleTable(say)
        deeds = (
            ("change_person", say("Change…")),
            ("reset_password", say("New password…")),
            ("take_off_factor", say("Second factor off…")),
            ("close_person", say("Close out…")),
            ("reopen_person", say("Let in again…")),
        )
        self._deeds = DeedCard("person_deeds", say("This person"), deeds)
        self._managing = Managing(desk, self)
        self._safe = Safe(desk, self)
        self._rules = RulesOut(desk, self)
        self._signing = SigningKey(desk, self)
        self._imprint = ImprintChoice(desk, self)
        self._head.add(self._rules.button)
        self._head.add(self._add)
        self._lay_out()
        self._add.clicked.connect(self._managing.add)
        self._table.moved.connect(self._on_moved)
        self._deeds.asked.connect(self._on_deed)
        self._managing.closed_out.connect(self._safe.ask_new_key)
        for part in (self._managing, self._safe, self._rules, self._signing, self._imprint):
            part.done.connect(self._on_done)
            part.failed.connect(self.show_error)
        self.setFocusProxy(self._table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list most of a small window: the list of sections stands beside it, too."""
        super().resizeEvent(event)
        self._panel.setFixedWidth(min(px(_PANEL), max(px(_LEAST), self.width() * 32 // 100)))

    def refresh(self) -> None:
        """Look again who there is, and how the papers stand."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.people.all(desk.actor),
            then=self._on_people,
            failed=self.show_error,
        )
        self._safe.refresh()
        self._signing.refresh()
        self._imprint.refresh()

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_people(self, people: tuple[Person, ...]) -> None:
        self._table.show_people(
            [
                PersonRow(
                    one.member,
                    one.has_key,
                    one.account.must_change_password,
                    one.account.has_second_factor,
                )
                for one in people
            ]
        )
        self._on_moved()

    def _on_moved(self) -> None:
        row = self._table.current_row()
        shown = set[str]()
        if row is not None and row.member.is_active:
            shown = {"change_person", "reset_password", "close_person"}
            # Nobody takes the own one off; it is moved to another telephone on the own page.
            if row.has_second_factor and row.member.id != self._desk.actor.staff:
                shown.add("take_off_factor")
        elif row is not None:
            shown = {"reopen_person"}
        for name, button in self._deeds.buttons.items():
            button.setVisible(name in shown)
        self._deeds.setVisible(row is not None)
        self._deeds.tell(person_word(row.member, self._desk.say) if row is not None else "")

    def _on_deed(self, deed: str) -> None:
        row = self._table.current_row()
        if row is not None:
            self._managing.do(deed, row.member)

    def _on_done(self, sentence: str) -> None:
        if sentence:
            self._notice.tell("ok", sentence)
        self.refresh()

    def _lay_out(self) -> None:
        card = Card("people_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        card.body.addWidget(self._table)
        left = QVBoxLayout()
        left.setContentsMargins(px(20), px(14), px(20), px(14))
        left.setSpacing(px(12))
        for widget in (self._notice, card, self._deeds):
            left.addWidget(widget)
        on_certificates = QHBoxLayout()
        on_certificates.setSpacing(px(12))
        on_certificates.addWidget(self._signing.card, 1)
        on_certificates.addWidget(self._imprint.card, 1)
        left.addLayout(on_certificates)
        left.setStretchFactor(card, 1)
        card.setMinimumHeight(px(_LIST))
        panel = self._panel = Panel(self._desk.say("Safe"), name="safe")
        panel.body.addWidget(self._safe.cards)
        panel.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(scrolled(left, "people_scroll"), 1)
        row.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(row, 1)
