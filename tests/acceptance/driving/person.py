"""Somebody at the window: two hands and an eye, and nothing else of the program."""

import time

from tests.acceptance.driving.screen import PATIENCE_S, NothingHappened

MOST_TABS = 90
MOST_CHOICES = 40
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

    def go_to(self, own):
        """Bring the keyboard to a control by Tab, and return it."""
        control, passed = self._screen.see(own), []
        for _ in range(MOST_TABS):
            if "focused" in self._screen.states(control):
                return control
            self._bus.focused()
            self.keys("Tab")
            here = self._bus.focused(_WAIT_FOR_FOCUS_S)
            passed.append(self._screen.name_of(here) if here else "nowhere")
        raise NothingHappened(f"{own} to be reached by Tab, over {' '.join(passed)}")

    def press(self, own):
        """Press what has a name."""
        control = self.go_to(own)
        self._screen.wait(lambda: "enabled" in self._screen.states(control), f"{own} to be ready")
        self.keys("Return" if control.role == "push button" else "space")


class Pointer(Keyboard):
    """Reaches everything by pointing at it, as on a touch screen; text still comes by the keys."""

    def go_to(self, own):
        """Point at a control, and return it."""
        control = self._screen.see(own)
        left, top, width, height = self._screen.place(control)
        middle = (str(left + width // 2), str(top + height // 2))
        self._display.run("xdotool", "mousemove", *middle, "click", "1")
        return control

    def press(self, own):
        """Point at what has a name, once it can be pressed."""
        control = self._screen.see(own)
        self._screen.wait(lambda: "enabled" in self._screen.states(control), f"{own} to be ready")
        self.go_to(own)


class Person:
    """Works at the window in one language, and leaves pictures of what there was to see."""

    def __init__(self, hands, screen, witness, say):
        self.hands, self.screen, self.say = hands, screen, say
        self._witness = witness

    def keys(self, *keys):
        """Press keys wherever the keyboard is."""
        self.hands.keys(*keys)

    def press(self, own):
        """Press what has a name."""
        self.hands.press(own)

    def write(self, own, text):
        """Replace what stands in a field."""
        field = self.hands.go_to(own)
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
        choice = self.hands.go_to(own)
        for key in ("Home", *["Down"] * MOST_CHOICES):
            now = self.screen.name_now(choice)
            if now == word:
                return
            self.hands.keys(key)
            # The first line may have been chosen before; any other key leads on.
            patience = _WAIT_FOR_FOCUS_S if key == "Home" else PATIENCE_S
            self._wait_for_another(choice, now, patience)
        raise NothingHappened(f"{word!r} among the choices of {own}")

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

    def _wait_for_another(self, choice, before, patience):
        end = time.monotonic() + patience
        while self.screen.name_now(choice) == before and time.monotonic() < end:
            time.sleep(0.02)

    def _text(self, own):
        shown = [one for one in self.screen.controls() if f".{own}." in f"{one.id}."]
        return "\n".join(part for one in shown for part in (self.screen.text(one), one.name))
