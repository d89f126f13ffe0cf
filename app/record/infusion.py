"""One infusion with its whole history: who wrote, approved, finalised, amended and withdrew what."""

from collections.abc import Iterator
from itertools import pairwise

from app.domain.course import Stage
from app.domain.keys import Stamp
from app.domain.treatments import Treatment
from app.findings import outcome_word, sentence
from app.i18n import Wording
from app.record.course import act_word, course
from app.record.facts import differences, facts, products
from app.record.items import Item, Note, Table, Title, stated
from app.record.phrases import NOTHING, moment, taken_back, who
from app.services.canonical import record_sha256
from app.services.whole_record import WholeRecord
from app.words import body_word

_Row = tuple[str, ...]


def infusion(record: WholeRecord, versions: tuple[Treatment, ...], say: Wording) -> Iterator[Item]:
    """Yield an infusion: the version that stands, its history, what changed, the versions before."""
    newest = versions[-1]
    title = say("Infusion of {time}", time=moment(newest.started))
    yield Title(title, 2, _state(newest, say))
    if newest.withdrawn is not None:
        yield Note(taken_back(record, newest.withdrawn, say), is_loud=True)
    if newest.awaits_approval:
        yield Note(say("Entered by proxy and not approved by a physician yet."), is_loud=True)
    yield from _version(record, newest, say)
    yield Title(say("History"), 3)
    heads = (say("Version"), say("Deed"), say("Written at"), say("By"), say("Reason"))
    rows = tuple(
        row
        for before, one in zip((None, *versions), versions, strict=False)
        for row in _deeds(record, before, one, say)
    )
    yield Table(heads, (9, 20, 18, 25, 28), rows)
    for before, after in pairwise(versions):
        yield from _changes(record, before, after, say)
    for one, after in reversed(tuple(pairwise(versions))):
        if after.course != one.course:
            # A step at the drip changed nothing but what is told above.
            continue
        yield Title(say("Version {version}, replaced", version=one.version), 3)
        yield from _version(record, one, say)


def _version(record: WholeRecord, one: Treatment, say: Wording) -> Iterator[Item]:
    yield from facts(record, one, say)
    yield products(one, say)
    if one.course:
        yield course(record, one, say)
    if one.assessment.verdicts:
        yield _verdicts(one, say)
    written = f"{moment(one.recorded.at)}  {who(record, one.recorded.by, say)}"
    yield from stated(
        (say("Written at"), written),
        (say("Record hash (SHA-256)"), record_sha256(one)),
    )


def _verdicts(one: Treatment, say: Wording) -> Table:
    rows = tuple(
        (
            body_word(verdict.body),
            outcome_word(verdict.outcome, say),
            f"{verdict.edition}\n[{verdict.sha256[:8]}]",
            "\n".join(dict.fromkeys(sentence(each, say) for each in verdict.findings)) or NOTHING,
        )
        for verdict in one.assessment.verdicts
    )
    heads = (say("Body"), say("Verdict"), say("Edition"), say("Reasons at the save"))
    return Table(heads, (14, 16, 18, 52), rows)


def _deeds(
    record: WholeRecord, before: Treatment | None, one: Treatment, say: Wording
) -> Iterator[_Row]:
    """Yield what was done with a version, in the order in which it was done."""

    def row(deed: str, stamp: Stamp, reason: str = "") -> _Row:
        number = str(one.version)
        return number, deed, moment(stamp.at), who(record, stamp.by, say), reason or NOTHING

    yield row(_deed(before, one, say), one.recorded, one.amendment or one.late_reason)
    if one.approved is not None:
        yield row(say("Approved"), one.approved)
    if one.finalised is not None:
        yield row(say("Finalised"), one.finalised)
    if one.withdrawn is not None:
        stamp = Stamp(one.withdrawn.by, one.withdrawn.at)
        yield row(say("Withdrawn"), stamp, one.withdrawn.reason)


def _deed(before: Treatment | None, one: Treatment, say: Wording) -> str:
    """Return by what a version came about."""
    if one.is_amended:
        return say("Amended")
    if one.course and (before is None or before.course != one.course):
        return act_word(one.course[-1].act, say)
    if one.stage is Stage.ORDERED:
        return say("Ordered")
    return say("Entered by proxy") if one.is_proxy else say("Written")


def _changes(
    record: WholeRecord, before: Treatment, after: Treatment, say: Wording
) -> Iterator[Item]:
    title = say("Version {new} against version {old}", new=after.version, old=before.version)
    yield Title(title, 3)
    rows = differences(record, before, after, say)
    if rows:
        yield Table((say("Field"), say("Before"), say("After")), (20, 40, 40), rows)
    else:
        yield Note(say("The same facts were written once more."))


def _state(one: Treatment, say: Wording) -> str:
    if one.withdrawn is not None:
        state = say("Withdrawn")
    elif one.awaits_approval:
        state = say("Unapproved")
    elif one.stage is not Stage.GIVEN:
        state = say("Ordered") if one.stage is Stage.ORDERED else say("Running")
    elif one.finalised is None:
        state = say("Saved")
    else:
        state = say("Final")
    if one.is_late:
        state = say("{state}, late entry", state=state)
    return say("{state} (version {version})", state=state, version=one.version)
