"""The one way in: `tenteki` alone opens the window, `tenteki WORD …` is the command line."""

import sys


def main() -> int:
    """Start what was asked for; return the exit status."""
    # Nothing heavy is imported before it is known what is wanted.
    from app.cli.words import parse

    wanted = parse(sys.argv[1:])
    from app.main import run

    return run(wanted)


if __name__ == "__main__":
    sys.exit(main())
