"""Puts `tenteki verify` together: neither window nor database, and an end to every waiting."""

import os
import sys
from pathlib import Path
from threading import Timer

from app import i18n, paths
from app.cli.verifying import show, show_json
from app.cli.words import Wanted
from app.domain.verifications import Answer, Doubt, Examined, Verification, verify
from app.proof.code import PREFIX
from app.proof.payload import Unreadable
from app.verified import Names

_PDF, _LONGEST_WAIT_S = b"%PDF-", 4.0
# What a stranger's file may make the program grow to.
_MOST_BYTES = 1024 * 1024 * 1024


def verify_file(wanted: Wanted, language: str) -> int:
    """Tell whether a file, a picture or a code is a genuine certificate; return the exit status."""
    say = i18n.load(paths.LOCALE, language)
    answer = show_json if wanted.json else show

    def tell(found: Verification) -> int:
        return answer(found, _names(), say)

    def give_up() -> None:
        # A file made to keep a program busy: it is not believed.
        found = Verification(Answer.NOT_VALID, Examined((Doubt.FAULT,)), (Doubt.FAULT,))
        os._exit(tell(found))

    try:
        revoked, listed_by = _revoked(wanted.revocations)
    except (OSError, Unreadable):
        refusal = say("The list of revocations cannot be read.")
        sys.stderr.write(f"tenteki: {refusal}\n")
        return Answer.UNREADABLE.exit_code
    _set_a_limit()
    watch = Timer(_LONGEST_WAIT_S, give_up)
    watch.daemon = True
    watch.start()
    try:
        examined = _examine(wanted.files[0])
        watch.cancel()
        # A list that another key signed calls nothing of this clinic back.
        counts = revoked if listed_by == examined.fingerprint else frozenset()
        return tell(verify(examined, wanted.clinic, counts))
    except MemoryError:
        watch.cancel()
        give_up()
    return Answer.NOT_VALID.exit_code


def _examine(file: str) -> Examined:
    if file.startswith(PREFIX):
        from app.proof.slip import examine_code

        return examine_code(file)
    from app.proof.paper import LARGEST, examine_pdf

    try:
        path = Path(file)
        if path.stat().st_size > LARGEST:
            return Examined((Doubt.TOO_LARGE,))
        content = path.read_bytes()
    except (OSError, ValueError):
        return Examined((Doubt.NOT_A_CERTIFICATE,))
    return examine_pdf(content) if content.lstrip().startswith(_PDF) else _in_picture(content)


def _in_picture(content: bytes) -> Examined:
    from app.proof.picture import TooLarge, codes_in_picture
    from app.proof.slip import examine_code

    text = content.strip()
    if text.startswith(PREFIX.encode()):
        return examine_code(text.decode("ascii", "replace"))
    try:
        codes = codes_in_picture(content)
    except TooLarge:
        return Examined((Doubt.TOO_LARGE,))
    except ValueError:
        return Examined((Doubt.NOT_A_CERTIFICATE,))
    return examine_code(codes[0]) if len(codes) == 1 else Examined((Doubt.NOT_A_CERTIFICATE,))


def _revoked(file: Path | None) -> tuple[frozenset[str], str]:
    if file is None:
        return frozenset(), ""
    from app.proof.revocations import from_file

    listed, whose = from_file(file.read_bytes())
    return frozenset(one.number for one in listed.revoked), whose


def _names() -> Names:
    from app.reference.formulary import read_formulary

    by_code = {one.yj: one.brand_ja for one in read_formulary(paths.REFERENCE).products if one.yj}
    return lambda code: by_code.get(code, code)


def _set_a_limit() -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limit; the time and the size of the file hold there, too.
        return
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))
