"""What stands around the infusions: certificates, the athlete's file, the editions applied."""

from collections.abc import Iterator

from app.domain.quantities import show_ml
from app.i18n import Wording
from app.record.items import Item, Note, Table, Title
from app.record.phrases import NOTHING, moment, span, taken_back, who
from app.services.ports import Fact, Filed
from app.services.whole_record import WholeRecord
from app.words import body_word


def around(record: WholeRecord, say: Wording) -> Iterator[Item]:
    """Yield every section that follows the infusions; an empty one says so."""
    for title, table in (
        (say("Certificates issued"), _certificates(record, say)),
        (say("Infusions received elsewhere"), _outside(record, say)),
        (say("Exemptions (TUE)"), _exemptions(record, say)),
        (say("Competitions"), _competitions(record, say)),
        (say("Bans"), _bans(record, say)),
        (say("Editions of the rules applied"), _editions(record, say)),
    ):
        yield Title(title)
        yield table if table.rows else Note(say("None."))


def _certificates(record: WholeRecord, say: Wording) -> Table:
    heads = (say("Number"), say("Issued"), say("By"), say("Infusion"), say("State"), "SHA-256")
    rows = []
    for one in record.certificates:
        issued, started = one.issued, record.started(one.issued.entry)
        state = say("Valid") if one.is_valid else say("No longer valid")
        rows.append(
            (
                issued.number,
                moment(issued.issued.at),
                who(record, issued.issued.by, say),
                NOTHING if started is None else moment(started),
                state,
                issued.sha256,
            )
        )
    return Table(heads, (16, 14, 18, 14, 12, 26), tuple(rows))


def _outside(record: WholeRecord, say: Wording) -> Table:
    heads = (say("Given"), say("Volume mL"), say("What and where"), say("Filed"))
    rows = tuple(
        (
            span(one.value.started, one.value.ended),
            show_ml(one.value.volume_ml),
            "\n".join(part for part in (one.value.what, one.value.where) if part),
            _filed(record, one, say),
        )
        for one in record.file.outside
    )
    return Table(heads, (24, 12, 30, 34), rows)


def _exemptions(record: WholeRecord, say: Wording) -> Table:
    heads = (say("Number"), say("Body"), say("Covers"), say("Valid"), say("Filed"))
    rows = tuple(
        (
            one.value.number,
            body_word(one.value.body),
            say(", ").join(one.value.covers),
            f"{one.value.valid_from.isoformat()} – {one.value.valid_to.isoformat()}",
            _filed(record, one, say),
        )
        for one in record.file.exemptions
    )
    return Table(heads, (16, 14, 16, 22, 32), rows)


def _competitions(record: WholeRecord, say: Wording) -> Table:
    heads = (say("Name of the competition"), say("From, to"), say("Weigh-in"), say("Filed"))
    rows = tuple(
        (
            one.value.name or NOTHING,
            span(one.value.starts, one.value.ends),
            NOTHING if one.value.weigh_in is None else moment(one.value.weigh_in),
            _filed(record, one, say),
        )
        for one in record.file.competitions
    )
    return Table(heads, (24, 26, 16, 34), rows)


def _bans(record: WholeRecord, say: Wording) -> Table:
    heads = (say("Body"), say("From, to"), say("Reason"), say("Filed"))
    rows = tuple(
        (
            body_word(one.value.body),
            f"{one.value.first.isoformat()} – {one.value.last or ''}".strip(),
            one.value.reason or NOTHING,
            _filed(record, one, say),
        )
        for one in record.file.bans
    )
    return Table(heads, (14, 24, 28, 34), rows)


def _editions(record: WholeRecord, say: Wording) -> Table:
    verdicts = (
        verdict
        for versions in record.infusions
        for one in versions
        for verdict in one.assessment.verdicts
    )
    rows = dict.fromkeys((body_word(one.body), one.edition, one.sha256) for one in verdicts)
    return Table((say("Body"), say("Edition"), "SHA-256"), (14, 30, 56), tuple(rows))


def _filed(record: WholeRecord, one: Filed[Fact], say: Wording) -> str:
    filed = f"{moment(one.stamp.at)}  {who(record, one.stamp.by, say)}"
    if one.withdrawn is None:
        return filed
    return f"{filed}\n{taken_back(record, one.withdrawn, say)}"
