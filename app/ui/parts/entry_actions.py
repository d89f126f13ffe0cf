"""The bar below an entry: what is missing, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.domain.calendar import local
from app.domain.course import Stage
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.kit.action_bar import ActionBar
from app.ui.kit.buttons import Button
from app.words import field_word

_NAMED = 3


class EntryActions(ActionBar):
    """Save is never greyed: it tells what is missing, all at once, beside the fields."""

    close_wanted = Signal()
    save_wanted = Signal()
    order_wanted = Signal()
    finalise_wanted = Signal()
    certificate_wanted = Signal()
    amend_wanted = Signal()
    withdraw_wanted = Signal()
    approve_wanted = Signal()

    def __init__(self, say: Wording, *, is_physician: bool = True) -> None:
        """Make the bar; who is no physician saves on a physician's behalf and no more."""
        super().__init__("entry_actions")
        self._say, self._is_physician = say, is_physician
        self._amend = Button(say("Amend…"), "quiet", name="amend")
        self._withdraw = Button(say("Withdraw…"), "quiet", name="withdraw")
        self._approve = Button(say("Approve"), name="approve", icon="check", bold=True)
        self._close = Button(say("Keep as draft"), "quiet", name="keep_draft")
        self._order = Button(say("Order"), name="order")
        self._save = Button(say("Save"), "primary", name="save")
        self._finalise = Button(say("Finalise…"), name="finalise", icon="lock", bold=True)
        self._certificate = Button(
            say("Certificate"), "primary", name="certificate", icon="certificate"
        )
        for button, wanted in (
            (self._withdraw, self.withdraw_wanted),
            (self._amend, self.amend_wanted),
            (self._close, self.close_wanted),
            (self._approve, self.approve_wanted),
            (self._order, self.order_wanted),
            (self._save, self.save_wanted),
            (self._finalise, self.finalise_wanted),
            (self._certificate, self.certificate_wanted),
        ):
            button.clicked.connect(wanted)
            self.add(button)
        for button in (self._certificate, self._amend, self._withdraw, self._approve):
            button.hide()
        self._order.setToolTip(
            say("The nurse gives it at the bedside; the start is the planned one.")
        )
        for button in (self._order, self._finalise):
            button.setVisible(is_physician)
        self._hints = {
            self._save: "Ctrl+S",
            self._finalise: "Ctrl+Enter",
            self._certificate: "Ctrl+P",
        }
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the key hints out in a small window, for the sake of what is missing."""
        self._is_narrow = narrow
        for button, hint in self._hints.items():
            button.set_words(button.words, "" if narrow else hint)

    def show_final(self, treatment: Treatment) -> None:
        """Offer what can be done with a record that stands; one that was withdrawn is only read."""
        stands = treatment.withdrawn is None
        self._close.set_words(self._say("Close"))
        for button in (self._save, self._order, self._finalise, self._approve):
            button.hide()
        self._certificate.setVisible(stands)
        for button in (self._amend, self._withdraw):
            button.setVisible(stands and self._is_physician)
        self.setFocusProxy(self._certificate if stands else self._close)

    def show_saved(self, treatment: Treatment | None) -> None:
        """Offer what can be done with a record that is not final yet."""
        self._withdraw.setVisible(treatment is not None and self._is_physician)
        waits = treatment is not None and treatment.awaits_approval
        self._approve.setVisible(waits and self._is_physician)
        if self._is_physician:
            self._show_stage(treatment)

    def _show_stage(self, treatment: Treatment | None) -> None:
        """Offer what fits an order that waits, a drip that runs, and what is given."""
        is_given = treatment is None or treatment.stage is Stage.GIVEN
        is_order = treatment is not None and treatment.stage is Stage.ORDERED
        self._finalise.setVisible(is_given)
        self._order.setVisible(treatment is None or is_order)
        # Ctrl+S leaves an order an order; that the own hand gave it is said by pressing.
        self._order.set_kind("primary" if is_order else "plain")
        self._save.set_kind("plain" if is_order else "primary")
        self._save.set_words(self._say("Given by me") if is_order else self._say("Save"))
        kept, other = (self._order, self._save) if is_order else (self._save, self._order)
        self._hints = {**self._hints, kept: "Ctrl+S", other: ""}
        self.set_narrow(self._is_narrow)

    def show_amending(self) -> None:
        """Offer to save the amendment of a final record, or to leave it."""
        for button in (self._certificate, self._amend, self._withdraw):
            button.hide()
        self._save.set_words(self._say("Save"))
        self._save.show()
        self.setFocusProxy(self._save)
        words = self._say("Correct what is wrong, then save. The reason is asked for.")
        self.tell(words, icon="lock")

    def offer_draft(self, unsaved: bool) -> None:
        """Name the way out: keeping a draft, or simply closing."""
        self._close.set_words(self._say("Keep as draft") if unsaved else self._say("Close"))

    def tell_missing(self, fields: Sequence[str]) -> None:
        """Tell how many fields keep the entry from being saved, and name the first ones."""
        say = self._say
        names = list(dict.fromkeys(field_word(field, say) for field in fields))
        more = len(names) - _NAMED
        listed = say(", ").join(names[:_NAMED])
        if more > 0:
            listed = say("{names} and {count} more", names=listed, count=more)
        words = (
            say("1 item before saving: {names}", names=listed)
            if len(fields) == 1
            else say("{count} items before saving: {names}", count=len(fields), names=listed)
        )
        self.tell(words, icon="octagon-alert", ink="bad")

    def tell_ready(
        self, version: int, open_fields: Sequence[str], stage: Stage = Stage.GIVEN
    ) -> None:
        """Tell that the entry can be saved, or is saved as a version, and what is still open."""
        say = self._say
        if version and stage is not Stage.GIVEN:
            words = (
                say("Ordered, version {version}. It waits at the bedside.", version=version)
                if stage is Stage.ORDERED
                else say("Running, version {version}. It ends at the bedside.", version=version)
            )
            self.tell(words, icon="drip", ink="accent")
            return
        if not version:
            self.tell(say("Nothing is missing. Ready to save."), icon="tick-circle", ink="ok")
            return
        words = say("Saved, version {version}", version=version)
        if open_fields:
            names = say(", ").join(field_word(field, say) for field in open_fields)
            words = say("{saved}. Before finalising: {names}", saved=words, names=names)
        self.tell(words, icon="tick-circle", ink="ok")

    def tell_final(self, treatment: Treatment) -> None:
        """Tell since when the record stands, or since when and why it is withdrawn."""
        if treatment.withdrawn is not None:
            time = local(treatment.withdrawn.at).strftime("%Y-%m-%d %H:%M")
            reason = treatment.withdrawn.reason
            words = self._say("Withdrawn {time}: {reason}", time=time, reason=reason)
            self.tell(words, icon="info")
        elif treatment.finalised is not None:
            time = local(treatment.finalised.at).strftime("%Y-%m-%d %H:%M")
            words = self._say("Final since {time}.", time=time)
            self.tell(words, icon="lock")
