"""What the program tells of its window: controls by their names, as a reader for the blind gets them."""

import time
from dataclasses import dataclass

from tests.acceptance.driving.bus import Gone

PATIENCE_S = 30.0
MOST_OPTIONS = 40
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
        return _own(self.id)


class Screen:
    """Looks at one program: finds what is shown, and waits for what is to come."""

    def __init__(self, bus, root):
        self._bus = bus
        self._root = root
        self._seen = {}  # where a control of a name was the last time

    # The whole of it

    def controls(self, below=None):
        """Return everything that is shown just now, or all below a node, parents before children."""
        found = []
        for level in self._levels(below or self._root):
            asked = [one for node, _, _ in level for one in self._portrait(node)]
            answers = self._bus.ask_all(asked)
            for place, (node, parent, states) in enumerate(level):
                role, name, described, named = answers[4 * place : 4 * place + 4]
                if not isinstance(role, Gone) and not isinstance(named, Gone):
                    found.append(Control(node, parent, named, role, name, described, states))
        return found

    def find(self, own):
        """Return the shown control of a name, or None."""
        node = self._seen.get(own)
        if node is None or not self._is_there(node, own):
            node = self._seen[own] = self._node_of(own)
        if node is None:
            return None
        states, *told = self._bus.ask_all(
            [self._bus.method(node, "Accessible", "GetState"), *self._portrait(node)]
        )
        if any(isinstance(one, Gone) for one in told):
            return None
        role, name, described, named = told
        return Control(node, ("", ""), named, role, name, described, _states(states))

    def _is_there(self, node, own):
        states, named = self._bus.ask_all(
            [
                self._bus.method(node, "Accessible", "GetState"),
                self._bus.fact(node, "Accessible", "AccessibleId"),
            ]
        )
        is_same = not isinstance(named, Gone) and _own(named) == own
        return is_same and "showing" in _states(states)

    def _node_of(self, own):
        for level in self._levels(self._root):
            nodes = [node for node, _, _ in level]
            ids = self._bus.ask_all(
                [self._bus.fact(one, "Accessible", "AccessibleId") for one in nodes]
            )
            for node, named in zip(nodes, ids, strict=True):
                if not isinstance(named, Gone) and _own(named) == own:
                    return node
        return None

    def _levels(self, top):
        """Yield what is shown, floor by floor, each with its parent and its states."""
        floor = [(top, ("", ""))]
        while floor:
            answers = self._bus.ask_all(
                [self._bus.method(node, "Accessible", "GetState") for node, _ in floor]
            )
            shown = [
                (node, parent, _states(answer))
                for (node, parent), answer in zip(floor, answers, strict=True)
                if node == self._root or "showing" in _states(answer)
            ]
            yield shown
            asked = [
                (
                    self._bus.method(node, "Accessible", "GetRoleName"),
                    self._bus.fact(node, "Accessible", "ChildCount"),
                )
                for node, _, _ in shown
            ]
            told = self._bus.ask_all([one for pair in asked for one in pair])
            within = [
                node
                for place, (node, _, _) in enumerate(shown)
                if told[2 * place] not in WITHOUT_CHILDREN
                and not isinstance(told[2 * place + 1], Gone)
                and told[2 * place + 1]
            ]
            children = self._bus.ask_all(
                [self._bus.method(one, "Accessible", "GetChildren") for one in within]
            )
            floor = [
                (tuple(child), node)
                for node, them in zip(within, children, strict=True)
                if not isinstance(them, Gone)
                for child in them
            ]

    def _portrait(self, node):
        ask = self._bus
        return (
            ask.method(node, "Accessible", "GetRoleName"),
            ask.fact(node, "Accessible", "Name"),
            ask.fact(node, "Accessible", "Description"),
            ask.fact(node, "Accessible", "AccessibleId"),
        )

    def has(self, own):
        """Tell whether a control is shown just now."""
        return self.find(own) is not None

    def see(self, own, patience=PATIENCE_S):
        """Return the shown control of a name; waits until it is there."""
        found = []

        def is_there():
            found[:] = [one for one in (self.find(own),) if one is not None]
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

    def is_readable(self, control):
        """Tell whether a field says its text as a text, and how long it is."""
        ask = self._bus
        length, text = ask.ask_all(
            [
                ask.fact(control.node, "Text", "CharacterCount"),
                ask.method(control.node, "Text", "GetText", "ii", (0, -1)),
            ]
        )
        return isinstance(length, int) and isinstance(text, str) and len(text) == length

    def name_now(self, control):
        """Return the name of a control as it is now; that of a choice is what was chosen."""
        return self._bus.ask(self._bus.fact(control.node, "Accessible", "Name"))

    def value(self, control):
        """Return the number that a control stands at, or None where it has none."""
        (found,) = self._bus.ask_all([self._bus.fact(control.node, "Value", "CurrentValue")])
        return None if isinstance(found, Gone) else found

    def middle(self, node):
        """Return the point in the middle of something that is shown."""
        where = self._bus.method(node, "Component", "GetExtents", "u", (0,))
        left, top, width, height = self._bus.ask(where)
        return left + width // 2, top + height // 2

    def options(self, choice):
        """Return what a choice offers: the node of each option, and its words."""
        question = self._bus.method(choice.node, "Accessible", "GetChildAtIndex", "i", (0,))
        return self.lines(tuple(self._bus.ask(question)), most=MOST_OPTIONS)

    def labels(self, control):
        """Return the names of what labels a control."""
        related = self._bus.ask(self._bus.method(control.node, "Accessible", "GetRelationSet"))
        nodes = [tuple(one) for kind, them in related if kind == _LABELLED_BY for one in them]
        names = self._bus.ask_all([self._bus.fact(one, "Accessible", "Name") for one in nodes])
        return [one for one in names if not isinstance(one, Gone)]

    def name_of(self, node):
        """Return the name that a node has in the program, or nothing."""
        (found,) = self._bus.ask_all([self._bus.fact(node, "Accessible", "AccessibleId")])
        return "" if isinstance(found, Gone) else _own(found)

    # Lists and tables

    def items(self, own, most=12):
        """Return the words of a list's first lines."""
        shown = self.find(own)
        return [] if shown is None else [words for _, words in self.lines(shown.node, most)]

    def lines(self, node, most=12):
        """Return the first lines of a list that have words: the node of each, and the words."""
        (count,) = self._bus.ask_all([self._bus.fact(node, "Accessible", "ChildCount")])
        ask = [
            self._bus.method(node, "Accessible", "GetChildAtIndex", "i", (place,))
            for place in range(0 if isinstance(count, Gone) else min(count, most))
        ]
        nodes = [tuple(one) for one in self._bus.ask_all(ask) if not isinstance(one, Gone)]
        words = self._bus.ask_all([self._bus.fact(one, "Accessible", "Name") for one in nodes])
        told = zip(nodes, words, strict=True)
        return [(one, word) for one, word in told if isinstance(word, str) and word]

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
            [
                self._bus.fact(tuple(cell), "Accessible", "Name")
                for cell in cells
                if not isinstance(cell, Gone)
            ]
        )
        if len(words) < len(places) or any(isinstance(one, Gone) for one in words):
            return []  # it is being filled anew just now
        return [words[row * columns : (row + 1) * columns] for row in range(min(rows, most))]


def _own(named):
    return named.rpartition(".")[2]


def _states(answer):
    if isinstance(answer, Gone):
        return frozenset()
    low, high = answer
    bits = low | high << 32
    return frozenset(name for name, place in _STATES.items() if bits >> place & 1)
