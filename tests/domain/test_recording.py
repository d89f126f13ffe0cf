from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.errors import Refused
from app.domain.formulary import Route
from app.domain.keys import Stamp
from app.domain.reading import read
from app.domain.recording import draft_of, entry_of, record
from app.domain.rules.case import Case
from app.domain.treatments import Draft, DraftLine, IvReason, LineRole
from tests import samples

STAMP = Stamp(samples.PHYSICIAN.id, samples.NOW)
FULL = replace(
    samples.DRAFT,
    is_emergency=True,
    off_label_reason="経口不可のため",
    diagnosis_codes="4043/2765001",
    lines=(
        *samples.DRAFT.lines,
        DraftLine(
            product="T03",
            role=LineRole.DRUG,
            dose="0.5",
            unit="amp",
            route=Route.IV_BOLUS,
            volume_ml="10.25",
            indication="ビタミンB1欠乏症の予防及び治療",
            lot="L1",
            expiry="2027-03-31",
        ),
    ),
)
# Each fact of rules A1: how it is left out, the field and the code that name it.
MISSING = {
    "diagnosis": ({"diagnosis": "特になし"}, "diagnosis", "REC_DIAGNOSIS_MISSING"),
    "basis": ({"basis": "\u3000\u200bー"}, "basis", "REC_BASIS_MISSING"),
    "start": ({"started": ""}, "started", "REC_START_MISSING"),
    "setting": ({"setting": None}, "setting", "REC_SETTING_MISSING"),
    "physician": ({"physician": None}, "physician", "REC_PHYSICIAN_MISSING"),
    "product": ({"lines": ()}, "lines", "REC_PRODUCT_MISSING"),
    "dose": ({"dose": "0"}, "lines/0/dose", "REC_DOSE_MISSING"),
    "unit": ({"unit": ""}, "lines/0/dose", "REC_DOSE_MISSING"),
    "route": ({"route": None}, "lines/0/route", "REC_ROUTE_MISSING"),
    "a product's name": ({"product": ""}, "lines/0/product", "REC_PRODUCT_MISSING"),
    "a known product": ({"product": "謎の液"}, "lines/0/product", "UNKNOWN_PRODUCT"),
    "a lawful product": ({"product": "エクソソーム"}, "lines/0/product", "BLOCKED_PRODUCT"),
    "a readable start": ({"started": "x"}, "started", "REC_UNREADABLE"),
    "a readable onset": ({"onset": "x"}, "onset", "REC_UNREADABLE"),
    "a readable dose": ({"dose": "x"}, "lines/0/dose", "REC_UNREADABLE"),
}


def without(draft, left_out):
    of_lines = {key: one for key, one in left_out.items() if key in DraftLine.__slots__}
    of_form = {key: one for key, one in left_out.items() if key not in of_lines}
    lines = tuple(replace(line, **of_lines) for line in draft.lines)
    return replace(draft, **{"lines": lines, **of_form})


def kept(draft, version=1):
    """Return what becomes of a form that is judged and then recorded."""
    entry = read(draft, samples.FORMULARY, beds=0)
    assessment = samples.judge().assess(Case(entry), ("NPB", "WADA"), samples.NOW.date())
    return record(entry, draft, assessment, (UUID(int=version), version), STAMP)


def faults_of(draft):
    with pytest.raises(Refused) as refusal:
        kept(draft)
    return {(one.field, one.code) for one in refusal.value.faults}


@pytest.mark.parametrize("draft", [samples.DRAFT, FULL], ids=["one line", "two lines"])
def test_a_record_opened_as_a_form_states_the_same_record(draft):
    first = kept(draft)

    assert kept(draft_of(first)) == first


def test_a_running_infusion_comes_back_as_a_form_without_an_end():
    assert draft_of(kept(replace(samples.DRAFT, ended=""))).ended == ""


def test_a_record_judged_again_states_the_same_facts():
    entry = read(FULL, samples.FORMULARY, beds=0)

    again = entry_of(kept(FULL), samples.FORMULARY.named)

    assert replace(again, lines=()) == replace(entry, lines=())
    assert again.lines == entry.lines


def test_a_final_record_is_judged_as_a_final_one():
    final = kept(FULL).finalise(samples.PHYSICIAN.id, samples.NOW)

    assert entry_of(final, samples.FORMULARY.named).is_final


def test_a_recorded_product_that_left_the_formulary_is_named():
    entry = entry_of(kept(FULL), lambda number: None if number == "T01" else samples.VITAMIN)

    assert [(row.place, row.typed) for row in entry.unknown] == [(0, "東都生食注100mL")]
    assert [line.place for line in entry.lines] == [1]


def test_a_record_keeps_the_names_and_codes_of_the_day():
    given = kept(FULL).given[0]

    assert given.brand == samples.SALINE.brand_ja
    assert given.generic == samples.SALINE.generic_ja
    assert given.yj == samples.SALINE.yj


def test_the_reason_for_the_vein_is_kept():
    treatment = kept(FULL)

    assert treatment.iv_reason_code is IvReason.ORAL_IMPOSSIBLE
    assert treatment.iv_reason == samples.DRAFT.iv_reason


@pytest.mark.parametrize("fact", MISSING)
def test_an_entry_without_a_mandatory_fact_is_refused_beside_its_field(fact):
    left_out, field, code = MISSING[fact]

    assert faults_of(without(samples.DRAFT, left_out)) == {(field, code)}


def test_every_missing_fact_is_told_at_once():
    nothing = Draft(samples.DRAFT.entry, samples.REN.id, lines=(DraftLine("T01"), DraftLine("")))

    assert faults_of(nothing) == {
        ("diagnosis", "REC_DIAGNOSIS_MISSING"),
        ("basis", "REC_BASIS_MISSING"),
        ("started", "REC_START_MISSING"),
        ("setting", "REC_SETTING_MISSING"),
        ("physician", "REC_PHYSICIAN_MISSING"),
        ("lines/0/dose", "REC_DOSE_MISSING"),
        ("lines/0/route", "REC_ROUTE_MISSING"),
        ("lines/1/product", "REC_PRODUCT_MISSING"),
    }


def test_a_fault_stands_at_the_row_of_the_form():
    rows = (DraftLine("謎の液"), replace(samples.DRAFT.lines[0], dose=""))

    assert ("lines/1/dose", "REC_DOSE_MISSING") in faults_of(replace(samples.DRAFT, lines=rows))


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        " ",
        "\u3000",
        "\xa0",
        "\u200b",
        "\ufeff",
        "-",
        "ー",
        "―",
        "。",
        "…",
        "なし",
        "特になし",
        "不明",
        "n/a",
        "N/A",
        "none",
        "-なし-",
        "な し",
    ],
)
@pytest.mark.parametrize("field", ["diagnosis", "basis"])
def test_words_that_say_nothing_are_no_diagnosis_and_no_basis(field, nothing):
    assert faults_of(replace(samples.DRAFT, **{field: nothing})) == {
        (field, f"REC_{field.upper()}_MISSING")
    }


def test_off_label_use_needs_the_physicians_reason():
    off_label = without(samples.DRAFT, {"indication": "適応外"})

    assert faults_of(off_label) == {("off_label_reason", "REC_OFF_LABEL_REASON_MISSING")}
    assert kept(replace(off_label, off_label_reason="代替薬がないため")).off_label_reason
    assert faults_of(replace(off_label, off_label_reason="なし"))
