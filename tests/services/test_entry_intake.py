"""Past infusions from a spreadsheet: judged and refused as the form does, one deed, none after a stop."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.audit import AuditEntry, Deed
from app.domain.diagnoses import Certainty
from app.domain.errors import NotPermitted, Refused
from app.domain.sheets import Taken
from app.domain.staff import Actor, Role
from app.domain.verdicts import Outcome
from app.services.trouble import WorkWasStopped
from tests import samples
from tests.reliability.tables import BASIS, ENTRIES, wish

WHEN = ("2025/8/1", "13:20", "14:10")
WHAT = ("脱水症", "E86", BASIS, "経口摂取不可")
GIVEN = ("東都生食注100mL", "80", "mL", "点滴静注", "山本 美咲", "外来")
ROW = ("渡邉　蓮", *WHEN, *WHAT, *GIVEN)


@pytest.fixture
def intake(clinic):
    return clinic.entry_intake


# With a reason, a second drug may be given outside its label.
OFF_LABEL = "適応外理由"
REASON = "診療録に記載の通り。"


def wished(*rows, head=ENTRIES):
    return wish(head, rows, Taken.ENTRIES)


def changed(**cells):
    """Return the row with some cells different, by the names of their columns."""
    places = {
        "who": 0,
        "day": 1,
        "start": 2,
        "end": 3,
        "diagnosis": 4,
        "icd10": 5,
        "basis": 6,
        "reason": 7,
        "product": 8,
        "dose": 9,
        "unit": 10,
        "route": 11,
        "by": 12,
        "at": 13,
    }
    row = list(ROW)
    for name, text in cells.items():
        row[places[name]] = text
    return tuple(row)


def faults(tried, place=0):
    return {(one.field, one.code) for one in tried.rows[place].faults}


def records(books):
    return sorted(books.treatments(), key=lambda one: one.started)


def test_a_row_becomes_a_record_that_is_judged_late_and_not_final(clinic, intake, books):
    tried = intake.take(clinic.actor, wished(ROW))

    (record,) = records(books)
    assert tried.good == tried.made == 1
    assert record.patient == samples.REN.id
    assert f"{record.started:%Y-%m-%d %H:%M}" == "2025-08-01 13:20"
    assert (record.diagnosis, record.icd10, record.basis) == ("脱水症", "E86", BASIS)
    assert [(one.product, str(one.dose)) for one in record.given] == [("T01", "80 mL")]
    assert record.is_late
    assert record.finalised is None
    assert record.recorded.by == clinic.actor.staff
    assert {one.body for one in tried.rows[0].verdicts} == {"NPB", "WADA"}


def test_what_another_takes_waits_for_the_physicians_approval(intake, books, clerk):
    intake.take(clerk, wished(ROW))

    (record,) = records(books)
    assert record.awaits_approval
    assert record.recorded.by == clerk.staff
    assert record.physician == samples.PHYSICIAN.id


def test_what_a_physician_takes_of_the_own_orders_waits_for_nobody(clinic, intake, books):
    intake.take(clinic.actor, wished(ROW, changed(day="2025/8/3", by="佐藤先生")))

    assert [one.awaits_approval for one in records(books)] == [False, True]


def test_a_row_is_refused_in_the_very_words_of_the_form(clinic, intake):
    draft = replace(samples.DRAFT, basis="", icd10="X", lines=(), late_reason="過去分")
    with pytest.raises(Refused) as by_form:
        clinic.treatments.save(clinic.actor, draft)

    tried = intake.try_out(
        clinic.actor, wished(changed(basis="", icd10="X", product="", dose="", reason=""))
    )

    assert set(tried.rows[0].faults) == set(by_form.value.faults)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"who": "誰 か"}, ("name", "no_patient")),
        ({"by": "知らない"}, ("physician", "no_physician")),
        ({"at": "月面"}, ("setting", "unknown_word")),
        ({"route": "ごくごく"}, ("lines/0/route", "unknown_word")),
        ({"unit": "杯"}, ("lines/0/unit", "unknown_word")),
        ({"product": "幹細胞上清"}, ("lines/0/product", "BLOCKED_PRODUCT")),
        ({"product": "謎の点滴"}, ("lines/0/product", "UNKNOWN_PRODUCT")),
        ({"day": "8月1日"}, ("started", "REC_UNREADABLE")),
        ({"dose": ""}, ("lines/0/dose", "REC_DOSE_MISSING")),
        ({"icd10": "4.98E+12"}, ("icd10", "damaged_code")),
    ],
)
def test_what_cannot_be_meant_is_told_of_its_cell(clinic, intake, books, cells, fault):
    tried = intake.take(clinic.actor, wished(changed(**cells)))

    assert fault in faults(tried)
    assert records(books) == []


def test_trying_and_taking_say_the_same(clinic, intake, books):
    table = wished(ROW, changed(day="2025/8/3", basis=""), changed(day="2025/8/5", dose="250"))

    tried = intake.try_out(clinic.actor, table)

    assert records(books) == []
    assert books.trail == []
    assert intake.take(clinic.actor, table) == tried
    assert len(records(books)) == 2
    (trace,) = books.trail
    assert trace.deed is Deed.TREATMENTS_IMPORTED


def test_rows_of_one_start_are_one_infusion(clinic, intake, books):
    vitamin = changed(product="東都ビタミンB1注50mg", dose="1A", unit="", basis="")
    rows = ((*ROW, REASON), (*vitamin, REASON))

    tried = intake.take(clinic.actor, wished(*rows, head=(*ENTRIES, OFF_LABEL)))

    (record,) = records(books)
    assert (tried.good, tried.made) == (2, 1)
    assert [one.product for one in record.given] == ["T01", "T03"]
    assert str(record.given[1].dose) == "1 amp"


def test_rows_of_one_start_that_contradict_each_other_are_refused_together(clinic, intake):
    tried = intake.try_out(clinic.actor, wished(ROW, changed(diagnosis="肺炎")))

    assert faults(tried, 0) == faults(tried, 1) == {("diagnosis", "rows_differ")}


def test_products_may_stand_side_by_side(clinic, intake, books):
    head = (*ENTRIES, OFF_LABEL, "薬剤名2", "用量2", "単位2", "投与経路2")
    row = (*ROW, REASON, "東都ビタミンB1注50mg", "50", "mg", "静注")

    intake.take(clinic.actor, wished(row, head=head))

    assert [one.product for one in records(books)[0].given] == ["T01", "T03"]


def test_the_same_infusion_is_not_taken_twice(clinic, intake, books):
    intake.take(clinic.actor, wished(ROW))

    again = intake.take(clinic.actor, wished(ROW))

    assert faults(again) == {("started", "known_entry")}
    assert len(records(books)) == 1


def test_another_product_at_the_same_start_is_another_infusion(clinic, intake, books):
    intake.take(clinic.actor, wished(ROW))

    other = (*changed(product="東都ビタミンB1注50mg", dose="20"), REASON)
    intake.take(clinic.actor, wished(other, head=(*ENTRIES, OFF_LABEL)))

    assert len(records(books)) == 2


def test_a_later_row_is_judged_by_the_earlier_ones_of_the_table(clinic, intake):
    head = (*ENTRIES,)
    first, second = changed(dose="90"), changed(start="15:00", end="15:30", dose="90")

    # The later row stands first: what counts is when it was given.
    tried = intake.try_out(clinic.actor, wished(second, first, head=head))

    wada = {row.place: v.outcome for row in tried.rows for v in row.verdicts if v.body == "WADA"}
    assert wada[0] is Outcome.EXEMPTION_REQUIRED
    assert wada[1] is not Outcome.EXEMPTION_REQUIRED


def test_the_number_finds_the_patient_and_must_not_contradict_the_name(clinic, intake):
    head = ("患者番号", "生年月日", *ENTRIES)
    good = (samples.REN.number, "H10.4.3", *ROW)
    rows = [
        good,
        (samples.SHOTA.number, "", *changed(day="2025/8/3")),
        ("99-9999", "", *changed(day="2025/8/5")),
        ("", "H10.4.4", *changed(day="2025/8/7")),
        ("", "", *changed(who="", day="2025/8/9")),
    ]

    tried = intake.try_out(clinic.actor, wished(*rows, head=head))

    assert [faults(tried, place) for place in range(5)] == [
        set(),
        {("number", "other_patient")},
        {("number", "no_patient")},
        {("name", "no_patient")},
        {("name", "missing")},
    ]


def test_namesakes_want_a_birth(clinic, intake, books):
    twin = replace(samples.REN, id=UUID(int=0x77), number="00-9", birth=samples.AOI.birth)
    with books.begin() as work:
        work.patients.add(twin)
        work.commit(AuditEntry(clinic.actor.staff, samples.NOW, Deed.PATIENT_REGISTERED, twin.id))
    head = ("生年月日", *ENTRIES)

    tried = intake.try_out(
        clinic.actor,
        wished(("", *ROW), ("1998-04-03", *changed(day="2025/8/3")), head=head),
    )

    assert [faults(tried, place) for place in (0, 1)] == [{("name", "many_patients")}, set()]


def test_a_suspected_diagnosis_is_one(clinic, intake, books):
    intake.take(clinic.actor, wished(changed(diagnosis="脱水症の疑い")))

    (record,) = records(books)
    assert (record.diagnosis, record.certainty) == ("脱水症", Certainty.SUSPECTED)


def test_a_volume_alone_is_the_dose_of_a_fluid(clinic, intake, books):
    head = tuple("容量(mL)" if one == "用量" else one for one in ENTRIES)

    intake.take(clinic.actor, wished(changed(unit=""), head=head))

    assert [str(one.dose) for one in records(books)[0].given] == ["80 mL"]


def test_without_a_reason_for_the_late_entry_nothing_old_is_taken(clinic, intake):
    tried = intake.try_out(clinic.actor, replace(wished(ROW), late_reason=""))

    assert faults(tried) == {("late_reason", "REC_LATE_REASON_MISSING")}


def test_a_stop_leaves_none(clinic, intake, books):
    rows = [changed(day=f"2025/8/{day}") for day in range(1, 20, 2)]

    def stop(done, _total):
        if done == 5:
            raise WorkWasStopped

    with pytest.raises(WorkWasStopped):
        intake.take(clinic.actor, wished(*rows), stop)

    assert records(books) == []
    assert books.trail == []


def test_whoever_may_not_enter_for_others_may_not_import(intake):
    with pytest.raises(NotPermitted):
        intake.take(Actor(replace(samples.NURSE, role=Role.AUDITOR)), wished(ROW))
