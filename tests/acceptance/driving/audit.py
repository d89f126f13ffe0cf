"""What a screen owes to somebody who hears it: a name for each control, and names that differ."""

from collections import Counter

# What can be pressed or typed into, by the role it must have to be read aloud as that.
FIELDS = ("text", "spin box", "combo box", "date editor")
PRESSED = ("push button", "toggle button", "check box", "radio button", "menu item", "page tab")
LISTS = ("table", "list", "tree", "tree table")
# A filler is what only scrolls: Qt knows no nearer role for a page to look at. A label can be
# entered where its words may be copied.
OTHERS = ("slider", "scroll bar", "link", "filler", "label")


def faults_of(screen):
    """Return what is missing on the screen as it is shown now, each with its place."""
    shown = [one for one in screen.controls() if not one.id.startswith("QFileDialog")]
    mine = [one for one in shown if is_control(one)]
    told = (nameless(mine, screen), roleless(mine), alike(mine, screen), mute(mine, screen))
    return [fault for faults in told for fault in faults]


def is_control(one):
    """Tell whether something is there to be used, not only to be looked at."""
    return "focusable" in one.states or one.role in (*FIELDS, *PRESSED)


def nameless(controls, screen):
    """Return the controls without a name; that of a choice is its value, so it needs another."""
    return [f"{one.id} ({one.role}) has no name" for one in controls if not _name(one, screen)]


def roleless(controls):
    """Return the controls of which nobody is told what they are."""
    known = (*FIELDS, *PRESSED, *LISTS, *OTHERS)
    return [
        f"{one.id} ({one.name}) is told to be a {one.role}"
        for one in controls
        if one.role not in known
    ]


def alike(controls, screen):
    """Return the controls of one place that sound the same."""
    heard = Counter((one.parent, one.role, _name(one, screen)) for one in controls)
    return [
        f"{one.id} ({one.role}) sounds like another: {one.name}"
        for one in controls
        if heard[one.parent, one.role, _name(one, screen)] > 1
    ]


def mute(controls, screen):
    """Return the controls that keep to themselves what stands in them."""
    return [
        f"{one.id} ({one.role}) does not say what stands in it"
        for one in controls
        if one.role in FIELDS and not _value_is_told(one, screen)
    ]


def _value_is_told(one, screen):
    """Tell whether a field says its text, a number its value, a choice what it offers."""
    if one.role == "combo box":
        return bool(screen.options(one))
    if one.role == "spin box" and screen.value(one) is None:
        return False
    return screen.is_readable(one)


def _name(one, screen):
    if one.role != "combo box":
        return one.name
    return " ".join(screen.labels(one)) or one.description
