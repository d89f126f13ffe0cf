"""The twelve hours around an infusion as a bar, and what may still be given."""

from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.rules.room import Room, Share
from app.domain.rules.volume_limit import VolumeLimit
from app.i18n import Wording
from app.ui.kit.gauge import Gauge
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.reading import Reading, Segment
from app.words import ml_word


class VolumeGauge(QWidget):
    """The gauge of the volume limit with its sentence."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("volume")
        self._say = say
        self._hours, self._gauge = 0, Gauge("", name="gauge")
        self._left = Notice("volume_left")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(8), 0, px(8), 0)
        self._column.setSpacing(px(8))
        self._column.addWidget(self._gauge)
        self._column.addWidget(self._left)

    def show_room(
        self,
        room: Room | None,
        rule: VolumeLimit,
        *,
        is_preview: bool = False,
        today: date | None = None,
    ) -> None:
        """Show what is used of the limit; without a start there is nothing to show yet."""
        say, limit = self._say, float(rule.limit_ml)
        self._name_for(int(rule.window / timedelta(hours=1)))
        shares = () if room is None else room.shares
        total = "—" if room is None else ml_word(room.counted_ml)
        limit_words = say("limit {limit} mL", limit=f"{limit:g}")
        words = sentence(room, say, is_preview=is_preview, today=today)
        self._gauge.show_reading(
            Reading(
                limit=limit,
                segments=[_segment(share, say) for share in shares],
                total=total,
                of=say("/ {limit} mL", limit=f"{limit:g}"),
                limit_words=limit_words,
                near=float(rule.near),
                ticks=[(0.0, "0"), (limit / 2, f"{limit / 2:g}")],
                spoken=f"{total} mL, {limit_words}. {words}",
            )
        )
        over = room is not None and room.over_ml > 0
        self._left.tell("bad" if over else "accent" if room else "quiet", words)

    def _name_for(self, hours: int) -> None:
        """Name the gauge for the hours of the edition in force: twelve, or six before 2018."""
        if hours != self._hours:
            old, self._hours = self._gauge, hours
            self._gauge = Gauge(self._say("IV volume in {hours} h", hours=hours), name="gauge")
            self._column.replaceWidget(old, self._gauge)
            old.setParent(None)
            old.deleteLater()


def sentence(
    room: Room | None, say: Wording, *, is_preview: bool = False, today: date | None = None
) -> str:
    """Return what may still be given and until when, or by how much it is too much.

    A day that is not `today` is told with the time.
    """
    if room is None:
        return say("Enter the start, and the volume is counted.")
    if room.peak.is_exempt:
        return say("In this setting the limit does not apply.")
    if room.over_ml > 0:
        return say("{over} mL over the limit", over=ml_word(room.over_ml))
    # Down, not up: what may still be given must never be told too high.
    exact = room.left_ml.quantize(Decimal("0.001"), ROUND_FLOOR)
    left, until = ml_word(exact), ""
    if room.until is not None:
        end = local(room.until)
        is_today = today is None or end.date() == today
        until = end.strftime("%H:%M" if is_today else "%m-%d %H:%M")
    if not exact:
        return say("The limit is reached. Nothing more may be given.")
    if is_preview and until:
        return say("With an approved product: {left} mL more (until {time})", left=left, time=until)
    if is_preview:
        return say("With an approved product: {left} mL more", left=left)
    if until:
        return say("{left} mL may still be given (until {time})", left=left, time=until)
    return say("{left} mL may still be given", left=left)


def _segment(share: Share, say: Wording) -> Segment:
    volume, time = ml_word(share.ml), local(share.started).strftime("%H:%M")
    if share.is_exempt:
        return Segment(float(share.ml), "exempt", say("not counted {volume}", volume=volume))
    if share.is_own:
        label = say("this {volume}", volume=volume)
    elif share.is_elsewhere:
        label = say("elsewhere {time}  {volume}", time=time, volume=volume)
    else:
        label = say("earlier {time}  {volume}", time=time, volume=volume)
    return Segment(float(share.ml), "accent" if share.is_own else "past", label, volume)
