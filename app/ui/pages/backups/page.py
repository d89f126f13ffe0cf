"""Looking after the backups: which there are, how old, whether they hold, and where they go."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.backup_words import latest_line
from app.problems import explain
from app.services.backup_history import BackupStanding
from app.services.kept_backups import KeptBackup
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.panel import Panel
from app.ui.kit.progress import Watch
from app.ui.pages.backups.doing import Doing
from app.ui.pages.backups.table import BackupTable
from app.ui.parts.backup_plan import BackupPlanCards
from app.ui.parts.deed_card import DeedCard
from app.ui.parts.empty import Empty
from app.ui.parts.work_card import WorkCard


class BackupsPage(QWidget):
    """Lists the backups in the planned folder; beside them the plan."""

    changed = Signal()  # how the clinic stands with its backups is another now

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("backups_page")
        self._desk = desk
        say = desk.say
        self._head = HeadBar("backups_head")
        self._elsewhere = Button(say("Back up elsewhere…"), name="back_up_elsewhere")
        self._now = Button(say("Back up now"), "primary", name="back_up_now", icon="save")
        self._head.add(self._elsewhere)
        self._head.add(self._now)
        self._notice = Notice("backups_notice", closable=True, close_words=say("Close"))
        self._work = WorkCard("backup_work", say)
        self._table = BackupTable(say)
        self._empty = Empty("backups_empty")
        deeds = (("verify_backup", say("Verify")), ("drill_backup", say("Restore drill…")))
        self._deeds = DeedCard("backup_deeds", say("This backup"), deeds)
        self._plan = BackupPlanCards(say)
        self._doing = Doing(desk, self)
        self._lay_out()
        self._elsewhere.clicked.connect(partial(self._doing.ask_folder, self._doing.back_up))
        self._now.clicked.connect(self._back_up)
        self._table.moved.connect(self._on_moved)
        self._deeds.asked.connect(self._on_deed)
        self._plan.folder_asked.connect(partial(self._doing.ask_folder, self._plan.plan_to))
        self._plan.planned.connect(self._doing.plan)
        self._doing.begun.connect(self._on_begun)
        self._doing.done.connect(self._on_done)
        self._doing.failed.connect(self._on_failed)
        self.setFocusProxy(self._now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list most of a small window."""
        super().resizeEvent(event)
        self._panel.setFixedWidth(min(px(Panel.WIDTH), self.width() * 45 // 100))

    def refresh(self) -> None:
        """Look again which backups there are."""
        desk = self._desk
        plan = desk.clinic.backups.plan
        self._plan.show_plan(plan.folder, plan.generations)
        desk.lane.run(
            self,
            lambda: desk.clinic.backups.standing(desk.actor),
            then=self._on_standing,
            failed=self.show_error,
        )
        folder = plan.folder
        if folder is None:
            self._on_backups(())
            return
        desk.lane.run(
            self,
            lambda: desk.clinic.backups.all(desk.actor, folder),
            then=self._on_backups,
            failed=self._on_unreadable,
        )

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_standing(self, standing: BackupStanding) -> None:
        say = self._desk.say
        below = latest_line(standing, self._desk.clock(), say)
        self._head.show_title(say("Backups"), below=below)

    def _on_backups(self, backups: tuple[KeptBackup, ...]) -> None:
        say, planned = self._desk.say, self._desk.clinic.backups.plan.folder is not None
        self._empty.tell(
            say("There is no backup here.") if planned else say("No folder is chosen yet."),
            say("Back up now, and keep the drive apart from this computer.")
            if planned
            else say("Choose one on another drive, at the right."),
        )
        self._table.show_backups(backups, self._desk.clock())
        self._on_moved()
        self._lists.setCurrentWidget(self._table if backups else self._empty)
        self._free(busy=self._doing.is_busy)

    def _on_unreadable(self, error: Exception) -> None:
        self._on_backups(())
        self.show_error(error)

    def _free(self, *, busy: bool) -> None:
        """Let only one long piece of work be asked for at a time."""
        for button in (self._elsewhere, *self._deeds.buttons.values()):
            button.setEnabled(not busy)
        planned = self._desk.clinic.backups.plan.folder is not None
        self._now.setEnabled(planned and not busy)
        self._plan.setEnabled(not busy)

    def _on_moved(self) -> None:
        row = self._table.current_row()
        self._deeds.setVisible(row is not None)
        self._deeds.tell(row.kept.backup.path.name if row is not None else "")

    def _back_up(self) -> None:
        folder = self._desk.clinic.backups.plan.folder
        if folder is not None:
            self._doing.back_up(folder)

    def _on_deed(self, deed: str) -> None:
        row = self._table.current_row()
        if row is not None:
            does = self._doing.verify if deed == "verify_backup" else self._doing.ask_drill
            does(row.kept.backup)

    def _on_begun(self, what: str, watch: Watch) -> None:
        self._notice.clear()
        self._work.follow(what, watch)
        self._free(busy=True)

    def _on_done(self, sentence: str) -> None:
        self._end()
        self._notice.tell("ok", sentence)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.show_error(error)

    def _end(self) -> None:
        self._work.rest()
        self.refresh()
        self.changed.emit()

    def _lay_out(self) -> None:
        card = Card("backups_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        self._lists = QStackedLayout()
        self._lists.addWidget(self._empty)
        self._lists.addWidget(self._table)
        card.body.addLayout(self._lists)
        left = QVBoxLayout()
        left.setContentsMargins(px(20), px(14), px(20), px(14))
        left.setSpacing(px(12))
        for widget in (self._notice, self._work, card, self._deeds):
            left.addWidget(widget)
        left.setStretchFactor(card, 1)
        panel = self._panel = Panel(self._desk.say("Plan"), name="backup_panel")
        panel.body.addWidget(self._plan)
        panel.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(row, 1)
