"""The words of the command line, and what each takes."""

import argparse
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app import __version__


class Wanted(NamedTuple):
    """What was asked for on the command line.

    `word` is empty for the window itself. Settings that were not named come from this
    computer's own settings.
    """

    word: str
    folder: Path | None = None
    language: str | None = None
    theme: str | None = None
    out: Path = Path("demo-output")
    tour: bool = False
    size: tuple[int, int] = (1280, 800)
    files: tuple[str, ...] = ()
    backup: Path | None = None
    to: Path | None = None
    login: str | None = None
    recovery: bool = False
    drill: bool = False
    yes: bool = False
    patient: str = ""
    since: date | None = None
    until: date | None = None
    evidence: bool = False
    form: str = "files"
    asked_by: str = ""
    asked_on: date | None = None
    recipient: str = ""
    agreed: str = ""
    json: bool = False
    clinic: str = ""
    revocations: Path | None = None
    taken: str = ""
    sheet: str = ""
    late_reason: str = ""
    refused: Path | None = None
    dry_run: bool = False
    step: str = ""
    at: str = ""
    authority: Path | None = None
    admin: str = ""


def parse(arguments: list[str]) -> Wanted:
    """Return what a command line asks for; leaves with 2 and one sentence where it cannot be read."""
    if not arguments:
        # As every morning at the clinic: nothing to read, so no reader is made.
        return Wanted(word="")
    parser = argparse.ArgumentParser(
        prog="tenteki", description="Tenteki: the record of intravenous infusions of athletes."
    )
    parser.add_argument("--version", action="version", version=f"tenteki {__version__}")
    parser.add_argument("--folder", type=Path, help="the folder of the clinic's data")
    _add_look(parser)
    words = parser.add_subparsers(dest="word", metavar="WORD")
    _add_demo_and_check(words)
    _add_upkeep(words)
    _add_export(words)
    _add_import(words)
    _add_table(words)
    _add_verify(words)
    _add_server(words)
    found = parser.parse_args(arguments)
    if found.word == "restore" and not (found.drill or found.to):
        parser.error("say where the backup goes with --to, or only try it out with --drill")
    said = {name: value for name, value in vars(found).items() if name in Wanted._fields}
    return Wanted(**{**said, "word": found.word or "", "files": tuple(said.get("files", ()))})


def _add_demo_and_check(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = words.add_parser("demo", help="open a fictional clinic to look around in")
    demo.add_argument(
        "--out", type=Path, default=Path("demo-output"), help="where the tour leaves its pictures"
    )
    demo.add_argument(
        "--tour", action="store_true", help="walk through the main job by itself, leaving pictures"
    )
    demo.add_argument(
        "--size", type=_size, metavar="WxH", help="how large the window of the tour is"
    )
    demo.set_defaults(size=Wanted(word="").size)
    _add_look(demo)
    check = words.add_parser("check", help="judge cases from files (tenteki-case/1)")
    check.add_argument("files", nargs="+", metavar="CASE.json", help='"-" is standard input')


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def _add_verify(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = words.add_parser("verify", help="tell whether a certificate is genuine")
    verify.add_argument("files", nargs=1, metavar="FILE.pdf | IMAGE | QR-TEXT")
    verify.add_argument(
        "--clinic", default="", metavar="FINGERPRINT", help="as the clinic gave it, by another way"
    )
    verify.add_argument(
        "--revocations", type=Path, metavar="FILE", help="the clinic's list of what it called back"
    )
    verify.add_argument("--json", action="store_true", help="answer as data")
    _add_look(verify)


def _add_upkeep(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = words.add_parser("backup", help="write a verified backup")
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="any folder or drive")
    restore = words.add_parser("restore", help="put a backup in the place of the clinic's books")
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="a *.tenteki-backup")
    restore.add_argument(
        "--to", type=Path, metavar="FOLDER", help="the folder of the clinic's data"
    )
    restore.add_argument("--drill", action="store_true", help="only try it out, and change nothing")
    restore.add_argument("--yes", action="store_true", help="set newer books aside unasked")
    restore.add_argument(
        "--recovery", action="store_true", help="by the code on the recovery paper"
    )
    doctor = words.add_parser("doctor", help="look the clinic's books over")
    rules = words.add_parser("rules", help="write the rules of operation, filled in")
    rules.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a .pdf, or anything else for text"
    )
    revocations = words.add_parser(
        "revocations", help="write the signed list of certificates that are no longer valid"
    )
    revocations.add_argument("--out", type=Path, required=True, metavar="FILE", help="any file")
    for parser in (backup, doctor, rules, revocations):
        # Not set where not named, as with the look: it may stand before the word, too.
        parser.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="see above")
    for parser in (backup, restore, doctor, rules, revocations):
        parser.add_argument("--login", help="who asks; the password is asked for, never named here")
        _add_look(parser)


def _add_import(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    taking = words.add_parser("import", help="take public masters in, as they were downloaded")
    taking.add_argument("files", nargs="+", metavar="FILE", help="a master, or a zip with some")
    taking.add_argument("--json", action="store_true", help="answer as data")
    taking.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="see above")
    taking.add_argument("--login", help="who asks; the password is asked for, never named here")
    _add_look(taking)


def _add_export(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = words.add_parser("export", help="write a patient's record as PDF, text and JSON")
    export.add_argument("--patient", required=True, metavar="NUMBER", help="such as 00-4173")
    export.add_argument("--from", dest="since", type=date.fromisoformat, metavar="DAY")
    export.add_argument(
        "--to", dest="until", type=date.fromisoformat, metavar="DAY", help="such as 2026-11-30"
    )
    export.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="any folder")
    form = export.add_mutually_exclusive_group()
    form.add_argument(
        "--as",
        dest="form",
        choices=("files", "fhir"),
        default="files",
        help="as PDF, text and JSON (files), or as a FHIR bundle by JP Core",
    )
    form.add_argument(
        "--evidence", action="store_true", help="a signed evidence pack; it needs the four below"
    )
    export.add_argument("--asked-by", default="", metavar="WHO", help="who asked for it")
    export.add_argument("--asked-on", type=date.fromisoformat, metavar="DAY")
    export.add_argument("--for", dest="recipient", default="", metavar="WHOM", help="for whom")
    export.add_argument(
        "--reason", dest="agreed", default="", metavar="TEXT", help="the consent or the request"
    )
    export.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="see above")
    export.add_argument("--login", help="who asks; the password is asked for, never named here")
    _add_look(export)


def _add_table(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    table = words.add_parser("import-table", help="take patients or past infusions from a table")
    table.add_argument("files", nargs=1, metavar="FILE", help="Excel, ODS, CSV or TSV")
    table.add_argument("--as", dest="taken", required=True, choices=("patients", "entries"))
    table.add_argument("--sheet", default="", metavar="NAME", help="where there are several")
    table.add_argument("--dry-run", action="store_true", help="only try the rows, write nothing")
    table.add_argument(
        "--reason", dest="late_reason", default="", metavar="TEXT", help="why it is written late"
    )
    table.add_argument(
        "--refused", type=Path, metavar="FILE", help="where refused rows go, a .csv or .xlsx"
    )
    table.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="see above")
    table.add_argument("--login", help="who asks; the password is asked for, never named here")
    _add_look(table)


def _add_look(parser: argparse.ArgumentParser) -> None:
    # Not set where not named, so that a word's own option does not wipe out the one before it.
    parser.add_argument("--language", choices=("ja", "en"), default=argparse.SUPPRESS)
    parser.add_argument("--theme", choices=("light", "dark"), default=argparse.SUPPRESS)


def _add_server(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    server = words.add_parser("server", help="let several computers work with the same books")
    steps = server.add_subparsers(dest="step", required=True, metavar="STEP")
    init = steps.add_parser("init", help="move the books to an empty database of PostgreSQL")
    init.add_argument(
        "at", metavar="HOST[:PORT]/DATABASE", help="such as server.clinic:5432/tenteki"
    )
    init.add_argument(
        "--ca",
        dest="authority",
        type=Path,
        metavar="FILE",
        help="who vouches for the server (PEM); else whom this computer trusts",
    )
    update = steps.add_parser(
        "update", help="bring the server's tables up to this program's version"
    )
    join = steps.add_parser("join", help="let this computer work with the books on a server")
    join.add_argument("files", nargs=1, metavar="FILE", help="tenteki.server.json of another one")
    leave = steps.add_parser("leave", help="write the books of the server into a folder")
    leave.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="any empty one")
    for parser in (init, update):
        parser.add_argument(
            "--admin", default="postgres", metavar="ROLE", help="who may do everything there"
        )
    for parser in (init, leave):
        parser.add_argument("--login", help="who asks; the password is asked for, never named here")
    for parser in (init, update, join, leave):
        parser.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="see above")
        _add_look(parser)
