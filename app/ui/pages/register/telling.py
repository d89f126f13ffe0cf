"""What is told of one certificate of the register, to whoever looks."""

from collections.abc import Iterator

from app.domain.calendar import local
from app.domain.endings import Ending
from app.domain.staff import Actor, Permission
from app.domain.verdicts import CertificateType
from app.i18n import Wording
from app.services.issued import CertificateLine
from app.ui.parts.ending_words import ended_sentence, state_word
from app.ui.parts.register_detail import RegisterFacts


def told_of(line: CertificateLine, actor: Actor, say: Wording) -> RegisterFacts:
    """Return the facts of a certificate, and what this person may do with it."""
    may_issue, ended = actor.may(Permission.ISSUE_CERTIFICATE), line.ended
    return RegisterFacts(
        number=line.number,
        is_valid=line.is_valid,
        state=state_word(ended, say),
        facts=tuple(_facts(line, say)),
        may_revoke=may_issue and line.is_valid,
        # A withdrawn record certifies nothing any more.
        # A draft is marked as one already; it is printed as it is.
        has_sheet=line.kind is not CertificateType.C or not line.is_valid,
        may_issue_again=may_issue and ended is not None and ended.by is not Ending.WITHDRAWN,
    )


def _facts(line: CertificateLine, say: Wording) -> Iterator[tuple[str, str]]:
    if line.ended is not None:
        yield say("Since when"), ended_sentence(line.ended, say)
        yield say("Reason"), line.ended.reason
    yield say("Type"), line.kind.value
    yield (
        say("Patient"),
        f"{line.patient_number} {_name(line.patient_name, line.patient_romaji, say)}",
    )
    yield say("Infusion"), f"{local(line.started):%Y-%m-%d %H:%M}"
    yield say("Issued"), f"{local(line.issued.at):%Y-%m-%d %H:%M}"
    yield say("Issued by"), _name(line.issued_by, line.issuer_romaji, say)
    if line.recipient:
        yield say("Issued for"), line.recipient
    if line.supersedes:
        yield say("In the place of"), line.supersedes
    yield say("Printed"), _printed(line, say)


def _printed(line: CertificateLine, say: Wording) -> str:
    if line.prints.last is None:
        return say("Not yet printed or saved")
    at = f"{local(line.prints.last):%Y-%m-%d %H:%M}"
    return say("{count} ×, last {time}", count=line.prints.count, time=at)


def _name(own: str, romaji: str, say: Wording) -> str:
    return own if say.language == "ja" else romaji or own
