"""The demo's walk in a window of a size, its words so many times as long; tells what is cut off.

Run as ``python -m tests.demo.doubled_walk FOLDER LANGUAGE THEME TIMES WIDTHxHEIGHT``: writes each word
that had too little room, after the name of its picture.
"""

import sys
from pathlib import Path

from app import i18n
from app.demo.hands import Hands
from app.main.demonstration import demonstrate
from tests.demo.cutting import cut_words


def main(out, language, theme, times, size):
    """Walk, and return what was cut off."""
    width, height = (int(one) for one in size.split("x"))
    found = {}
    look, load = Hands.look, i18n.load

    def look_closely(hands, name):
        file = look(hands, name)
        for fault in cut_words(width, height, cells=int(times) == 1):
            found.setdefault(fault, name)
        return file

    def load_longer(folder, told):
        say = load(folder, told)
        between = "" if told == "ja" else " "
        return i18n.Wording(told, lambda text: between.join([say(text)] * int(times)))

    Hands.look, i18n.load = look_closely, load_longer
    demonstrate(Path(out), language, theme, tour=True, size=(width, height))
    return [f"{name}: {fault}" for fault, name in found.items()]


if __name__ == "__main__":
    sys.stderr.write("\n".join([*main(*sys.argv[1:]), ""]))
