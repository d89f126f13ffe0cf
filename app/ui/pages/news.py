"""What one must hear of after signing in: broken glass, a recovery, a second factor, approvals due."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.backup_words import wanting_line
from app.domain.alarms import Alarm, AlarmKind
from app.domain.calendar import local
from app.domain.staff import Permission
from app.domain.todo import Kind
from app.i18n import Wording
from app.services.account import Standing
from app.services.backup_history import BackupStanding
from app.services.todo import Task
from app.ui.desk import Desk
from app.ui.kit.notice import Notice
from app.ui.kit.notice_fold import NoticeFold
from app.ui.parts.patient_words import names
from app.upkeep import broken_words

# How often the clock is looked at.
_LOOK_MS = 30_000
_News = tuple[tuple[Alarm, ...], Standing, tuple[Task, ...], BackupStanding]


class News(QWidget):
    """One bar above all pages: the most urgent news; it takes no room while there is nothing to tell."""

    account_asked = Signal()  # to set the second factor up
    todo_asked = Signal()  # to see what waits
    # How much is this person's to do, and whether some of it is overdue.
    counted = Signal(int, bool)
    backups_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("news")
        self._desk = desk
        self._alarms: tuple[Alarm, ...] = ()
        say = desk.say
        self._mark = Notice("news_emergency")
        self._alarm = Notice("news_alarm")
        self._approval = Notice("news_approval")
        self._factor = Notice("news_factor", closable=True, close_words=say("Close"))
        self._backup = Notice("news_backup")
        self._clock = Notice("news_clock", closable=True, close_words=say("Close"))
        told = (self._mark, self._alarm, self._approval, self._clock, self._backup, self._factor)
        self._fold = NoticeFold(
            "news_fold", told, lambda count: say("{count} more", count=count), say("Fold")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self._approval.deed.connect(self.todo_asked)
        self._alarm.deed.connect(self._see)
        self._factor.deed.connect(self.account_asked)
        for notice in (self._clock, self._factor):
            notice.closed.connect(self._fold.settle)
        self._backup.deed.connect(self.backups_asked)
        if desk.actor.member.is_emergency:
            words = say("This is an emergency session. The audit trail shows it with every deed.")
            self._mark.tell("caution", words, urgent=True)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.setObjectName("clock_timer")
        self._look.timeout.connect(self._watch_clock)
        self._look.start()
        self._fold.settle()

    def _watch_clock(self) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.sessions.watch_clock(desk.actor),
            then=self._on_clock,
            failed=self._on_failed,
        )

    def _on_clock(self, leap: timedelta | None) -> None:
        if leap is not None:
            say = self._desk.say
            seconds = round(leap.total_seconds())
            words = say("This computer's clock was set by {seconds} s. Check it.", seconds=seconds)
            self._clock.tell("caution", words)
            self._fold.settle()

    def stand_above(self, page: str) -> None:
        """Leave to the day what the day tells itself."""
        self._fold.leave_out(*([self._approval] if page == "today_page" else []))

    def look_again(self) -> None:
        """Follow what others saved, where somebody sees it."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Look again what there is to tell."""
        desk = self._desk

        def look() -> _News:
            # Whoever breaks the glass has no account of the own.
            alarms = desk.clinic.sessions.alarms(desk.actor)
            tasks = desk.clinic.todo.tasks(desk.actor) if desk.actor.may(Permission.READ) else ()
            backups = desk.clinic.backups.standing(desk.actor)
            if desk.actor.member.is_emergency:
                standing = Standing(has_second_factor=False, substitutes_left=0, due=None)
                return alarms, standing, tasks, backups
            return alarms, desk.clinic.account.standing(desk.actor), tasks, backups

        desk.lane.run(self, look, then=self._on_news, failed=self._on_failed)

    def _on_news(self, news: _News) -> None:
        say = self._desk.say
        self._alarms, standing, tasks, backups = news
        self._tell_backups(backups)
        self._alarm.clear()
        self._approval.clear()
        mine = [one for one in tasks if one.is_mine]
        self.counted.emit(len(mine), any(one.is_overdue for one in mine))
        if waiting := [one for one in mine if one.kind is Kind.APPROVAL]:
            late = any(one.is_overdue for one in waiting)
            words = _waiting(waiting, self._desk)
            self._approval.tell("bad" if late else "caution", words, deed=say("See what is to do"))
        self._factor.clear()
        if self._alarms:
            may_see = self._desk.actor.may(Permission.MANAGE_PEOPLE)
            deed = say("I have seen to it") if may_see else ""
            self._alarm.tell("bad", _told(self._alarms, say), deed=deed, urgent=True)
        if standing.due is not None and not self._desk.actor.is_held:
            day = local(standing.due).strftime("%Y-%m-%d")
            words = say("Please set up your second factor before {day}.", day=day)
            self._factor.tell("caution", words, deed=say("Set up…"))
        self._fold.settle()

    def _tell_backups(self, standing: BackupStanding) -> None:
        say, may_look = self._desk.say, self._desk.actor.may(Permission.BACK_UP)
        self._backup.clear()
        if words := wanting_line(standing, self._desk.clock(), say):
            self._backup.tell("caution", words, deed=say("Backups…") if may_look else "")

    def _see(self) -> None:
        desk, alarm = self._desk, self._alarms[0].id
        desk.lane.run(
            self,
            lambda: desk.clinic.sessions.see_alarm(desk.actor, alarm),
            then=self._on_seen,
            failed=self._on_failed,
        )

    def _on_seen(self, _answer: None) -> None:
        self.refresh()

    def _on_failed(self, _error: Exception) -> None:
        # What could not be read now is told at the next sign-in; the pages tell of the trouble.
        self._fold.settle()


def _waiting(waiting: Sequence[Task], desk: Desk) -> str:
    """Return how many proxy entries wait for approval, and what of them is overdue."""
    say, first = desk.say, waiting[0]
    patient = names(first.patient, say)[0]
    since = local(first.since).strftime("%m-%d %H:%M")
    words = (
        say(
            "A proxy entry waits for approval: {patient}, since {since}.",
            patient=patient,
            since=since,
        )
        if len(waiting) == 1
        else say(
            "{count} proxy entries wait for approval. The oldest: {patient}, since {since}.",
            count=len(waiting),
            patient=patient,
            since=since,
        )
    )
    overdue = sum(one.is_overdue for one in waiting)
    if not overdue:
        return words
    return " ".join((words, say("More than 24 hours: {count}.", count=overdue)))


def _told(alarms: tuple[Alarm, ...], say: Wording) -> str:
    """Return the first alarm in words, and how many more there are."""
    first = alarms[0]
    more = len(alarms) - 1
    words = _alarm_words(first, say)
    return " ".join((words, say("And {count} more.", count=more))) if more else words


def _alarm_words(first: Alarm, say: Wording) -> str:
    at = local(first.at).strftime("%m-%d %H:%M")
    if first.kind is AlarmKind.TRAIL_IS_WRONG:
        return say(
            "{at}: the audit trail is not as it was signed. {what}",
            at=at,
            what=broken_words(first.reason, say),
        )
    return (
        say(
            "{at}: {name} came in by an emergency code: {reason}",
            at=at,
            name=first.name,
            reason=first.reason,
        )
        if first.kind is AlarmKind.GLASS_BROKEN
        else say(
            "{at}: {name} came in by the recovery paper: {reason}",
            at=at,
            name=first.name,
            reason=first.reason,
        )
    )
