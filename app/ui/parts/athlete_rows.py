"""What is filed about an athlete as rows of words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.calendar import local
from app.domain.treatments import Setting
from app.i18n import Wording
from app.ui.parts.athlete_words import Mark, ban_stage, code_word, span, stage, validity
from app.ui.parts.patient_words import body
from app.words import ml_word, setting_word


@dataclass(frozen=True, slots=True)
class FileRow:
    """One thing filed: what it is, how it stands, and more about it, line by line.

    `key` is handed back when it is to be withdrawn; `withdrawn` tells that it was, and why.
    """

    key: object
    title: str
    lines: tuple[str, ...]
    mark: Mark | None = None
    withdrawn: str = ""

    @property
    def is_past(self) -> bool:
        """Tell whether it is told only to who asks: withdrawn, or a competition that is over."""
        return bool(self.withdrawn) or (self.mark is not None and self.mark.tone == "quiet")


def exemption_row(
    key: object,
    exemption: Exemption,
    withdrawn: str,
    now: datetime,
    product: Callable[[str], str],
    say: Wording,
) -> FileRow:
    """Return an exemption in words; `product` gives the name of a formulary number."""
    one = exemption
    given = say(", ").join(map(product, one.products)) or say("any product")
    if one.max_volume_ml is not None:
        volume = say("up to {volume} mL", volume=ml_word(one.max_volume_ml))
        given = say("{volume}, {products}", volume=volume, products=given)
    return FileRow(
        key=key,
        title=say(", ").join(code_word(code, say) for code in one.covers),
        lines=(f"{body(one.body)}  {one.number}", f"{one.valid_from} – {one.valid_to}", given),
        mark=validity(one, local(now).date(), say),
        withdrawn=withdrawn,
    )


def competition_row(
    key: object, competition: Competition, withdrawn: str, now: datetime, say: Wording
) -> FileRow:
    """Return a competition in words."""
    one = competition
    lines = [span(one.starts, one.ends)]
    if one.weigh_in is not None:
        lines.append(say("Weigh-in {moment}", moment=f"{local(one.weigh_in):%Y-%m-%d %H:%M}"))
    return FileRow(
        key=key,
        title=one.name or say("Competition"),
        lines=tuple(lines),
        mark=stage(one, now, say),
        withdrawn=withdrawn,
    )


def ban_row(key: object, ban: Ban, withdrawn: str, now: datetime, say: Wording) -> FileRow:
    """Return a period of ineligibility in words."""
    until = say("until further notice") if ban.last is None else f"{ban.last}"
    return FileRow(
        key=key,
        title=say("Banned by {body}", body=body(ban.body)),
        lines=tuple(filter(None, (f"{ban.first} – {until}", ban.reason))),
        mark=ban_stage(ban, local(now).date(), say),
        withdrawn=withdrawn,
    )


def outside_row(key: object, outside: Outside, withdrawn: str, say: Wording) -> FileRow:
    """Return an infusion received elsewhere in words; nobody judges it."""
    one = outside
    volume = say("{volume} mL", volume=ml_word(one.volume_ml))
    place = "  ".join(filter(None, (one.where, _setting(one, say))))
    return FileRow(
        key=key,
        title=one.what,
        lines=tuple(
            filter(None, (f"{span(one.started, one.ended)}  {volume}", place, say("No verdict")))
        ),
        withdrawn=withdrawn,
    )


def _setting(outside: Outside, say: Wording) -> str:
    if outside.setting not in list(Setting):
        return ""
    return setting_word(Setting(outside.setting), outside.beds, say)
