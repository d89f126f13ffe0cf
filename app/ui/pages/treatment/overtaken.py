"""What others save while the page is open: judged with at once, and told where it is this very record."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.treatments import Draft
from app.services.history import Standing
from app.services.judgement import Judgement
from app.ui.desk import Desk
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.pages.treatment.progress import Progress
from app.ui.pages.treatment.reconciling import Reconciling
from app.ui.parts.overtaken_words import Overtaking, overtaken, overtaking

_AGAIN_MS = 30_000  # how often it is said anew how long ago that was


# The form as it is filled in just now, and how far it has come.
Open = tuple[Draft, Progress]


class Overtaken(QObject):
    """Tells quietly that the record is another one by now; the form stays as it is."""

    opened_anew = Signal(object)  # the Treatment: nothing was typed that could be lost

    def __init__(
        self,
        desk: Desk,
        form: Callable[[], Open],
        reconciling: Reconciling,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk, self._form = desk, form
        self._reconciling, self._records = reconciling, reconciling.records
        amending = reconciling.amending
        self._standing: Standing | None = None
        self._told: Overtaking | None = None
        say = desk.say
        self.notice = Notice("entry_overtaken", closable=True, close_words=say("Close"))
        # Below the form, so that nothing in it moves under somebody's hand.
        self.below = QHBoxLayout()
        self.below.addWidget(self.notice)
        self.notice.deed.connect(self._on_wanted)
        self.notice.closed.connect(self.hush)
        self._timer = QTimer(self, interval=_AGAIN_MS)
        self._timer.setObjectName("overtaken_timer")
        self._timer.timeout.connect(self._say_anew)
        for going_on in (
            self._records.saved,
            self._records.finalised,
            amending.begun,
            amending.done,
            amending.approved,
        ):
            going_on.connect(self.forget)

    def look(self) -> None:
        """Look what others saved; whoever works here does not wait for it."""
        desk, (draft, _) = self._desk, self._form()

        def work() -> tuple[Standing | None, Judgement]:
            standing = desk.clinic.history.standing(desk.actor, draft.entry)
            return standing, desk.clinic.treatments.judgement(desk.actor, draft.patient)

        desk.lane.run(self, work, then=self._on_looked, failed=_leave_it)

    def forget(self) -> None:
        """Tell nothing any more: the form goes on from another version."""
        self._told = None
        self._timer.stop()
        self.hush()

    def hush(self) -> None:
        """Take it out of sight, until there is more."""
        self.notice.clear()
        self.below.setContentsMargins(0, 0, 0, 0)

    def _on_looked(self, answer: tuple[Standing | None, Judgement]) -> None:
        standing, judgement = answer
        self._records.judged_anew.emit(judgement)
        draft, progress = self._form()
        if standing is None:
            return
        known = self._reconciling.amending.treatment
        found = overtaking(standing.treatment, draft.base, known)
        if found is None:
            self.forget()
        # What was told, and perhaps closed, is not told again.
        elif found != self._told:
            say = self._desk.say
            self._standing, self._told = standing, found
            words = overtaken(found, standing.people, self._desk.clock(), say)
            deed = say("Open it as it is now") if progress.is_saved(draft) else say("Look at both")
            self.below.setContentsMargins(px(14), 0, px(14), px(12))
            self.notice.tell("accent", words, deed=deed)
            self._timer.start()

    def _say_anew(self) -> None:
        if self._standing is not None and self._told is not None:
            now = self._desk.clock()
            self.notice.reword(overtaken(self._told, self._standing.people, now, self._desk.say))

    def _on_wanted(self) -> None:
        # Something may have been typed since it was told.
        draft, progress = self._form()
        if progress.is_saved(draft) and self._standing is not None:
            self.opened_anew.emit(self._standing.treatment)
        else:
            self._reconciling.look(draft)


def _leave_it(_error: Exception) -> None:
    """Leave what could not be read: a save would tell of it, and the next word is looked after again."""
