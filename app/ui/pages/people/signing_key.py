"""The clinic's key that signs certificates: shown, given out, replaced."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.calendar import local
from app.problems import explain
from app.services.signing import ShownKey
from app.services.trouble import of_the_system
from app.ui.desk import Desk
from app.ui.parts.deed_card import DeedCard
from app.ui.parts.fingerprint_dialog import FingerprintDialog
from app.ui.parts.passphrase_sheet import PassphraseSheet
from app.ui.parts.password_sheet import PasswordSheet
from app.ui.parts.questions import Questions
from app.ui.parts.save_dialog import save_dialog
from app.verified import grouped


class SigningKey(QObject):
    """Shows a card of the key, and what can be done with it."""

    done = Signal(str)  # what came about, in a sentence
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._shown: ShownKey | None = None
        self._questions = Questions(desk.lane, desk.say, page)
        say = desk.say
        deeds = (
            ("show_fingerprint", say("Fingerprint…")),
            ("export_key", say("Export…")),
            ("replace_signing_key", say("Replace…")),
        )
        self.card = DeedCard("signing_key", say("Signing key"), deeds)
        self.card.asked.connect(self._on_asked)
        # Which key it is, is not known yet.
        self._let(is_there=False)

    def refresh(self) -> None:
        """Look again which key signs."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.signing.key(desk.actor),
            then=self._on_shown,
            failed=self._on_missing,
        )

    def _on_shown(self, shown: ShownKey) -> None:
        self._shown = shown
        self._let(is_there=True)
        self.card.tell(
            self._desk.say(
                "Certificates are signed with it until {date}. Tell federations its fingerprint.",
                date=f"{local(shown.today.ends):%Y-%m-%d}",
            )
        )

    def _on_missing(self, error: Exception) -> None:
        self._shown = None
        self._let(is_there=False)
        self.card.tell(str(explain(error, self._desk.say)))

    def _let(self, *, is_there: bool) -> None:
        for deed in ("show_fingerprint", "export_key"):
            self.card.buttons[deed].setEnabled(is_there)

    def _on_asked(self, deed: str) -> None:
        {
            "show_fingerprint": self._show,
            "export_key": self._export,
            "replace_signing_key": self._replace,
        }[deed]()

    def _show(self) -> None:
        if self._shown is None:
            return
        desk, say, today = self._desk, self._desk.say, self._shown.today
        told = [say("Hand it over by another way than the certificates: by letter or in person.")]
        told += [
            say("Until {date}: {fingerprint}", date=f"{local(one.ends):%Y-%m-%d}", fingerprint=text)
            for one in self._shown.earlier
            if (text := grouped(one.fingerprint))
        ]
        dialog = FingerprintDialog(say, self._page, today.fingerprint, told)
        signing, actor = desk.clinic.signing, desk.actor
        dialog.letter_asked.connect(
            partial(self._ask_where, dialog, "pdf", lambda: signing.give_letter(actor))
        )
        dialog.certificate_asked.connect(
            partial(self._ask_where, dialog, "cer", lambda: signing.give_certificate(actor))
        )
        dialog.open()

    def _ask_where(self, over: FingerprintDialog, kind: str, content: Callable[[], bytes]) -> None:
        say = self._desk.say
        asked = save_dialog(over, say, say("Save"), f"tenteki-fingerprint.{kind}", kind)
        asked.fileSelected.connect(partial(self._write, over, content))
        asked.open()

    def _write(self, over: FingerprintDialog, content: Callable[[], bytes], path: str) -> None:
        say = self._desk.say

        def write() -> str:
            Path(path).write_bytes(content())
            return say("Saved: {path}", path=path)

        def fail(error: Exception) -> None:
            trouble = of_the_system(error) if isinstance(error, OSError) else error
            over.notice.tell("bad", str(explain(trouble, say)))

        self._desk.lane.run(over, write, then=partial(over.notice.tell, "ok"), failed=fail)

    def _export(self) -> None:
        desk, say = self._desk, self._desk.say
        self._questions.ask(
            PassphraseSheet(desk.actor.member.name, say),
            say("Export the signing key"),
            lambda typed: desk.clinic.signing.give_key(desk.actor, *typed),
            self._ask_where_the_key_goes,
            told=say(
                "Whoever has the file and its passphrase signs in the clinic's name. Lock both "
                "away in different places."
            ),
            deed=say("Export"),
        )

    def _ask_where_the_key_goes(self, content: bytes) -> None:
        say = self._desk.say
        asked = save_dialog(
            self._page, say, say("Export the signing key"), "tenteki-signing.p12", "p12"
        )
        asked.fileSelected.connect(partial(self._write_key, content))
        asked.open()

    def _write_key(self, content: bytes, path: str) -> None:
        say = self._desk.say

        def write() -> str:
            try:
                Path(path).write_bytes(content)
            except OSError as error:
                raise of_the_system(error) from error
            return say("Saved: {path}", path=path)

        self._desk.lane.run(self, write, then=self.done.emit, failed=self.failed.emit)

    def _replace(self) -> None:
        desk, say = self._desk, self._desk.say

        def replace(password: str) -> str:
            desk.clinic.signing.replace_key(desk.actor, password)
            return say("The signing key is new. Tell every federation its fingerprint.")

        self._questions.ask(
            PasswordSheet(desk.actor.member.name, say),
            say("Replace the signing key"),
            replace,
            self.done.emit,
            told=say(
                "Do this when the key was lost or may be in other hands, or when it runs out. "
                "Certificates issued until now stay valid with the old fingerprint; for new ones "
                "every federation needs the new one. It cannot be undone."
            ),
            deed=say("Replace"),
            kind="danger",
        )
