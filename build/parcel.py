"""Makes what is carried to a clinic's computer and installed there."""

import sys

import bundling
import debian
import setup_program
from house import Trouble


def main() -> int:
    """Make the package of this system out of the program in dist/."""
    bundling.make_if_stale()
    if sys.platform == "win32":
        setup_program.make(bundling.DIST, bundling.PROGRAM)
    elif sys.platform.startswith("linux"):
        debian.make(bundling.DIST, bundling.PROGRAM)
    else:
        raise Trouble("Only for Windows and Debian there is a parcel; dist/tenteki runs as it is.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(1)
