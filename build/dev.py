"""The one command for everybody who works on Tenteki or wants to see it.

Needs nothing but Python, and runs on Windows, macOS and Linux. Readable for
an old Python (3.7) down to the line where that one is sent away.
"""

import argparse
import subprocess
import sys

import interpreter

WORDS = {
    "demo": "show the program on a demo clinic; without a display, leave pictures in demo-output/",
    "test": "run every check and test, as CI does; further arguments go to pytest",
    "bench": "measure what must stay fast",
    "bundle": "make the one-folder program in dist/",
    "parcel": "make what a clinic installs: a .deb, or on Windows the setup program",
    "papers": "write THIRD_PARTY.md anew from requirements.lock",
    "audit": "ask whether a package that we use has a known weakness",
    "lint": "run the checks without the tests",
    "fmt": "put the code into its common form",
    "i18n": "bring the catalogue of words up to date; --check only looks",
    "lock": "write requirements.lock anew from pyproject.toml",
    "mutate": "change the rules in one place at a time, and show what no test notices",
    "fonts": "make the Japanese fonts",
    "gallery": "take pictures of every screen in gallery/; --guide renews those of the guide",
    "verifier": "make the page by which a federation checks a certificate",
}


def main(arguments: "list[str]") -> int:
    """Set up what is needed, do what the word says, and return how it ended."""
    word, rest = _understand(arguments)
    if not interpreter.this_is_right():
        return _hand_over(arguments)

    # Only now, because an old Python could not read them.
    import errands
    from house import Trouble

    try:
        return errands.do(word, rest)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


def _understand(arguments: "list[str]") -> "tuple[str, list[str]]":
    words = "\n".join(f"  {word:<8}{meaning}" for word, meaning in WORDS.items())
    parser = argparse.ArgumentParser(
        prog="build/dev.py",
        description="Works on Tenteki. Each word first makes sure that all is set up.",
        epilog=f"words:\n{words}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("word", choices=list(WORDS), metavar="word", help="what to do, see below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on")
    understood = parser.parse_args(arguments)
    return understood.word, [part for part in understood.rest if part != "--"]


def _hand_over(arguments: "list[str]") -> int:
    another = interpreter.find_another()
    if not another:
        print(interpreter.what_is_missing(), file=sys.stderr)
        return 1
    return subprocess.run([*another, __file__, *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
