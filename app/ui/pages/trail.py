"""The audit trail: read, narrowed, taken out as a table, and looked over."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.staff import Member, Permission, StaffId
from app.i18n import Wording
from app.problems import explain
from app.services.checkpoints import Verified, trouble_of
from app.services.trail import TrailEntry, TrailFilter, TrailPage
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.progress import Watch
from app.ui.parts.deed_words import deed_word
from app.ui.parts.detail_words import details_line
from app.ui.parts.list_saving import ListSaving
from app.ui.parts.trail_filter import TrailFilterBar
from app.ui.parts.trail_table import TrailLine, TrailTable
from app.ui.parts.work_card import WorkCard
from app.upkeep import broken_words, differing_line, trouble_line
from app.words import person_word

# The doctor names more; a notice must leave room for the trail.
_NAMED = 5


class AuditPage(QWidget):
    """Shows who did what; looking at it changes nothing."""

    verified = Signal(object)  # what was found, as a Verified

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("trail_page")
        self._desk = desk
        self._wanted = TrailFilter()
        self._people: dict[StaffId, Member] = {}
        self._total, self._is_asking = 0, False
        say = desk.say
        self._head = HeadBar("trail_head")
        self._head.show_title(say("Audit trail"))
        self._export = Button(say("Save as a table…"), name="export_trail", icon="save")
        self._verify = Button(say("Verify now"), "primary", name="verify_trail", icon="check")
        self._head.add(self._export)
        self._head.add(self._verify)
        self._notice = Notice("trail_notice", closable=True, close_words=say("Close"))
        self._work = WorkCard("trail_work", say)
        by_number = not desk.actor.may(Permission.READ)
        self._filter = TrailFilterBar(say, local(desk.clock()).date(), by_number=by_number)
        self._table = TrailTable(say)
        self._saving = ListSaving(desk.lane, say, self)
        self._lay_out()
        self._filter.changed.connect(self._on_narrowed)
        self.show_patient = self._filter.show_patient  # narrows to a number
        self._table.end_reached.connect(self._fetch_more)
        self._saving.saved.connect(self._on_written)
        self._saving.failed.connect(self.show_error)
        self._export.clicked.connect(self._choose_file)
        self._verify.clicked.connect(self._look_over)
        self.setFocusProxy(self._table)

    def refresh(self) -> None:
        """Read the trail again from its newest entry."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.trail.people(desk.actor),
            then=self._on_people,
            failed=self.show_error,
        )
        self._on_narrowed()

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about."""
        self._is_asking = False
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_people(self, people: tuple[Member, ...]) -> None:
        self._people = {one.id: one for one in people}
        self._filter.offer_people(people)

    def _on_narrowed(self) -> None:
        chosen = self._filter
        desk = self._desk
        wanted = TrailFilter(
            since=chosen.since(), by=chosen.by(), deeds=chosen.deeds(), typed=chosen.patient()
        )
        self._wanted = wanted
        desk.lane.run(
            self,
            lambda: (wanted, desk.clinic.trail.entries(desk.actor, wanted)),
            then=self._on_first,
            failed=self.show_error,
        )

    def _on_first(self, answer: tuple[TrailFilter, TrailPage]) -> None:
        wanted, page = answer
        if wanted != self._wanted:
            # Something else was chosen meanwhile; its answer is on the way.
            return
        self._total = page.total
        self._head.show_title(
            self._desk.say("Audit trail"),
            below=self._desk.say("{count} entries", count=f"{page.total:,}"),
        )
        self._table.begin(self._lines(page))

    def _fetch_more(self) -> None:
        shown = self._table.lines
        if self._is_asking or len(shown) >= self._total:
            return
        self._is_asking = True
        desk, wanted, before = self._desk, self._wanted, shown[-1].seq
        desk.lane.run(
            self,
            lambda: (wanted, desk.clinic.trail.entries(desk.actor, wanted, before)),
            then=self._on_more,
            failed=self.show_error,
        )

    def _on_more(self, answer: tuple[TrailFilter, TrailPage]) -> None:
        self._is_asking = False
        wanted, page = answer
        if wanted == self._wanted:
            self._table.go_on(self._lines(page))

    def _lines(self, page: TrailPage) -> list[TrailLine]:
        say = self._desk.say
        known = self._people if say.language != "ja" else {}
        who = {one: person_word(known[one], say) for one in known}
        return [_line(one, who.get(one.by, one.who), say) for one in page.entries]

    def _look_over(self) -> None:
        desk = self._desk
        self._verify.setEnabled(False)
        self._notice.clear()
        watch = Watch()
        self._work.follow(desk.say("Verifying…"), watch)
        # Beside all other work: of a million entries it takes seconds.
        desk.lane.aside(
            self,
            lambda: desk.clinic.checkpoints.verify(desk.actor, watch.tell),
            then=self._on_verified,
            failed=self._on_unverified,
        )

    def _on_unverified(self, error: Exception) -> None:
        self._verify.setEnabled(True)
        self._work.rest()
        self.show_error(error)

    def _on_verified(self, verified: Verified) -> None:
        say = self._desk.say
        self._verify.setEnabled(True)
        self._work.rest()
        if verified.found is not None:
            self._notice.tell("bad", trouble_line(verified.found, say), urgent=True)
        elif verified.differing:
            self._notice.tell("bad", differing_line(verified.differing, say, _NAMED), urgent=True)
        elif verified.broken is not None:
            self._notice.tell("bad", broken_words(trouble_of(verified), say), urgent=True)
        else:
            words = say(
                "All {count} entries are as they were written and signed.",
                count=f"{verified.looked_at:,}",
            )
            self._notice.tell("ok", words)
        self.verified.emit(verified)
        self._on_narrowed()

    def _choose_file(self) -> None:
        desk, wanted = self._desk, self._wanted
        name = f"audit-{local(desk.clock()):%Y%m%d}"
        self._saving.ask(
            desk.say("Save the audit trail"),
            name,
            lambda form: desk.clinic.trail.export(desk.actor, wanted, form),
        )

    def _on_written(self, path: Path) -> None:
        self._notice.tell("ok", self._desk.say("Saved as {name}.", name=path.name))
        self._on_narrowed()

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self._notice)
        content.addWidget(self._work)
        content.addWidget(self._filter)
        content.addWidget(self._table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)


def _line(one: TrailEntry, who: str, say: Wording) -> TrailLine:
    word = deed_word(one.deed, say)
    return TrailLine(one.seq, local(one.at), who, word, one.patient, details_line(one.details, say))
