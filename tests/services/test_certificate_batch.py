"""A team's certificates in one folder: which are written, which not and why, and how it is stopped."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.domain.audit import Deed
from app.domain.errors import NoCertificate, NotPermitted
from app.services.certificate_batch import BatchWish
from app.services.trouble import ExportTrouble
from tests import samples
from tests.fakes import finalised, saved

TEAM, DAY = samples.REN.team, date(2026, 11, 20)
SECOND = UUID(int=0xC8)
EARLIER = {"started": "2026-11-10 13:20", "onset": "2026-11-10"}


@pytest.fixture
def wish(tmp_path):
    return BatchWish(TEAM, DAY, DAY, tmp_path, samples.TERMS)


@pytest.fixture
def record(clinic):
    return finalised(clinic)


def on(*_):
    return True


def run(clinic, wish, progress=on):
    return clinic.batch.run(clinic.actor, wish, progress)


def test_a_certificate_is_issued_and_written_under_a_safe_name(clinic, record, wish, books):
    (line,) = run(clinic, wish).lines

    assert line.is_new
    assert line.file.name == f"{line.number}_WATANABE-Ren.pdf"
    assert line.file.read_bytes() == clinic.certificates.get(clinic.actor, line.number).pdf
    assert [one.deed for one in books.trail[-2:]] == [
        Deed.CERTIFICATE_ISSUED,
        Deed.CERTIFICATE_PRINTED,
    ]


def test_one_that_is_valid_is_handed_out_again_and_never_over_another(clinic, record, wish):
    issued = clinic.certificates.issue(clinic.actor, record.entry, samples.TERMS)

    first, second = (run(clinic, wish).lines[0] for _ in "12")

    assert (first.number, first.is_new) == (issued.number, False)
    assert first.file != second.file
    assert clinic.register.line(clinic.actor, issued.number).prints.count == 2


def test_one_that_was_called_back_is_issued_again(clinic, record, wish):
    issued = clinic.certificates.issue(clinic.actor, record.entry, samples.TERMS)
    clinic.register.revoke(clinic.actor, issued.number, "誤発行のため", samples.PASSWORD)

    (line,) = run(clinic, wish).lines

    assert clinic.register.line(clinic.actor, line.number).supersedes == issued.number


def test_what_may_not_be_certified_is_told_and_stops_nothing(clinic, record, wish):
    saved(clinic, entry=SECOND, **EARLIER)

    lines = run(clinic, replace(wish, since=date(2026, 11, 1))).lines

    assert len(lines) == 2
    (refused,) = (one for one in lines if one.file is None)
    assert refused.treatment.entry == SECOND
    assert isinstance(refused.problem, NoCertificate)


def test_only_the_team_and_the_period_count(clinic, record, wish):
    assert not run(clinic, replace(wish, team="別の球団")).lines
    assert not run(clinic, replace(wish, since=date(2026, 11, 21), until=DAY)).lines
    assert TEAM in clinic.batch.teams(clinic.actor)


def test_a_withdrawn_record_is_passed_over(clinic, record, wish):
    clinic.treatments.withdraw(clinic.actor, record.entry, "別の患者の記録", samples.PASSWORD)

    assert not run(clinic, wish).lines


def test_it_is_stopped_between_two_and_what_was_done_stands(clinic, record, wish):
    finalised(clinic, entry=SECOND, **EARLIER)
    both = replace(wish, since=date(2026, 11, 1))

    answer = run(clinic, both, lambda done, _total: done < 1)

    assert answer.is_stopped
    assert len(answer.lines) == 1
    assert len(list(wish.folder.iterdir())) == 1


def test_it_tells_how_far_it_has_come(clinic, record, wish):
    told = []

    run(clinic, wish, lambda done, total: told.append((done, total)) or True)

    assert told == [(0, 1), (1, 1)]


def test_a_folder_that_is_gone_is_told(clinic, record, wish):
    with pytest.raises(ExportTrouble):
        run(clinic, replace(wish, folder=wish.folder / "no"))


def test_who_may_issue_none_may_not_for_a_team(clinic, wish, nurse):
    with pytest.raises(NotPermitted):
        clinic.batch.run(nurse, wish, on)
