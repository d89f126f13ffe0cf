"""One's own account: the password, the second factor, and leaving the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendar import local
from app.i18n import Wording
from app.problems import explain
from app.services.account import Offer, Standing
from app.ui.desk import Desk
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.notice import Notice
from app.ui.parts.deed_card import DeedCard
from app.ui.parts.new_password_sheet import NewPasswordSheet
from app.ui.parts.questions import Questions
from app.ui.parts.scrolled import scrolled_cards
from app.ui.parts.second_factor_sheet import SecondFactorSheet
from app.words import person_word, post_word

WIDEST = 760


class AccountPage(QWidget):
    """Shows how one's account stands and changes it; the window is locked and left from here, too."""

    lock_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("account_page")
        self._desk = desk
        say, member = desk.say, desk.actor.member
        self._questions = Questions(desk.lane, say, self)
        self._head = HeadBar("account_head")
        self._head.show_title(
            say("Your account"),
            beside=person_word(member, say),
            below=f"{post_word(member.role, say)} · {member.login}",
        )
        self._notice = Notice("account_notice", closable=True, close_words=say("Close"))
        password = [("change_password", say("Change the password…"))]
        self._password = DeedCard("account_password", say("Password"), password)
        factor = [("set_up_factor", say("Set up…"))]
        self._factor = DeedCard("account_factor", say("Second factor"), factor)
        window = [("lock_window", say("Lock")), ("sign_out", say("Sign out"))]
        self._window = DeedCard("account_window", say("This window"), window)
        self._lay_out()
        self._tell()
        for card in (self._password, self._factor, self._window):
            card.asked.connect(self._on_asked)
        self.setFocusProxy(self._factor.buttons["set_up_factor"])

    def refresh(self) -> None:
        """Look again how the account stands."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.account.standing(desk.actor),
            then=self._on_standing,
            failed=self._on_failed,
        )

    def _on_asked(self, deed: str) -> None:
        if deed == "change_password":
            self._ask_password()
        elif deed == "set_up_factor":
            desk = self._desk
            desk.lane.run(
                self,
                lambda: desk.clinic.account.offer_second_factor(desk.actor),
                then=self._on_offer,
                failed=self._on_failed,
            )
        elif deed == "lock_window":
            self.lock_asked.emit()
        else:
            self.sign_out_asked.emit()

    def _ask_password(self) -> None:
        desk, say = self._desk, self._desk.say

        def change(typed: tuple[str, str]) -> str:
            desk.clinic.account.change_password(desk.actor, *typed)
            return say("Your password is changed.")

        self._questions.ask(
            NewPasswordSheet(say), say("Change the password"), change, self._on_done
        )

    def _on_offer(self, offer: Offer) -> None:
        desk, say = self._desk, self._desk.say

        def set_up(typed: tuple[str, str, str]) -> str:
            desk.clinic.account.set_up_second_factor(desk.actor, offer, *typed)
            return (
                say("The second factor is set up. Please sign out, and in again with a code.")
                if desk.actor.is_held
                else say("The second factor is set up. From now on a code is asked for.")
            )

        shown = (offer.address, offer.text, offer.substitutes)
        sheet = SecondFactorSheet(say, *shown, is_anew=offer.is_anew)
        self._questions.ask(sheet, say("Set up the second factor"), set_up, self._on_done)

    def _on_done(self, sentence: str) -> None:
        self._notice.tell("ok", sentence)
        self.refresh()

    def _on_standing(self, standing: Standing) -> None:
        say = self._desk.say
        self._factor.tell(_stands(standing, say, is_held=self._desk.actor.is_held))
        again = say("Set up anew…") if standing.has_second_factor else say("Set up…")
        self._factor.buttons["set_up_factor"].set_words(again)

    def _on_failed(self, error: Exception) -> None:
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _tell(self) -> None:
        say = self._desk.say
        self._password.tell(say("Only you know it. With 13 characters it need not be changed."))
        minutes = self._desk.clinic.settings.lock_minutes
        self._window.tell(
            say(
                "It locks by itself after {minutes} minutes, and at once with Ctrl+L. What is "
                "half-written stays as it is, and somebody else can sign in meanwhile.",
                minutes=minutes,
            )
        )

    def _lay_out(self) -> None:
        cards = (self._notice, self._factor, self._password, self._window)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(scrolled_cards(cards, WIDEST, "account_scroll"), 1)


def _stands(standing: Standing, say: Wording, *, is_held: bool) -> str:
    """Return how the second factor stands."""
    if standing.has_second_factor:
        return say(
            "It is set up. {count} recovery codes are left. A new telephone is set up with a code "
            "of the old one or a recovery code; with neither, a colleague takes it off.",
            count=standing.substitutes_left,
        )
    if is_held:
        return say("None is set up, and the time for it is over. Set it up to go on.")
    if standing.due is None:
        return say("None is set up. The clinic does not ask for one.")
    day = local(standing.due).strftime("%Y-%m-%d")
    return say("None is set up. Please do so before {day}.", day=day)
