from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.audit import Deed
from app.domain.calendar import JST
from app.domain.errors import NotPermitted, NotThere, Refused
from app.domain.keys import Stamp
from app.services.ports import AthleteFile
from app.services.trouble import SavedByAnother
from tests import samples

REN, SHOTA = samples.REN.id, samples.SHOTA.id
CUP = Competition(
    starts=datetime(2026, 11, 22, 9, 0, tzinfo=JST),
    ends=datetime(2026, 11, 22, 17, 0, tzinfo=JST),
    name="架空杯",
    weigh_in=datetime(2026, 11, 21, 10, 0, tzinfo=JST),
)
TUE = Exemption(
    number="TUE-2026-0001",
    body="WADA",
    covers=("M2.2", "S9"),
    valid_from=date(2026, 11, 1),
    valid_to=date(2026, 11, 30),
    max_volume_ml=Decimal(500),
    products=("T01",),
)
BAN = Ban("WADA", date(2026, 11, 1), date(2026, 12, 31), "架空パネルの決定")
DRIP = Outside(
    started=datetime(2026, 11, 20, 8, 0, tzinfo=JST),
    ended=datetime(2026, 11, 20, 8, 30, tzinfo=JST),
    volume_ml=Decimal("60.5"),
    what="生理食塩液",
    where="隣町の病院",
    setting="inpatient",
    beds=40,
)


def fields(refusal) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in refusal.value.faults]


def test_nothing_is_filed_about_somebody_new(clinic):
    assert clinic.athletes.file(clinic.actor, REN) == AthleteFile()


def test_what_is_filed_is_found_in_the_patients_own_file(clinic):
    cup = clinic.athletes.add_competition(clinic.actor, REN, CUP)
    tue = clinic.athletes.add_exemption(clinic.actor, REN, TUE)
    drip = clinic.athletes.add_outside(clinic.actor, REN, DRIP)

    assert clinic.athletes.file(clinic.actor, REN) == AthleteFile((cup,), (tue,), (drip,))
    assert clinic.athletes.file(clinic.actor, SHOTA) == AthleteFile()
    assert (cup.value, tue.value, drip.value) == (CUP, TUE, DRIP)
    assert {one.stamp for one in (cup, tue, drip)} == {Stamp(clinic.actor.staff, samples.NOW)}
    assert all(one.stands for one in (cup, tue, drip))


def test_the_newest_comes_first(clinic):
    first = clinic.athletes.add_competition(clinic.actor, REN, CUP)
    second = clinic.athletes.add_competition(clinic.actor, REN, CUP)

    assert clinic.athletes.file(clinic.actor, REN).competitions == (second, first)


@pytest.mark.parametrize(
    ("deed", "add", "value", "told"),
    [
        (
            Deed.COMPETITION_FILED,
            "add_competition",
            CUP,
            ("starts", "2026-11-22T00:00:00.000+00:00"),
        ),
        (Deed.EXEMPTION_FILED, "add_exemption", TUE, ("number", "TUE-2026-0001")),
        (Deed.OUTSIDE_FILED, "add_outside", DRIP, ("volume_ml", "60.5")),
        (Deed.BAN_FILED, "add_ban", BAN, ("last", "2026-12-31")),
    ],
    ids=["competition", "exemption", "outside", "ban"],
)
def test_what_is_filed_leaves_one_trace_that_states_it(clinic, books, deed, add, value, told):
    filed = getattr(clinic.athletes, add)(clinic.actor, REN, value)

    (trace,) = books.trail
    assert (trace.deed, trace.subject, trace.at) == (deed, filed.id, samples.NOW)
    assert trace.details["patient"] == str(REN)
    assert trace.details[told[0]] == told[1]


def test_moments_are_kept_on_the_clinics_clock(clinic):
    elsewhere = replace(
        CUP,
        starts=CUP.starts.astimezone(UTC),
        ends=CUP.ends.astimezone(UTC),
        weigh_in=CUP.weigh_in.astimezone(UTC),
    )

    filed = clinic.athletes.add_competition(clinic.actor, REN, elsewhere)

    # 23:59 on the day before, by the day in Japan.
    assert filed.value.opens == datetime(2026, 11, 21, 23, 59, tzinfo=JST)
    assert filed.value.opens.utcoffset() == timedelta(hours=9)


def test_an_exemption_is_kept_without_the_gaps_around_its_codes(clinic):
    typed = replace(TUE, number=" TUE-2026-0001 ", covers=("M2.2 ", " S9"))

    assert clinic.athletes.add_exemption(clinic.actor, REN, typed).value == TUE


def test_a_competition_that_ends_before_it_starts_is_refused(clinic, books):
    with pytest.raises(Refused) as refusal:
        clinic.athletes.add_competition(clinic.actor, REN, replace(CUP, ends=CUP.weigh_in))

    assert fields(refusal) == [("ends", "before_start")]
    assert books.trail == []


def test_every_fault_of_an_exemption_is_told_at_once(clinic, books):
    with pytest.raises(Refused) as refusal:
        clinic.athletes.add_exemption(
            clinic.actor,
            REN,
            Exemption("", "架空連盟", (), TUE.valid_to, TUE.valid_from, Decimal(0)),
        )

    assert fields(refusal) == [
        ("number", "missing"),
        ("covers", "missing"),
        ("valid_to", "before_start"),
        ("max_volume_ml", "number"),
        ("body", "body"),
    ]
    assert books.trail == []


def test_a_ban_is_imposed_by_a_body_that_is_known(clinic, books):
    with pytest.raises(Refused) as refused:
        clinic.athletes.add_ban(clinic.actor, REN, replace(BAN, body="FIFA"))

    assert [(one.field, one.code) for one in refused.value.faults] == [("body", "body")]
    assert books.trail == []


def test_a_ban_changes_no_verdict_and_can_be_withdrawn(clinic):
    before = clinic.treatments.judgement(clinic.actor, REN).surroundings

    ban = clinic.athletes.add_ban(clinic.actor, REN, replace(BAN, reason=" 暫定 "))

    assert clinic.treatments.judgement(clinic.actor, REN).surroundings == before
    assert clinic.athletes.file(clinic.actor, REN).bans == (ban,)
    assert ban.value.reason == "暫定"
    clinic.athletes.withdraw(clinic.actor, REN, ban.id, "別の選手の決定")
    assert not clinic.athletes.file(clinic.actor, REN).bans[0].stands


def test_an_exemption_without_a_body_lacks_one(clinic):
    with pytest.raises(Refused) as refusal:
        clinic.athletes.add_exemption(clinic.actor, REN, replace(TUE, body=" "))

    assert fields(refusal) == [("body", "missing")]


def test_an_infusion_elsewhere_must_say_what_and_how_much(clinic, books):
    with pytest.raises(Refused) as refusal:
        clinic.athletes.add_outside(
            clinic.actor, REN, replace(DRIP, volume_ml=Decimal(0), what="不明")
        )

    assert fields(refusal) == [("volume_ml", "number"), ("what", "missing")]
    assert books.trail == []


@pytest.mark.parametrize(
    ("add", "value"), [("add_competition", CUP), ("add_exemption", TUE), ("add_outside", DRIP)]
)
def test_nothing_is_filed_about_a_stranger(clinic, books, add, value):
    with pytest.raises(NotThere):
        getattr(clinic.athletes, add)(clinic.actor, UUID(int=0xDEAD), value)

    assert books.trail == []


def test_what_is_withdrawn_stays_to_be_read_with_its_reason(clinic, books, door, nurse):
    filed = clinic.athletes.add_outside(clinic.actor, REN, DRIP)
    door.clock.forward(minutes=5)

    withdrawn = clinic.athletes.withdraw(nurse, REN, filed.id, " 別の患者の記録 ")

    assert clinic.athletes.file(clinic.actor, REN).outside == (withdrawn,)
    assert replace(withdrawn, withdrawn=None) == filed
    assert not withdrawn.stands
    taken_back = withdrawn.withdrawn
    assert (taken_back.by, taken_back.at) == (nurse.staff, door.clock())
    assert taken_back.reason == "別の患者の記録"
    assert (books.trail[-1].deed, books.trail[-1].subject) == (
        Deed.ATHLETE_FACT_WITHDRAWN,
        filed.id,
    )


@pytest.mark.parametrize("reason", ["", " 　", "なし", "-", "n/a"])
def test_a_reason_that_states_nothing_withdraws_nothing(clinic, books, reason):
    filed = clinic.athletes.add_exemption(clinic.actor, REN, TUE)

    with pytest.raises(Refused) as refusal:
        clinic.athletes.withdraw(clinic.actor, REN, filed.id, reason)

    assert fields(refusal) == [("reason", "missing")]
    assert clinic.athletes.file(clinic.actor, REN).exemptions == (filed,)
    assert len(books.trail) == 1


def test_who_withdraws_second_is_told(clinic, books):
    filed = clinic.athletes.add_competition(clinic.actor, REN, CUP)
    clinic.athletes.withdraw(clinic.actor, REN, filed.id, "日程の誤り")

    with pytest.raises(SavedByAnother):
        clinic.athletes.withdraw(clinic.actor, REN, filed.id, "大会の誤り")

    (kept,) = clinic.athletes.file(clinic.actor, REN).competitions
    assert kept.withdrawn.reason == "日程の誤り"
    assert len(books.trail) == 2


def test_nothing_of_another_patient_is_withdrawn(clinic):
    filed = clinic.athletes.add_competition(clinic.actor, REN, CUP)

    with pytest.raises(NotThere):
        clinic.athletes.withdraw(clinic.actor, SHOTA, filed.id, "誤り")

    assert clinic.athletes.file(clinic.actor, REN).competitions == (filed,)


def test_a_clerk_files_competitions_but_nothing_medical(clinic, clerk):
    filed = clinic.athletes.add_competition(clerk, REN, CUP)

    assert filed.stamp.by == clerk.staff
    with pytest.raises(NotPermitted):
        clinic.athletes.add_outside(clerk, REN, DRIP)
