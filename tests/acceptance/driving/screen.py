"""What the program tells of its window: controls by their names, as a reader for the blind gets them."""

import time
from dataclasses import dataclass

from tests.acceptance.driving.bus import Gone

PATIENCE_S = 15.0
_PAUSE_S = 0.02
_STATES = {
    "checked": 4,
    "editable": 7,
    "enabled": 8,
    "expanded": 10,
    "focusable": 11,
    "focused": 12,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "checkable": 41,
}
# A table of 100,000 rows has as many children; its rows are asked for one by one.
WITHOUT_CHILDREN = ("table", "list", "tree", "tree table")
_LABELLED_BY = 2


class NothingHappened(AssertionError):
    """What was waited for did not come; the text names it, and what was there instead."""


@dataclass(frozen=True)
class Control:
    """One thing on the screen at the moment one looked."""

    node: tuple[str, str]
    parent: tuple[str, str]
    id: str  # the names from the window down, parted by dots
    role: str
    name: str
    description: str
    states: frozenset

    @property
    def own(self):
        """The name it has in the program."""
        return self.id.rpartition(".")[2]


class Screen:
    """Looks at one program: finds what is shown, and waits for what is to come."""

    def __init__(self, bus, root):
        self._bus = bus
        self._root = root

    # The whole of it

    def controls(self):
        """Return everything that is shown just now, parents before children."""
        found, level = [], [(self._root, "")]
        while level:
            asked = [self._portrait(node) for node, _ in level]
            answers = self._bus.ask_all([one for portrait in asked for one in portrait])
            below = []
            for place, (node, parent) in enumerate(level):
                states, role, name, described, named, children = answers[6 * place : 6 * place + 6]
                if isinstance(role, Gone) or isinstance(children, Gone):
                    continue
                seen = _states(states)
                if "showing" not in seen and role != "application":
                    continue
                named = "" if isinstance(named, Gone) else named
                found.append(Control(node, parent, named, role, name, described, seen))
                if role not in WITHOUT_CHILDREN:
                    below += [(tuple(child), node) for child in children]
            level = below
        return found

    def _portrait(self, node):
        ask = self._bus
        return (
            ask.method(node, "Accessible", "GetState"),
            ask.method(node, "Accessible", "GetRoleName"),
            ask.fact(node, "Accessible", "Name"),
            ask.fact(node, "Accessible", "Description"),
            ask.fact(node, "Accessible", "AccessibleId"),
            ask.method(node, "Accessible", "GetChildren"),
        )

    def has(self, own):
        """Tell whether a control is shown just now."""
        return any(one.own == own for one in self.controls())

    def see(self, own, patience=PATIENCE_S):
        """Return the shown control of a name; waits until it is there."""
        found = []

        def is_there():
            found[:] = [one for one in self.controls() if one.own == own]
            return bool(found)

        self.wait(is_there, own, patience)
        return found[0]

    def see_none(self, own):
        """Wait until a control is shown no more."""
        self.wait(lambda: not self.has(own), f"{own} to go")

    def wait(self, is_so, what, patience=PATIENCE_S):
        """Ask until something is so; raises NothingHappened, with what is shown instead."""
        end = time.monotonic() + patience
        while not is_so():
            if time.monotonic() > end:
                shown = [f"{one.role} {one.own} {one.name!r}" for one in self.controls()]
                raise NothingHappened("\n  ".join([what, *shown]))
            time.sleep(_PAUSE_S)

    # One control

    def states(self, control):
        """Return what a control is at this moment; nothing where it has gone."""
        (answer,) = self._bus.ask_all([self._bus.method(control.node, "Accessible", "GetState")])
        return _states(answer)

    def text(self, control):
        """Return what stands in a field or on a label."""
        question = self._bus.method(control.node, "Text", "GetText", "ii", (0, -1))
        try:
            return self._bus.ask(question)
        except Gone:
            return self._bus.ask(self._bus.fact(control.node, "Accessible", "Name"))

    def name_now(self, control):
        """Return the name of a control as it is now; that of a choice is what was chosen."""
        return self._bus.ask(self._bus.fact(control.node, "Accessible", "Name"))

    def value(self, control):
        """Return the number that a control stands at, or None where it has none."""
        (found,) = self._bus.ask_all([self._bus.fact(control.node, "Value", "CurrentValue")])
        return None if isinstance(found, Gone) else found

    def place(self, control):
        """Return where a control stands: left, top, width and height."""
        return tuple(
            self._bus.ask(self._bus.method(control.node, "Component", "GetExtents", "u", (0,)))
        )

    def labels(self, control):
        """Return the names of what labels a control."""
        related = self._bus.ask(self._bus.method(control.node, "Accessible", "GetRelationSet"))
        nodes = [tuple(one) for kind, them in related if kind == _LABELLED_BY for one in them]
        names = self._bus.ask_all([self._bus.fact(one, "Accessible", "Name") for one in nodes])
        return [one for one in names if not isinstance(one, Gone)]

    def name_of(self, node):
        """Return the name that a node has in the program, or nothing."""
        (found,) = self._bus.ask_all([self._bus.fact(node, "Accessible", "AccessibleId")])
        return "" if isinstance(found, Gone) else found.rpartition(".")[2]

    # Lists and tables

    def items(self, own, most=12):
        """Return the words of a list's first lines."""
        shown = [one.node for one in self.controls() if one.own == own]
        count = self._bus.ask_all(
            [self._bus.fact(one, "Accessible", "ChildCount") for one in shown]
        )
        if not shown or isinstance(count[0], Gone):
            return []
        ask = [
            self._bus.method(shown[0], "Accessible", "GetChildAtIndex", "i", (place,))
            for place in range(min(count[0], most))
        ]
        lines = [tuple(one) for one in self._bus.ask_all(ask) if not isinstance(one, Gone)]
        words = self._bus.ask_all([self._bus.fact(one, "Accessible", "Name") for one in lines])
        return [one for one in words if isinstance(one, str) and one]

    def rows(self, own, most=30):
        """Return the words of a table's first rows."""
        table = self.see(own).node
        sides = [self._bus.fact(table, "Table", side) for side in ("NRows", "NColumns")]
        rows, columns = self._bus.ask_all(sides)
        places = [(row, column) for row in range(min(rows, most)) for column in range(columns)]
        cells = self._bus.ask_all(
            [self._bus.method(table, "Table", "GetAccessibleAt", "ii", place) for place in places]
        )
        words = self._bus.ask_all(
            [self._bus.fact(tuple(cell), "Accessible", "Name") for cell in cells]
        )
        return [words[row * columns : (row + 1) * columns] for row in range(min(rows, most))]


def _states(answer):
    if isinstance(answer, Gone):
        return frozenset()
    low, high = answer
    bits = low | high << 32
    return frozenset(name for name, place in _STATES.items() if bits >> place & 1)
