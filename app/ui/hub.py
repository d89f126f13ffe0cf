"""The hub of the settings: which sections there are, and which of them one may enter."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.staff import Actor, Permission
from app.i18n import Wording
from app.ui.kit.place_button import Place
from app.ui.kit.section_list import SectionList
from app.ui.parts.page_stack import PageStack

HUB = "settings"
# In the order of the list; who may do none of these deeds does not see the section.
_MAY = {
    "clinic": (Permission.CHANGE_CLINIC,),
    "people": (Permission.MANAGE_PEOPLE,),
    "sets": (Permission.MANAGE_MASTERS,),
    "products": (Permission.READ, Permission.MANAGE_MASTERS),
    "masters": (Permission.MANAGE_MASTERS,),
    "rules": (Permission.READ,),
    "backups": (Permission.BACK_UP,),
    "trail": (Permission.READ_AUDIT,),
    "check": (Permission.READ,),
    "appearance": (Permission.ENTER,),
    "computer": (Permission.ENTER,),
    "account": (Permission.ENTER,),
}


def sections_of(actor: Actor, made: Collection[str], say: Wording) -> list[Place]:
    """Return the sections that somebody may enter, of those that there are."""
    words = {
        "clinic": Place("clinic", "building", say("Clinic")),
        "people": Place("people", "user", say("People")),
        "sets": Place("sets", "todo", say("Sets")),
        "products": Place("products", "drip", say("Products")),
        "masters": Place("masters", "book", say("Masters")),
        "rules": Place("rules", "rules", say("Rules")),
        "backups": Place("backups", "save", say("Backups")),
        "trail": Place("trail", "clock", say("Audit trail")),
        "check": Place("check", "tick-circle", say("Check a certificate")),
        "appearance": Place("appearance", "eye", say("Appearance")),
        "computer": Place("computer", "monitor", say("This computer")),
        "account": Place("account", "key", say("Your account")),
    }
    allowed = [
        words[name] for name, may in _MAY.items() if name in made and any(map(actor.may, may))
    ]
    return [replace(one, here=say("You are here.")) for one in allowed]


class Hub(SectionList):
    """The list of sections, shown beside the page while the page is one of them."""

    def __init__(self, actor: Actor, made: Collection[str], say: Wording, pages: PageStack) -> None:
        super().__init__(say("Settings"), sections_of(actor, made, say))
        self._pages = pages
        self._shown: dict[str, QWidget] = {}
        self._last = self.names[0]
        self.hide()
        pages.currentChanged.connect(self._follow)

    def section(self, name: str) -> str:
        """Return the page that is meant: at the hub itself, the section seen last."""
        return self._last if name == HUB else name

    def mark(self, name: str) -> str:
        """Mark a page that is shown now, and return what the rail marks for it."""
        if name not in self.names:
            return name
        self._last = name
        self._shown[name] = self._pages.page
        self.set_current(name)
        self._follow()
        return HUB

    def _follow(self) -> None:
        self.setVisible(self._pages.page in self._shown.values())
