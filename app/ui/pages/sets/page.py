"""The page of the regular sets: a list, and the chosen one as a form."""

from dataclasses import replace

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.errors import Refused
from app.domain.regular_sets import RegularSet
from app.i18n import Wording
from app.problems import explain
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.pages.sets.editor import SetEditor

_LIST, _LOW, _NARROW = 240, 130, 760


class SetsPage(QWidget):
    """Keeps the clinic's regular sets."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("sets_page")
        self._desk, say = desk, desk.say
        self._wanted: object = None  # the set to be chosen once the list is there
        self._head = HeadBar("sets_head")
        self._head.show_title(say("Regular sets"))
        self._new = Button(say("New set"), name="new_set", icon="plus")
        self._head.add(self._new)
        self._notice = Notice("sets_notice", closable=True, close_words=say("Close"))
        self._table = Table(_columns(say), name="sets_table", spoken=say("Regular sets"))
        self._editor = SetEditor(say)
        self._lay_out()
        self._new.clicked.connect(self._begin)
        self._table.moved.connect(self._on_moved)
        self._editor.save_asked.connect(self._save)
        self._editor.close_asked.connect(self._put_aside)
        self._editor.search.asked.connect(self._find)
        self.setFocusProxy(self._table)
        self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again whenever the page comes into sight."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the sets again."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.sets.all(desk.actor),
            then=self._on_sets,
            failed=self.show_error,
        )

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about."""
        if isinstance(error, Refused):
            self._editor.show_faults(error.faults)
        else:
            self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_sets(self, sets: tuple[RegularSet, ...]) -> None:
        self._table.show_rows(sets)
        wanted, self._wanted = self._wanted, None
        for place, one in enumerate(sets):
            if one.id == wanted:
                self._table.selectRow(place)

    def _on_moved(self, _place: int) -> None:
        chosen = self._table.current_row()
        if chosen is not None:
            self._show(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the set in a small window."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if narrow else across)
        self._card.setMaximumSize(*((16_777_215, px(_LOW)) if narrow else (px(_LIST), 16_777_215)))
        self._card.setMinimumWidth(0 if narrow else px(_LIST))

    def _show(self, one: RegularSet) -> None:
        self._editor.show_set(one, self._desk.clinic.products.named)
        self._editor.show_day(local(self._desk.clock()).date())

    def _begin(self) -> None:
        self._table.clearSelection()
        self._show(RegularSet(self._desk.actor.staff, "", (), version=0))

    def _find(self, typed: str) -> None:
        # Here and now, as in the form of an infusion.
        answer = self._desk.clinic.products.ask(typed)
        if answer.blocked is None:
            day = local(self._desk.clock()).date()
            self._editor.search.show_products(answer.products, day)
        else:
            self._editor.search.show_blocked(answer.blocked, answer.matched)

    def _save(self) -> None:
        typed = self._editor.typed()
        if typed is not None:
            self._keep(typed)

    def _put_aside(self) -> None:
        typed = self._editor.typed()
        if typed is not None:
            self._keep(replace(typed, is_active=not typed.is_active))

    def _keep(self, typed: RegularSet) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.sets.keep(desk.actor, typed),
            then=self._on_kept,
            failed=self.show_error,
        )

    def _on_kept(self, kept: RegularSet) -> None:
        self._notice.tell("ok", self._desk.say("Saved: {name}.", name=kept.name))
        self._wanted = kept.id
        self._show(kept)
        self.refresh()

    def _lay_out(self) -> None:
        card = Card("sets_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        card.body.addWidget(self._table)
        sides = self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._card = card
        sides.setSpacing(px(12))
        sides.addWidget(card)
        sides.addWidget(self._editor, 1)
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self._notice)
        content.addLayout(sides, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)


def _columns(say: Wording) -> list[Column]:
    def name(one: RegularSet) -> str:
        return one.name if one.is_active else say("{name} (no longer used)", name=one.name)

    return [Column(say("Regular sets"), name, bold=True)]
