"""The cover of an evidence pack: on what it rests, what lies in it, and how each part is checked."""

from collections.abc import Iterator

from app.domain.checkpoints import to_text
from app.i18n import Wording
from app.record.head import patient_line, period_words
from app.record.items import Item, Note, Title, stated, table
from app.record.phrases import moment, who
from app.services.evidence import Embedded, Evidence
from app.words import body_word, facility_word


def cover(evidence: Evidence, say: Wording) -> Iterator[Item]:
    """Yield the cover, page by page followed by the record."""
    record, request = evidence.record, evidence.request
    yield Title(say("Evidence pack"), 0)
    yield from stated(
        (say("Patient"), patient_line(record.patient, say)),
        (say("Bodies"), say(", ").join(body_word(one) for one in record.patient.bodies)),
        (say("Period"), period_words(record.wanted.period, say)),
        (say("Clinic"), facility_word(record.facility, say)),
        (
            say("Made"),
            f"{moment(record.gathered.at)}  {who(record, record.gathered.by, say)}",
        ),
    )
    yield Title(say("What it rests on"))
    asked_on = "" if request.asked_on is None else request.asked_on.isoformat()
    yield from stated(
        (say("Asked for by"), request.asked_by),
        (say("Asked on"), asked_on),
        (say("For whom"), request.recipient),
        (say("What was agreed"), request.agreed),
    )
    yield from _contents(evidence, say)
    yield from _checkpoint(evidence, say)


def _contents(evidence: Evidence, say: Wording) -> Iterator[Item]:
    yield Title(say("Contents"))
    record = evidence.record
    yield Note(
        say(
            "Infusions: {infusions}, each with every version and what the rules made of it. "
            "Certificates: {certificates}, bound in behind the record as they were issued.",
            infusions=len(record.infusions),
            certificates=len(record.certificates),
        )
    )
    files = (evidence.data, *evidence.certificates)
    heads = (say("Embedded file"), say("Bytes"), "SHA-256")
    yield table(heads, (28, 12, 60), *(_row(one) for one in files))
    yield Note(
        say(
            "A reader that checks signatures tells by whom this PDF was signed, and whether a byte "
            "was changed since. The embedded files are the originals; the data are described in "
            "tenteki-record/1."
        )
    )


def _row(one: Embedded) -> tuple[str, ...]:
    return one.name, str(len(one.content)), one.sha256


def _checkpoint(evidence: Evidence, say: Wording) -> Iterator[Item]:
    signed = evidence.checkpoint
    yield Title(say("Checkpoint of the audit trail"))
    yield from stated(
        (say("Number"), str(signed.checkpoint.number)),
        (say("Signed at"), moment(signed.checkpoint.at)),
        (say("Up to entry"), str(signed.checkpoint.seq)),
        (say("Hash of that entry"), signed.checkpoint.head.hex()),
        (say("Signed text"), to_text(signed.checkpoint)),
        (say("Key (Ed25519)"), signed.key.hex()),
        (say("Signature"), signed.signature.hex()),
    )
