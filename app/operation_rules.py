"""Fills the rules of operation (運用管理規程) in with what a clinic has set and what the program does."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta

from app.domain.accounts import SUBSTITUTES
from app.domain.course import LATE_AFTER
from app.domain.facilities import Facility
from app.domain.passwords import PASSWORD_LENGTH
from app.domain.settings import GRACE, Settings
from app.domain.staff import Member, Permission, Role, permissions_of
from app.domain.treatments import APPROVED_WITHIN
from app.domain.tries import FIRST_WAIT, FREE_TRIES, LONGEST_WAIT
from app.i18n import Wording
from app.services.clock_watch import LEAP
from app.services.generations import NO_PLAN, BackupPlan
from app.services.operation_rules import RuleFacts
from app.services.papers import MOST_CODES
from app.words import person_word, post_word

Words = Callable[[Wording], str]

# As long as a federation can come back to a case: ten years (World Anti-Doping Code, article 17).
RETENTION_YEARS = 10
_SECOND, _MINUTE, _HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def unfilled(template: str, say: Wording) -> str:
    """Return the rules of no clinic: with the usual settings, and blanks for whoever fills them in."""
    facility = Facility(
        name=say("[name of the clinic]"),
        name_en="",
        address=say("[address]"),
        phone=say("[telephone]"),
        director=say("[name]"),
        beds=0,
    )
    return fill(template, RuleFacts(facility, (), Settings(), NO_PLAN), say("[date]"), say)


def title(template: str) -> str:
    """Return the name of the paper, as its first line says it."""
    return template.partition("\n")[0].removeprefix("# ")


def fill(template: str, facts: RuleFacts, day: str, say: Wording) -> str:
    """Return the template with every blank filled; the rules speak the language of `say`."""
    facility, settings = facts.facility, facts.settings
    return template.format(
        clinic=facility.name,
        address=facility.address,
        phone=facility.phone,
        director=facility.director,
        day=day,
        administrators=_names(facts, Role.ADMINISTRATOR, say),
        auditors=_names(facts, Role.AUDITOR, say),
        permissions=_permissions(facts.people, say),
        password_length=PASSWORD_LENGTH,
        free_tries=FREE_TRIES,
        first_wait=FIRST_WAIT // _SECOND,
        longest_wait=LONGEST_WAIT // _MINUTE,
        second_factor=_second_factor(settings, say),
        substitutes=SUBSTITUTES,
        grace_days=GRACE.days,
        lock_minutes=settings.lock_minutes,
        most_codes=MOST_CODES,
        late_hours=LATE_AFTER // _HOUR,
        approve_hours=APPROVED_WITHIN // _HOUR,
        retention_years=RETENTION_YEARS,
        backup=_backup(facts.plan, say),
        generations=facts.plan.generations,
        leap_seconds=LEAP // _SECOND,
    )


def permission_word(permission: Permission, say: Wording) -> str:
    """Return what a permission lets somebody do."""
    return _PERMISSIONS[permission](say)


_PERMISSIONS: dict[Permission, Words] = {
    Permission.ENTER: lambda say: say("Sign in, look after the own account"),
    Permission.READ: lambda say: say("Read patients, records and certificates"),
    Permission.REGISTER_PATIENT: lambda say: say("Register and change patients"),
    Permission.RECORD_ATHLETE: lambda say: say("File TUEs and infusions elsewhere"),
    Permission.WRITE_DRAFT: lambda say: say("Keep a half-written form"),
    Permission.SAVE_TREATMENT: lambda say: say("Save a record as its physician"),
    Permission.WRITE_PROXY: lambda say: say("Enter a record for a physician"),
    Permission.GIVE: lambda say: say("Write down what is given: start, rate, end"),
    Permission.FINALISE_TREATMENT: lambda say: say("Finalise, amend, withdraw, approve"),
    Permission.ISSUE_CERTIFICATE: lambda say: say("Issue certificates"),
    Permission.CONFIRM_LABEL: lambda say: say("Compare package inserts"),
    Permission.MANAGE_MASTERS: lambda say: say("Take in public masters"),
    Permission.CHANGE_CLINIC: lambda say: say("Change the clinic's facts and settings"),
    Permission.BACK_UP: lambda say: say("Back up, try backups out, bring them back"),
    Permission.TAKE_OUT: lambda say: say("Take records out as files, pack evidence"),
    Permission.MANAGE_PEOPLE: lambda say: say("Look after people, papers and the key"),
    Permission.READ_AUDIT: lambda say: say("Read, export and verify the audit trail"),
}


def _permissions(people: Sequence[Member], say: Wording) -> str:
    """Return the table of what each role may do, and how many people have it."""
    rows = [
        [say("Deed"), *(post_word(role, say) for role in Role)],
        ["---"] * (1 + len(Role)),
        *(
            [permission_word(one, say), *(_mark(one in permissions_of(role)) for role in Role)]
            for one in Permission
        ),
    ]
    if people:
        counts = Counter(one.role for one in people)
        rows.append([say("People today"), *(str(counts[role]) for role in Role)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _mark(is_so: bool) -> str:
    return "○" if is_so else "–"


def _names(facts: RuleFacts, role: Role, say: Wording) -> str:
    """Return who has a role, or a blank to be filled in by hand."""
    names = [person_word(one, say) for one in facts.people if one.role is role]
    return say(", ").join(names) or say("[name]")


def _second_factor(settings: Settings, say: Wording) -> str:
    if settings.needs_second_factor:
        return say(
            "Everybody sets up a second factor. Whoever has none {days} days after the account was "
            "made can do nothing but set it up.",
            days=GRACE.days,
        )
    return say(
        "A second factor is not asked for today. From fiscal 2027 the guideline wants it: switch it "
        "on by [date]."
    )


def _backup(plan: BackupPlan, say: Wording) -> str:
    if plan.folder is None:
        return say(
            "A backup is made by hand at the end of every day, into [place]. No place for backups "
            "that make themselves is set on this computer."
        )
    return say(
        "A backup makes itself once a day and at close, into {folder}.", folder=str(plan.folder)
    )
