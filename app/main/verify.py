"""Puts `tenteki verify` together: neither window nor database, and an end to every waiting."""

import sys
from pathlib import Path

from app import i18n, paths
from app.cli.terminal import readable
from app.cli.verifying import Listed, show, show_json
from app.cli.words import Wanted
from app.domain.verifications import Answer, Doubt, Examined, verify
from app.main.apart import examine_apart
from app.proof.anything import LARGEST
from app.proof.code import PREFIX
from app.proof.payload import Unreadable
from app.proof.revocations import from_file
from app.verified import Names


def verify_file(wanted: Wanted, language: str) -> int:
    """Tell whether a file, a picture or a code is a genuine certificate; return the exit status."""
    say = i18n.load(paths.LOCALE, language if wanted.json else readable(language))
    try:
        revoked, listed_by = _revoked(wanted.revocations)
    except (OSError, Unreadable):
        refusal = say("The list of revocations cannot be read.")
        sys.stderr.write(f"tenteki: {refusal}\n")
        return Answer.UNREADABLE.exit_code
    examined = _examined(wanted.files[0])
    # A list that another key signed calls nothing of this clinic back.
    counts = bool(listed_by) and listed_by == examined.fingerprint
    found = verify(examined, wanted.clinic, revoked if counts else frozenset())
    listed = Listed.COUNTED if counts else Listed.BY_ANOTHER_KEY if listed_by else Listed.NONE
    answer = show_json if wanted.json else show
    return answer(found, listed, _names(examined), say)


def _examined(file: str) -> Examined:
    if file.strip().startswith(PREFIX):
        return examine_apart(file.encode("utf-8", "replace"))
    try:
        return examine_apart(_content(Path(file)))
    except (OSError, ValueError):
        return Examined((Doubt.NO_FILE,))


def _content(path: Path) -> bytes:
    """Return a file, or as much of it as is too much; raises OSError where it is none."""
    if not path.is_file():
        # What never ends, such as a device, is no file either.
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _revoked(path: Path | None) -> tuple[frozenset[str], str]:
    if path is None:
        return frozenset(), ""
    try:
        listed, whose = from_file(_content(path))
    except ValueError as error:
        raise Unreadable("no list") from error
    return frozenset(one.number for one in listed.revoked), whose


def _names(examined: Examined) -> Names:
    if examined.proof is None:
        return str
    # A tenth of a second, which what is no certificate does not need.
    from app.reference.formulary import read_formulary

    by_code = {one.yj: one.brand_ja for one in read_formulary(paths.REFERENCE).products if one.yj}
    return lambda code: by_code.get(code, code)
