"""Somebody at the window: two hands and an eye, and nothing else of the program."""

from tests.acceptance.driving.screen import NothingHappened

MOST_TABS = 90
_WAIT_FOR_FOCUS_S = 0.6


class Keyboard:
    """Reaches everything by the keys alone: Tab to where it is, Enter or Space to press it."""

    def __init__(self, display, bus, screen):
        self._display, self._bus, self._screen = display, bus, screen
        self.strokes = 0

    def keys(self, *keys):
        """Press keys, each with those held meanwhile, as in ctrl+s."""
        self._display.run("xdotool", "key", "--clearmodifiers", *keys)
        self.strokes += len(keys)

    def type(self, text):
        """Type plain letters; what a Japanese input method writes is taken from the clipboard."""
        if text.isascii():
            self._display.run("xdotool", "type", "--clearmodifiers", "--delay", "6", "--", text)
        elif text:
            self._display.lay_by(text)
            self._display.run("xdotool", "key", "--clearmodifiers", "ctrl+v")

    def go_to(self, own, *, back=False):
        """Bring the keyboard to a control by Tab, or back by Shift and Tab, and return it."""
        control, passed = self._screen.see(own), []
        for _ in range(MOST_TABS):
            if "focused" in self._screen.states(control):
                return control
            self._bus.focused()
            self.keys("shift+Tab" if back else "Tab")
            here = self._bus.focused(_WAIT_FOR_FOCUS_S)
            passed.append(self._screen.name_of(here) if here else "nowhere")
        raise NothingHappened(f"{own} to be reached by Tab, over {' '.join(passed)}")

    def press(self, own, *, back=False):
        """Press what has a name."""
        control = self.go_to(own, back=back)
        self._screen.wait(lambda: "enabled" in self._screen.states(control), f"{own} to be ready")
        self.keys("Return" if control.role == "push button" else "space")

    def scroll_down(self, over):
        """Nothing is to be done: what Tab comes to scrolls into sight."""

    def choose(self, own, word):
        """Go through what is offered with the arrow keys, down to some words."""
        choice = self.go_to(own)
        words = [one for _, one in self._screen.options(choice)]
        self.keys("Home", *["Down"] * words.index(word))


class Pointer(Keyboard):
    """Reaches everything by pointing at it, as on a touch screen; text still comes by the keys."""

    def go_to(self, own, *, back=False):
        """Point at a control, and return it."""
        control = self._screen.see(own)
        self._click(control.node)
        return control

    def press(self, own, *, back=False):
        """Point at what has a name, once it can be pressed."""
        control = self._screen.see(own)
        self._screen.wait(lambda: "enabled" in self._screen.states(control), f"{own} to be ready")
        self.go_to(own)

    def scroll_down(self, over):
        """Turn the wheel over a control, down to the end of the place it stands in."""
        left, top = self._screen.middle(self._screen.see(over).node)
        wheel = ("click", "--repeat", "20", "--delay", "5", "5")
        self._display.run("xdotool", "mousemove", str(left), str(top), *wheel)

    def choose(self, own, word):
        """Open what is offered, and point at some words."""
        choice = self.go_to(own)
        node = next(one for one, words in self._screen.options(choice) if words == word)
        self._screen.wait(
            lambda: "expanded" in self._screen.states(choice), f"the list of {own} to open"
        )
        self._click(node)

    def _click(self, node):
        left, top = self._screen.middle(node)
        self._display.run("xdotool", "mousemove", str(left), str(top), "click", "1")


class Person:
    """Works at the window in one language, and leaves pictures of what there was to see."""

    def __init__(self, hands, screen, witness, say):
        self.hands, self.screen, self.say = hands, screen, say
        self._witness = witness

    def keys(self, *keys):
        """Press keys wherever the keyboard is."""
        self.hands.keys(*keys)

    def press(self, own, *, back=False):
        """Press what has a name; ``back`` is the shorter way where it stands before."""
        self.hands.press(own, back=back)

    def write(self, own, text, *, back=False):
        """Replace what stands in a field."""
        field = self.hands.go_to(own, back=back)
        if self.screen.text(field):
            self.hands.keys("ctrl+a", "BackSpace")
        self.type(own, text, field)

    def type(self, own, text, field=None):
        """Type where the keyboard is, and read that it stands there."""
        field = field or self.screen.see(own)
        self.hands.type(text)
        if "password" in own:
            # What is not read aloud is not read here: as many dots must do.
            self.screen.wait(lambda: len(self.screen.text(field)) == len(text), f"{own} typed")
        else:
            self.screen.wait(lambda: self.screen.text(field) == text, f"{text!r} in {own}")

    def choose(self, own, word):
        """Choose one out of several by its words."""
        self.hands.choose(own, word)
        choice = self.screen.see(own)
        self.screen.wait(lambda: self.screen.name_now(choice) == word, f"{word} in {own}")

    def see(self, own):
        """Return the control of a name once it is shown."""
        return self.screen.see(own)

    def see_none(self, own):
        """Wait until something is shown no more."""
        self.screen.see_none(own)

    def reads(self, own, words):
        """Wait until words stand somewhere in a control."""
        self.screen.wait(lambda: words in self._text(own), f"{words!r} in {own}")

    def offers(self, own, words):
        """Wait until the first line of a list says what is wanted."""
        self.screen.wait(
            lambda: any(words in one for one in self.screen.items(own, most=2)[:2]),
            f"{words!r} first in {own}, not {self.screen.items(own)}",
        )

    def look(self, name):
        """Take a picture of the screen, and hear it as somebody who cannot see it."""
        self._witness.look(name)

    def _text(self, own):
        top = self.screen.find(own)
        shown = [] if top is None else self.screen.controls(top.node)
        return "\n".join(part for one in shown for part in (self.screen.text(one), one.name))
