"""The words of the four places, and of the day itself."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from app.domain.board import Place
from app.i18n import Wording
from app.ui.parts.board_column import ColumnWords

_KEYS = {Place.WAITING: "S", Place.RUNNING: "E", Place.APPROVAL: "", Place.FINALISING: "F"}
_DOTS = {Place.WAITING: "quiet", Place.RUNNING: "accent"}
_DOTS |= {Place.APPROVAL: "review", Place.FINALISING: "caution"}


def place_word(place: Place, say: Wording) -> str:
    """Return how a place is called."""
    return {
        Place.WAITING: say("Waiting"),
        Place.RUNNING: say("Running"),
        Place.APPROVAL: say("Awaiting approval"),
        Place.FINALISING: say("To finalise"),
    }[place]


def columns(say: Wording) -> list[ColumnWords]:
    """Return what the columns of the board say."""
    orders = {
        Place.WAITING: say("by planned time"),
        Place.RUNNING: say("by time left"),
        Place.APPROVAL: say("oldest first"),
        Place.FINALISING: say("within 24 hours"),
    }
    nothing = {
        Place.WAITING: say("Nobody waits."),
        Place.RUNNING: say("No drip is running."),
        Place.APPROVAL: say("Nothing is to be approved."),
        Place.FINALISING: say("Nothing is to be finalised."),
    }
    return [
        ColumnWords(
            place.value,
            place_word(place, say),
            orders[place],
            nothing[place],
            _DOTS[place],
            _KEYS[place],
        )
        for place in Place
    ]


def day_word(day: date, say: Wording) -> str:
    """Return a day with its weekday."""
    shown = QDate(day.year, day.month, day.day)
    form = "yyyy年M月d日(ddd)" if say.language == "ja" else "dddd d MMMM yyyy"
    return QLocale("ja_JP" if say.language == "ja" else "en_GB").toString(shown, form)
