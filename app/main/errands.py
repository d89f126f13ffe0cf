"""Does what the command line asks for about the upkeep of the books, and writes their rules."""

import gc
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from app import credentials, i18n, paths
from app.cli import export as taken
from app.cli import tables, taking
from app.cli import upkeep as told
from app.cli.asking import NobodyNamed, code_of, login_of, password_of
from app.cli.terminal import readable
from app.cli.words import Wanted
from app.domain.errors import CodeIsWanted, NotThere, Refused, WrongPassword
from app.domain.paper_codes import RECOVERY_GROUPS, read_paper_code
from app.domain.tried import Tried
from app.i18n import Wording
from app.main import upkeep
from app.main.table_errand import take_table
from app.problems import explain
from app.services.checkup import Progress
from app.services.door import OpenClinic
from app.services.evidence import Request
from app.services.generations import Backup, BackupPlan
from app.services.masters import Delivered
from app.services.registers import Told
from app.services.restoring import Restored
from app.services.trouble import BooksAreOnAServer, StorageError
from app.services.whole_record import Period
from app.services.whole_record import Wanted as Record
from app.workstation import Workstation


class _Errand(NamedTuple):
    """What is wanted, of which books, and by whom."""

    wanted: Wanted
    folder: Path
    login: str
    secret: str
    plan: BackupPlan
    say: Wording


def run_errand(wanted: Wanted, folder: Path, language: str, settings: Workstation) -> int:
    """Back up, bring back, look over or write the rules, as the word says; return the exit status."""
    say = i18n.load(paths.LOCALE, readable(language))
    if wanted.word == "restore" and wanted.to and paths.server_in(wanted.to).exists():
        return _refused(str(explain(BooksAreOnAServer(), say)))
    plan = BackupPlan(settings.backup_folder, settings.generations)
    ring = paths.keys_in(wanted.backup or folder)
    try:
        login = login_of(wanted.login, credentials.logins(ring))
    except NobodyNamed:
        return _refused(say("Several people have a key. Name yours with --login."))
    except StorageError as error:
        return _refused(str(explain(error, say)))
    secret = password_of(login, say)
    return _ERRANDS[wanted.word](_Errand(wanted, folder, login, secret, plan, say))


def _back_up(errand: _Errand) -> int:
    place = errand.wanted.to or errand.plan.folder
    if place is None:
        return _refused(errand.say("Say where the backup goes with --to."))

    def make(progress: Progress) -> Backup:
        with closing(_come_in(errand)) as clinic:
            clinic.backups.follow(errand.plan)
            return clinic.backups.make(clinic.actor, place, progress)

    return told.back_up(make, errand.say)


def _export(errand: _Errand) -> int:
    wanted, language = errand.wanted, errand.say.language

    def take_out(progress: Progress) -> tuple[Path, ...]:
        with closing(_come_in(errand)) as clinic:
            actor = clinic.actor
            found = clinic.patients.search(actor, wanted.patient)
            patient = next((one.id for one in found if one.number == wanted.patient), None)
            if patient is None:
                raise NotThere("patient", wanted.patient)
            record = Record(patient, Period(wanted.since, wanted.until))
            if wanted.form == "fhir":
                return clinic.exports.fhir(actor, record, wanted.out)
            if not wanted.evidence:
                return clinic.exports.export(actor, record, wanted.out, language, progress)
            request = Request(wanted.asked_by, wanted.asked_on, wanted.recipient, wanted.agreed)
            return clinic.evidence.pack(actor, record, request, wanted.out, language, progress)

    return taken.export(take_out, errand.say)


def _import_table(errand: _Errand) -> int:
    def take(progress: Progress) -> Tried:
        with closing(_come_in(errand)) as clinic:
            return take_table(clinic, errand.wanted, errand.say, progress)

    return tables.import_table(take, errand.say, is_dry=errand.wanted.dry_run)


def come_in(folder: Path, login: str, secret: str, say: Wording) -> OpenClinic:
    """Come in for an errand; the telephone's code is asked for where one is wanted."""
    # Slow to import, and not needed by the other errands.
    from app.main.opening import enter

    try:
        return enter(folder, login, secret, is_specimen=False)
    except CodeIsWanted:
        return enter(folder, login, secret, code_of(login, say), is_specimen=False)


def _come_in(errand: _Errand) -> OpenClinic:
    return come_in(errand.folder, errand.login, errand.secret, errand.say)


def _restore(errand: _Errand) -> int:
    wanted, login, secret = errand.wanted, errand.login, errand.secret
    source, target = wanted.backup or Path(), wanted.to or errand.folder
    if wanted.drill:
        return told.drill(
            lambda progress: upkeep.drill(source, errand.folder, login, secret, progress),
            errand.say,
        )

    def bring_back(confirm: told.Confirm, progress: Progress) -> Restored | None:
        found = _code_of(secret) if wanted.recovery else secret
        open_ring = upkeep.opened_by(target, login, found, is_paper=wanted.recovery)
        return upkeep.bring_back(source, target, login, open_ring, confirm, progress)

    return told.restore(bring_back, target, errand.say, is_agreed=wanted.yes)


def _look_over(errand: _Errand) -> int:
    drives = () if errand.plan.folder is None else (errand.plan.folder,)
    return told.doctor(
        lambda: upkeep.look_over(errand.folder, errand.login, errand.secret, drives), errand.say
    )


def _write_rules(errand: _Errand) -> int:
    file = errand.wanted.out

    def write() -> None:
        with closing(_come_in(errand)) as clinic:
            clinic.backups.follow(errand.plan)
            file.write_bytes(
                clinic.rules.export(clinic.actor, as_pdf=file.suffix.lower() == ".pdf")
            )

    return told.write_file(write, file, errand.say)


def _list_revocations(errand: _Errand) -> int:
    file = errand.wanted.out

    def write() -> None:
        with closing(_come_in(errand)) as clinic:
            file.write_bytes(clinic.register.revocations(clinic.actor))

    return told.write_file(write, file, errand.say)


def _take_in(errand: _Errand) -> int:
    def deliver(found: Sequence[tuple[str, bytes]], told: Told) -> Delivered:
        with closing(_come_in(errand)) as clinic:
            service, actor = clinic.masters, clinic.actor
            # All are read before the first is taken.
            files = [one for name, data in found for one in service.read(actor, name, data)]
            return service.take_each(actor, files, told)

    wanted = errand.wanted
    # Nothing worth sweeping up comes of it, and looking for it costs a sixth of the whole.
    gc.disable()
    try:
        return taking.take_in(wanted.files, deliver, errand.say, as_json=wanted.json)
    finally:
        gc.enable()


def _code_of(typed: str) -> str:
    try:
        return read_paper_code(typed, RECOVERY_GROUPS, "code")
    except Refused as error:
        raise WrongPassword from error


def _refused(sentence: str) -> int:
    sys.stderr.write(f"tenteki: {sentence}\n")
    return told.NOTHING_WAS_DONE


_ERRANDS: dict[str, Callable[[_Errand], int]] = {
    "backup": _back_up,
    "restore": _restore,
    "doctor": _look_over,
    "rules": _write_rules,
    "export": _export,
    "import": _take_in,
    "revocations": _list_revocations,
    "import-table": _import_table,
}
