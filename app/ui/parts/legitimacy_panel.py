"""The panel at the right: what each body says, NPB's criteria, the volume, all as one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.formulary import BlockedName
from app.domain.heeding import Heed
from app.domain.rules.room import Room
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.treatments import Entry
from app.domain.verdicts import Assessment, Finding, Outcome, Verdict
from app.findings import outcome_word, sentence
from app.i18n import Wording
from app.ui.kit.card import Hairline
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import px
from app.ui.kit.panel import Panel
from app.ui.parts.body_rows import BodyRows
from app.ui.parts.criteria import approval_criteria, blocked_criteria, record_criteria
from app.ui.parts.criteria_group import CriteriaGroup
from app.ui.parts.heed_words import heed_notes
from app.ui.parts.notes import Notes
from app.ui.parts.prompts_group import Asked, PromptsGroup
from app.ui.parts.tall_enough import TallEnough
from app.ui.parts.verdict_strip import VerdictStrip
from app.ui.parts.volume_gauge import VolumeGauge
from app.words import body_word

# From these heights on, the volume stays in sight, then what is told too; then there is room for all.
_HOLDS_VOLUME, _HOLDS_NOTES, _HIGH = 500, 620, 800
_RECORD = ("diagnosis", "basis", "product", "dose", "method")
_APPROVAL = ("approval", "indication")
# These are told elsewhere on the screen: as a criterion, at the gauge, or by the buttons.
_TOLD = {"OK", "REC_NOT_FINALISED", "M22_EXCEEDED", "INDICATION_NOT_CHOSEN"}


@dataclass(frozen=True, slots=True)
class View:
    """Everything the panel shows of one state of a form."""

    entry: Entry
    diagnosis: str  # in the user's language
    assessment: Assessment
    room: Room | None
    limit: VolumeLimit | None
    editions: Sequence[str]
    confirmed: frozenset[str]
    forecast: Sequence[tuple[str, Outcome]] = ()
    asked: Asked = ()
    today: date | None = None
    heeds: Sequence[Heed] = ()


class LegitimacyPanel(Panel):
    """Bodies, criteria, gauge, sentences and editions; every complaint is a way to its field."""

    wanted = Signal(str)  # the address of a field
    sought = Signal()  # the keyboard is about to come here

    def __init__(self, bodies: Sequence[str], say: Wording) -> None:
        super().__init__(say("Legitimacy"), aside=say("updates as you type"), name="legitimacy")
        self._say = say
        self._bodies = BodyRows(bodies, say)
        record, approval = (
            say("NPB criterion 1  record"),
            say("NPB criterion 2  approval"),
        )
        self._record = CriteriaGroup("criterion_1", record, _RECORD, say)
        self._approval = CriteriaGroup("criterion_2", approval, _APPROVAL, say)
        self._prompts = PromptsGroup(say)
        self._volume = VolumeGauge(say)
        self._heeds, self._notes = Notes(say, name="heed"), Notes(say)
        self._heeds.hide()
        self._editions = ElidedLabel(size=11, ink="text2", name="editions", spread=True)
        parts: tuple[QWidget, ...] = (
            # What may harm comes before what the bodies say.
            self._heeds,
            self._bodies,
            self._record,
            self._prompts,
            Hairline(),
            self._approval,
            self._volume,
            self._notes,
        )
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._is_pinned = False, False
        self.pinned.addWidget(Hairline())
        self.strip = VerdictStrip(bodies, say)
        TallEnough(self.body.parentWidget())
        self.foot.addWidget(self._editions)
        self._record.wanted.connect(self.wanted)
        self._approval.wanted.connect(self.wanted)
        self._prompts.wanted.connect(self.wanted)
        for group in (self._record, self._approval):
            group.explain_asked.connect(self.explain)
        QShortcut(QKeySequence("Shift+F1"), self).activated.connect(self.explain)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the volume in sight, and in a high window all that is told; stand closer in a low one."""
        super().resizeEvent(event)
        height = self.height()
        for group in (self._bodies, self._record, self._approval):
            group.set_close(height < px(_HIGH))
        # A high one has room for all of it, in its order.
        low = height < px(_HIGH)
        pinned = low and height >= px(_HOLDS_VOLUME), low and height >= px(_HOLDS_NOTES)
        if pinned != self._is_pinned:
            self._is_pinned = pinned
            for part, stays in zip((self._volume, self._notes), pinned, strict=True):
                if stays:
                    self.pinned.addWidget(part)
                else:
                    self.body.insertWidget(self.body.count() - 1, part)

    def seek(self) -> None:
        """Come into sight: the keyboard is about to come here."""
        self.sought.emit()

    def explain(self) -> None:
        """Say what the criteria ask for, in a window beside the form."""
        # Read where it is asked for.
        from app.ui.parts.criterion_sheet import CriterionSheet

        shown = self.findChild(CriterionSheet)
        sheet = CriterionSheet(self._say, self) if shown is None else shown
        sheet.show()
        sheet.activateWindow()

    def show_view(
        self, view: View, next_field: str = "", blocked: BlockedName | None = None
    ) -> None:
        """Show how a form stands, or how it would stand with a blocked product in it.

        `next_field` is where F8 leads.
        """
        say = self._say
        record = record_criteria(view.entry, view.assessment.refusals, view.diagnosis, say)
        if blocked is None:
            self.set_aside(say("updates as you type"))
            self._bodies.show_verdicts(view.assessment.verdicts, view.assessment.peak)
            self.strip.show_verdicts(_in_short(view.assessment.verdicts, say))
            found = view.assessment.findings
            approval = approval_criteria(view.entry, found, view.confirmed, view.diagnosis, say)
        else:
            self.set_aside(say("if the product searched were used"), ink="bad", bold=True)
            self._bodies.show_blocked(blocked)
            self.strip.show_verdicts([(Outcome.BLOCKED.value, outcome_word(Outcome.BLOCKED, say))])
            others, approval = blocked_criteria(say)
            record = (*record[:2], *others)
        is_final = view.entry.is_final
        self._record.show_criteria(record, next_field, is_final=is_final)
        self._approval.show_criteria(approval, next_field, is_final=is_final)
        self._prompts.show_asked(view.asked)
        self._volume.setVisible(view.limit is not None)
        if view.limit is not None:
            self._volume.show_room(
                view.room, view.limit, is_preview=blocked is not None, today=view.today
            )
        self._heeds.show_notes(heed_notes(view.heeds, say))
        self._notes.show_notes([] if blocked else self._told(view))
        words = say(", ").join(view.editions)
        self._editions.setText(say("Editions  {editions}", editions=words))

    def _told(self, view: View) -> list[tuple[str, str]]:
        return [*self._forecast(view), *sentences_of(view.assessment, self._say)]

    def _forecast(self, view: View) -> list[tuple[str, str]]:
        say = self._say
        bodies: dict[Outcome, list[str]] = {}
        for body, outcome in view.forecast:
            bodies.setdefault(outcome, []).append(body_word(body))
        return [
            (
                "quiet",
                say(
                    "With the basis stated, {body} is expected: {verdict}.",
                    body=say(", ").join(names),
                    verdict=outcome_word(outcome, say),
                ),
            )
            for outcome, names in bodies.items()
        ]


def sentences_of(assessment: Assessment, say: Wording) -> list[tuple[str, str]]:
    """Return what else was found, in sentences with their tones, the weightiest first."""
    told = {one.code for one in assessment.refusals} | _TOLD
    found = [
        one for verdict in assessment.verdicts for one in verdict.findings if one.code not in told
    ]
    found.sort(key=lambda one: one.outcome.rank)
    words = {sentence(one, say): _tone(one) for one in reversed(found)}
    return [(tone, text) for text, tone in reversed(words.items())]


def _tone(finding: Finding) -> str:
    # What is still missing is no alarm while one types.
    if finding.outcome is Outcome.INCOMPLETE or finding.outcome.rank >= Outcome.LEGITIMATE.rank:
        return "quiet"
    return "caution" if finding.outcome in (Outcome.CAUTION, Outcome.REVIEW) else "bad"


def _in_short(verdicts: Sequence[Verdict], say: Wording) -> list[tuple[str, str]]:
    ranked = sorted(verdicts, key=lambda one: one.outcome.rank)
    return [
        (one.outcome.value, f"{body_word(one.body)} {outcome_word(one.outcome, say)}")
        for one in ranked
    ]
