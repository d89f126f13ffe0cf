"""The whole record in words, from whose it is to the editions that judged it."""

from collections.abc import Iterator

from app.i18n import Wording
from app.record.around import around
from app.record.head import head
from app.record.infusion import infusion
from app.record.items import Item, Note, Title
from app.services.whole_record import WholeRecord


def in_words(record: WholeRecord, say: Wording) -> tuple[Item, ...]:
    """Return everything that a record says."""
    return (Title(say("Medical record"), 0), *body(record, say))


def body(record: WholeRecord, say: Wording) -> Iterator[Item]:
    """Yield everything but the title."""
    yield from head(record, say)
    count = len(record.infusions)
    yield Title(say("Infusions"), 1, say("{count} in all", count=count))
    if not count:
        yield Note(say("No infusion is recorded in this period."))
    for versions in record.infusions:
        yield from infusion(record, versions, say)
    if record.wanted.entry is None or record.certificates:
        yield from around(record, say)
