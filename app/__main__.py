"""The one way in: `tenteki` alone opens the window, `tenteki WORD …` is the command line."""

import gc
import sys


def main() -> int:
    """Start what was asked for; return the exit status."""
    if getattr(sys, "frozen", False):
        # The one-folder bundle starts itself again to look at a stranger's file (app.main.apart).
        from multiprocessing import freeze_support

        freeze_support()
    # Nothing heavy is imported before it is known what is wanted.
    word, *files = sys.argv[1:] or [""]
    if word == "check" and files and not any(map(_is_option, files)):
        return _check(files)
    from app.cli.terminal import make_ready
    from app.cli.words import parse

    make_ready()
    wanted = parse(sys.argv[1:])
    from app.main.start import run

    return run(wanted)


def _check(files: list[str]) -> int:
    """Judge cases without a detour: other programs ask for one after the other."""
    # It ends before anything is worth sweeping up, and what is frozen is not looked through at
    # the end either: together a tenth of the whole.
    gc.disable()
    from app.main.check import check_cases

    status = check_cases(files)
    gc.freeze()
    return status


def _is_option(argument: str) -> bool:
    return argument.startswith("-") and argument != "-"


if __name__ == "__main__":
    sys.exit(main())
