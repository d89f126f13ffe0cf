"""Asks whether an advisory is known about any package that is locked, by means of pip-audit."""

import argparse
import importlib.util
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import parts
from house import LOCK, ROOT, WORK, Trouble, environment, tell

ACCEPTED = ROOT / "build" / "accepted_advisories.toml"
# Everybody who keeps advisories has some about this one. Asked about first: where nothing is known
# of it, that nothing is known of ours would mean nothing either, and we need not ask.
KNOWN_FAULTY = ("jinja2", "2.4.1")
# How long nobody minds waiting, in seconds: for one connection, and for all of it.
TO_CONNECT = 5
FOR_ALL = 90

Pins = Sequence[tuple[str, str]]


class NoAnswer(Exception):
    """Nobody who could be reached from here tells advisories."""


class Advisory(NamedTuple):
    """What is known about a package: under which names, and which versions are free of it."""

    names: tuple[str, ...]
    mended_in: tuple[str, ...]


class Answer(NamedTuple):
    """What was said about one package; nothing at all where it was passed over."""

    package: str
    version: str
    advisories: tuple[Advisory, ...] | None


class Acceptance(NamedTuple):
    """An advisory that does not touch us: about which package, why, and who says so since when."""

    advisory: str
    package: str
    reason: str
    since: date

    def covers(self, answer: Answer, advisory: Advisory) -> bool:
        """Tell whether this is the advisory that was accepted."""
        return answer.package == self.package and self.advisory in advisory.names


def main(arguments: Sequence[str]) -> int:
    """Say what is known, and return 1 where something stands against a release."""
    asked, passed_on = _understand(arguments)
    accepted = read_accepted(ACCEPTED)
    pinned = parts.pins(LOCK.read_text("utf-8"))
    try:
        answers = ask(pinned, passed_on)
    except NoAnswer:
        tell(
            "No advisories are told here, so it stays open whether any is known about"
            f" the {len(pinned)} locked packages."
        )
        return 0 if asked.where_possible else 1
    open_ones = [one for one in answers if one.advisories is None]
    for line in report(answers, accepted, brief=asked.where_possible):
        tell(line)
    against = _not_accepted(answers, accepted) or _outlived(answers, accepted)
    return 1 if against or (open_ones and not asked.where_possible) else 0


def ask(pinned: Pins, passed_on: Sequence[str] = ()) -> list[Answer]:
    """Return what is known about each package; raise NoAnswer where nobody tells."""
    if not any(one.advisories for one in _ask([KNOWN_FAULTY], passed_on)):
        raise NoAnswer
    return _ask(pinned, passed_on)


def understand(said: dict[str, Any], pinned: Pins) -> list[Answer]:
    """Return the answers in a report of pip-audit, which leaves out versions of what it skipped."""
    told = {one["name"]: one.get("vulns") for one in said["dependencies"]}
    return [Answer(name, version, _advisories(told.get(name))) for name, version in pinned]


def report(
    answers: Sequence[Answer], accepted: Sequence[Acceptance], *, brief: bool
) -> Iterator[str]:
    """Say a line about each package, or only about those of which there is something to say."""
    for answer in answers:
        named = f"{answer.package} {answer.version}"
        if answer.advisories is None:
            yield f"{named}: nobody answers for it"
        elif not answer.advisories and not brief:
            yield f"{named}: none known"
        for advisory in answer.advisories or ():
            mended = f", mended in {' or '.join(advisory.mended_in)}" if advisory.mended_in else ""
            known = f"{named}: {' = '.join(advisory.names)}{mended}"
            why = [one for one in accepted if one.covers(answer, advisory)]
            yield known + "".join(f"; accepted on {one.since}: {one.reason}" for one in why)
    for one in _outlived(answers, accepted):
        yield f"{one.advisory} is not told about {one.package} any more: take it out of {ACCEPTED.name}"
    count = sum(1 for one in answers if one.advisories)
    yield f"Asked about {len(answers)} packages; advisories are known about {count or 'none'}."


def read_accepted(file: Path) -> list[Acceptance]:
    """Return the advisories that somebody looked at and accepted, each with reason and day."""
    rows = tomllib.loads(file.read_text("utf-8")).get("accepted", [])
    for row in rows:
        wanted = row.keys() == set(Acceptance._fields) and type(row["since"]) is date
        if not wanted or not all(row.values()):
            raise Trouble(
                f"{file.name}: each entry has {', '.join(Acceptance._fields)}, and no more."
            )
    return [Acceptance(**row) for row in rows]


def _not_accepted(answers: Sequence[Answer], accepted: Sequence[Acceptance]) -> list[Advisory]:
    return [
        advisory
        for answer in answers
        for advisory in answer.advisories or ()
        if not any(one.covers(answer, advisory) for one in accepted)
    ]


def _outlived(answers: Sequence[Answer], accepted: Sequence[Acceptance]) -> list[Acceptance]:
    """Return what was accepted and is told no more; of a package without answer nobody knows."""
    silent = {answer.package for answer in answers if answer.advisories is None}
    told = [(answer, one) for answer in answers for one in answer.advisories or ()]
    return [
        one
        for one in accepted
        if one.package not in silent and not any(one.covers(*pair) for pair in told)
    ]


def _advisories(told: list[dict[str, Any]] | None) -> tuple[Advisory, ...] | None:
    if told is None:
        return None
    return tuple(
        Advisory((one["id"], *one.get("aliases", ())), tuple(one["fix_versions"])) for one in told
    )


def _ask(pinned: Pins, passed_on: Sequence[str]) -> list[Answer]:
    if importlib.util.find_spec("pip_audit") is None:
        raise Trouble("pip-audit is not installed yet; python3 build/dev.py audit sees to it.")
    WORK.mkdir(exist_ok=True)
    # Without the conditions under which the lock installs them: for every system at once.
    wanted = WORK / "audited.txt"
    wanted.write_text("".join(f"{name}=={version}\n" for name, version in pinned), "utf-8")
    options = ("--format", "json", "--aliases", "on", "--desc", "off", "--progress-spinner", "off")
    command = (sys.executable, "-m", "pip_audit", "--requirement", str(wanted), "--no-deps")
    patience = ("--disable-pip", "--timeout", str(TO_CONNECT))
    try:
        ended = subprocess.run(
            [*command, *patience, *options, *passed_on],
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=FOR_ALL,
        )
        return understand(json.loads(ended.stdout), pinned)
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as error:
        raise NoAnswer from error


def _understand(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="build/dev.py audit",
        description=__doc__,
        epilog="Whatever else is said goes to pip-audit, for instance --vulnerability-service osv.",
    )
    parser.add_argument(
        "--where-possible",
        action="store_true",
        help="where no advisories are told, say so and be content; name only what is known",
    )
    return parser.parse_known_args(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(1)
