"""What stands where on the page of a table, and what is shown at each of its steps."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.sheets import Taken
from app.domain.staff import Actor, Permission
from app.domain.tried import Tried
from app.i18n import Wording
from app.services.tables import OpenedFile
from app.table_words import taken_word
from app.ui.kit.action_bar import ActionBar
from app.ui.kit.buttons import Button
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.option import Option
from app.ui.kit.panel import Scroller
from app.ui.kit.progress import Watch
from app.ui.kit.segmented import Segmented
from app.ui.parts.empty import Empty
from app.ui.parts.mapping_form import MappingForm
from app.ui.parts.tried_card import TriedCard
from app.ui.parts.work_card import WorkCard

_NEEDED = {
    Taken.PATIENTS: Permission.REGISTER_PATIENT,
    Taken.ENTRIES: Permission.WRITE_PROXY,
}


class IntakeLayout:
    """The widgets of the page by their names; asks for nothing and decides nothing."""

    def __init__(self, page: QWidget, say: Wording, actor: Actor) -> None:
        self._say = say
        self._make(say, actor)
        self._empty = Empty("intake_empty")
        self._empty.tell(
            say("Choose a spreadsheet, or let one go here."),
            say("Nothing is written before you have seen what each row would come to."),
        )
        self._place, self._column = QWidget(), QVBoxLayout()
        self._rows = TriedCard(say)
        self._steps = QStackedLayout()
        self._lay_out(page)
        self.show_step(self._empty)

    def late_reason(self) -> str:
        """Return why what is older than a day is written down now."""
        return self._late.text().strip()

    def offer_sheets(self, opened: OpenedFile) -> None:
        """Offer the tables of a file; the first is chosen."""
        unnamed = self._say("Table")
        # What is chosen here is nobody's choice yet.
        with QSignalBlocker(self.sheet):
            self.sheet.set_options([Option(one, one.name or unnamed) for one in opened.sheets])
            self.sheet.set_value(opened.sheets[0])
        self.sheet.setVisible(len(opened.sheets) > 1)
        self._late.setText(self._say("Imported from {name}.", name=opened.file))

    def show_mapping(self, form: MappingForm, file: str, count: int) -> None:
        """Show what the columns mean."""
        say = self._say
        if self._column.indexOf(form) < 0:
            while (old := self._column.takeAt(0)) is not None:
                widget = old.widget()
                if widget is not None:
                    widget.deleteLater()
            self._column.addWidget(form)
            self._column.addStretch(1)
        below = say("{file}: {count} rows", file=file, count=f"{count:,}")
        self._head.show_title(say("Take from a table"), below=below)
        self._late_field.setVisible(self.taken.value() is Taken.ENTRIES)
        self.bar.tell(say("Choose the column for each field. It is remembered for the next time."))
        self.show_step(self._mapping_step)
        self._show_buttons(self.trying)

    def show_tried(self, tried: Tried) -> None:
        """Show what each row would come to."""
        say = self._say
        self._rows.show_tried(tried.rows)
        self.bar.tell(
            say(
                "{good} rows would be taken, {refused} are refused.",
                good=f"{tried.good:,}",
                refused=f"{len(tried.refused):,}",
            )
        )
        self.taking.set_words(say("Take {count} rows", count=f"{tried.good:,}"))
        self.taking.setEnabled(tried.good > 0)
        self.show_step(self._tried_step)
        self._show_buttons(self.back, *self._if_refused(tried), self.taking)

    def show_taken(self, tried: Tried) -> None:
        """Tell what was taken; the refused rows stay to be read and saved."""
        say = self._say
        self._rows.show_tried(tried.refused)
        self.bar.tell("")
        self.notice.tell(
            "ok",
            say(
                "{good} rows were taken, {refused} were not.",
                good=f"{tried.good:,}",
                refused=f"{len(tried.refused):,}",
            ),
        )
        self._show_buttons(*self._if_refused(tried), self.leaving)

    def tell_saved(self, path: Path) -> None:
        """Tell where the refused rows went."""
        self.notice.tell("ok", self._say("Saved as {name}.", name=path.name))

    def set_busy(self, watch: Watch, what: str) -> None:
        """Show that something is under way."""
        self.notice.clear()
        for one in (self.choose, self.trying, self.taking, self.back, self.refused):
            one.setEnabled(False)
        if what:
            self.work.follow(what, watch)

    def rest(self) -> None:
        """Show that nothing is under way any more."""
        for one in (self.choose, self.trying, self.taking, self.back, self.refused):
            one.setEnabled(True)
        self.work.rest()

    def show_step(self, step: QWidget) -> None:
        """Show one of the steps."""
        self._steps.setCurrentWidget(step)

    def _if_refused(self, tried: Tried) -> tuple[Button, ...]:
        return (self.refused,) if tried.refused else ()

    def _show_buttons(self, *shown: Button) -> None:
        for one in (self.back, self.refused, self.trying, self.taking, self.leaving):
            one.setVisible(one in shown)

    def _make(self, say: Wording, actor: Actor) -> None:
        self._head = HeadBar("intake_head")
        self._head.show_title(say("Take from a table"))
        kinds = [Option(one, taken_word(one, say)) for one in Taken if actor.may(_NEEDED[one])]
        self.taken = Segmented("intake_taken", kinds, spoken=say("What the rows are"))
        self.taken.set_value(kinds[0].value if kinds else None)
        self.sheet = Choice("intake_sheet", spoken=say("Sheet"))
        self.sheet.setFixedWidth(px(180))
        self.sheet.hide()
        self.choose = Button(say("Choose a file…"), name="intake_choose", icon="search")
        for one in (self.sheet, self.taken, self.choose):
            self._head.add(one)
        self.notice = Notice("intake_notice", closable=True, close_words=say("Close"))
        self.work = WorkCard("intake_work", say)
        self._late = LineEdit("intake_late_reason")
        self._late_field = Field(
            say("Why it is written late"), self._late, hint=say("stands in each record")
        )
        self.bar = ActionBar("intake_bar")
        self.back = Button(say("Back to the columns"), "quiet", name="intake_back")
        self.refused = Button(say("Save the refused rows…"), name="intake_refused", icon="save")
        self.trying = Button(say("Try the rows"), "primary", name="intake_try", icon="eye")
        self.taking = Button("", "primary", name="intake_take", icon="check")
        self.leaving = Button(say("To the patients"), "primary", name="intake_leave")
        for one in (self.back, self.refused, self.trying, self.taking, self.leaving):
            self.bar.add(one)
            one.hide()

    def _lay_out(self, page: QWidget) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._place.setLayout(self._column)
        self._mapping_step, self._tried_step = QWidget(), QWidget()
        mapping = QVBoxLayout(self._mapping_step)
        mapping.setContentsMargins(0, 0, 0, 0)
        mapping.setSpacing(px(12))
        mapping.addWidget(self._late_field)
        mapping.addWidget(Scroller(self._place, name="intake_scroll"), 1)
        tried = QVBoxLayout(self._tried_step)
        tried.setContentsMargins(0, 0, 0, 0)
        tried.addWidget(self._rows)
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self.notice)
        content.addWidget(self.work)
        content.addLayout(self._steps, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)
        column.addWidget(self.bar)
        # In their place first: what stands nowhere yet would be shown as a window of its own.
        for step in (self._empty, self._mapping_step, self._tried_step):
            self._steps.addWidget(step)
