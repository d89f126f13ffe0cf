import json
from dataclasses import replace
from uuid import UUID

import fastjsonschema
import pytest

from app import i18n, paths
from app.domain.course import Act, TypedStep
from app.domain.staff import Actor
from app.record.items import Fact, Table, Title
from app.record.plain import to_text
from app.record.whole import in_words
from app.services.record_data import to_json
from app.services.whole_record import Wanted
from tests import samples
from tests.fakes import founded_door, saved
from tests.records import AMENDED, AMENDMENT, EARLIER, WITHDRAWAL, record_of, with_history


@pytest.fixture(scope="module")
def door():
    door = founded_door()
    return with_history(door, door.enter(samples.PHYSICIAN.login, samples.PASSWORD))


@pytest.fixture(params=["ja", "en"])
def text(request, door):
    """Return the text file as any editor shows it."""
    items = in_words(record_of(door), i18n.load(paths.LOCALE, request.param))
    return to_text(items).decode("utf-8-sig")


def test_it_says_what_the_law_wants_of_a_record(text):
    patient = samples.REN

    for fact in (patient.name, patient.address, "1998-04-03", "脱水症", "2026-11-20 13:20", "28"):
        assert fact in text


def test_products_are_told_with_dose_volume_and_lot(text):
    for fact in ("東都生食注100mL", "3311401A0001", "80 mL", "TT-2611"):
        assert fact in text


def test_the_history_is_told_with_who_when_and_why(text):
    for fact in (AMENDMENT, WITHDRAWAL, "2026-11-21 20:21", "2026-11-20 14:21"):
        assert fact in text
    assert samples.PHYSICIAN.name in text or samples.PHYSICIAN.name_romaji in text


def test_every_version_stays_to_be_read(text):
    assert AMENDED in text
    assert samples.DRAFT.basis in text


def test_what_stands_around_the_infusions_is_told(text):
    for fact in ("A-2026-000001", "TUE-26-1", "秋季リーグ", "北町病院", "d4d029b0"):
        assert fact in text


def test_a_text_file_opens_in_the_plainest_editor(door):
    raw = to_text(in_words(record_of(door), i18n.load(paths.LOCALE, "ja")))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert raw.endswith(b"\r\n")


def test_an_amendment_is_told_field_by_field_as_it_was_and_as_it_is(door):
    items = in_words(record_of(door), i18n.load(paths.LOCALE, "en"))

    place = items.index(Title("Version 2 against version 1", 3))
    assert items[place + 1] == Table(
        ("Field", "Before", "After"),
        (20, 40, 40),
        (("Basis of diagnosis", samples.DRAFT.basis, AMENDED),),
    )


def test_one_infusion_alone_is_told_without_the_rest(door):
    wanted = Wanted(samples.REN.id, entry=EARLIER)
    items = in_words(record_of(door, wanted), i18n.load(paths.LOCALE, "en"))

    titles = [one.words for one in items if isinstance(one, Title)]
    assert titles == [
        "Medical record",
        "Patient",
        "Infusions",
        "Infusion of 2026-11-10 13:20",
        "History",
    ]


def test_an_entry_by_proxy_says_that_nobody_approved_it(clinic_of_today):
    door, clinic, nurse = clinic_of_today
    clinic.treatments.save_by_proxy(nurse, samples.DRAFT)

    text = to_text(in_words(record_of(door), i18n.load(paths.LOCALE, "ja"))).decode("utf-8-sig")

    assert "代行入力・未承認" in text
    assert samples.NURSE.name in text


def test_a_record_without_infusions_says_so(clinic_of_today):
    door, _, _ = clinic_of_today

    items = in_words(record_of(door), i18n.load(paths.LOCALE, "en"))

    assert Fact("Period", "Everything recorded") in items
    assert "No infusion is recorded in this period." in to_text(items).decode("utf-8-sig")


def test_a_version_that_says_the_same_is_told_to(clinic_of_today):
    door, clinic, nurse = clinic_of_today
    clinic.treatments.save_by_proxy(nurse, samples.DRAFT)
    saved(clinic, late_reason="")

    text = to_text(in_words(record_of(door), i18n.load(paths.LOCALE, "en"))).decode("utf-8-sig")

    assert "The same facts were written once more." in text


@pytest.fixture
def clinic_of_today():
    door = founded_door()
    clinic = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    return door, clinic, Actor(samples.NURSE)


def test_what_was_done_at_the_drip_is_told_step_by_step(clinic_of_today):
    door, _, _ = carried_out(clinic_of_today)

    items = in_words(record_of(door), i18n.load(paths.LOCALE, "en"))

    course = next(one for one in items if isinstance(one, Table) and one.heads[0] == "Course")
    assert [row[:3] for row in course.rows] == [
        ("Begun", "2026-11-20 14:12", "–"),
        ("Ended", "2026-11-20 14:20", "60"),
    ]
    assert Fact("Performer", "SUZUKI Hana (Nurse)") in items
    history = next(one for one in items if isinstance(one, Table) and one.heads[0] == "Version")
    assert [row[1] for row in history.rows] == ["Ordered", "Begun", "Ended"]


def test_a_step_is_told_by_what_it_changed_and_repeats_nothing(clinic_of_today):
    door, _, _ = carried_out(clinic_of_today)

    items = in_words(record_of(door), i18n.load(paths.LOCALE, "en"))

    changed = {row[0] for one in items if isinstance(one, Table) for row in one.rows}
    assert {"Given", "Course 1", "Course 2", "Total by vein"} <= changed
    assert not [one for one in items if isinstance(one, Title) and "replaced" in one.words]


def test_the_course_of_an_order_is_as_the_schema_says(clinic_of_today):
    door, _, _ = carried_out(clinic_of_today)
    schema = paths.RESOURCES / "schema" / "tenteki-record-1.schema.json"

    data = json.loads(to_json(record_of(door)))

    fastjsonschema.compile(json.loads(schema.read_text("utf-8")))(data)
    *_, last = data["infusions"][0]["versions"]
    assert [step["act"] for step in last["record"]["course"]] == ["begun", "ended"]


def carried_out(clinic_of_today):
    """Return a clinic where a physician ordered, and a nurse gave."""
    door, clinic, nurse = clinic_of_today
    draft = replace(samples.DRAFT, started="2026-11-20 14:10", ended="15:00")
    entry = clinic.treatments.order(clinic.actor, draft)
    for number, (act, at, delivered) in enumerate(
        ((Act.BEGUN, "14:12", ""), (Act.ENDED, "14:20", "60")), 100
    ):
        step = TypedStep(UUID(int=number), act, at, delivered)
        entry = clinic.giving.give(nurse, entry.id, step)
    return door, clinic, nurse
