"""The facts of a version, alone or beside those of another, what differs being marked."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.compared import Compared, ComparedLine
from app.ui.kit.labels import Label
from app.ui.parts.fact import Fact

Facts = Sequence[Fact]


class VersionComparison(QWidget):
    """Shows one or two versions in full, or only what differs between them."""

    def __init__(self, sides: Sequence[tuple[str, Facts]], say: Wording, *, only: bool) -> None:
        """Show what the sides state, older first; ``only`` leaves out what is the same."""
        super().__init__()
        self.setObjectName("version_comparison")
        lines: list[QWidget] = [
            ComparedLine(
                name, texts, is_changed=differs, spoken=say("{name}: different", name=name)
            )
            for name, texts, differs in _rows([facts for _, facts in sides])
            if differs or not only
        ]
        same = say("Both versions state the same facts.")
        alike = Label(same, size=13, ink="text2", name="versions_alike")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._compared = Compared([head for head, _ in sides], lines or [alike])
        column.addWidget(self._compared)

    def turn(self, pages: int) -> None:
        """Scroll down by so many pages; up where it is less than none."""
        self._compared.turn(pages)


def _rows(sides: Sequence[Facts]) -> list[tuple[str, tuple[str, ...], bool]]:
    """Return each fact once: its name, what every side states of it, and whether that differs."""
    facts = {fact.key: fact for side in sides for fact in side}
    texts = [{fact.key: fact.text for fact in side} for side in sides]
    told = [(facts[key], tuple(one.get(key, "") for one in texts)) for key in _order(sides)]
    return [(fact.name, text, len(set(text)) > 1 and not fact.is_about) for fact, text in told]


def _order(sides: Sequence[Facts]) -> list[str]:
    """Return the keys in the order of the newer side; what it lost stands where it stood."""
    order = [fact.key for fact in sides[-1]]
    for facts in sides[:-1]:
        place = 0
        for fact in facts:
            if fact.key in order:
                place = order.index(fact.key) + 1
            else:
                order.insert(place, fact.key)
                place += 1
    return order
