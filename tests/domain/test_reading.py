from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import JST
from app.domain.diagnoses import Certainty
from app.domain.formulary import Formulary, Route
from app.domain.measurements import Measure, Measurement, TypedMeasurement
from app.domain.quantities import Dose
from app.domain.reading import AUTO, read
from app.domain.treatments import Draft, DraftLine, LineRole
from tests import samples

LINE = samples.DRAFT.lines[0]


def facts(**changes):
    return read(replace(samples.DRAFT, **changes), samples.FORMULARY, beds=3)


def line(**changes):
    return facts(lines=(replace(LINE, **changes),))


def test_a_form_becomes_facts():
    entry = facts()

    assert entry.started == datetime(2026, 11, 20, 13, 20, tzinfo=JST)
    assert entry.ended == datetime(2026, 11, 20, 14, 10, tzinfo=JST)
    assert entry.onset == date(2026, 11, 20)
    assert entry.beds == 3
    assert entry.lines[0].product == samples.SALINE
    assert entry.lines[0].dose == Dose(Decimal(80), "mL")
    assert entry.lines[0].volume_ml == 80
    assert not entry.unreadable
    assert not entry.unknown


def test_an_empty_form_is_read_without_complaint():
    entry = read(Draft(samples.DRAFT.entry, samples.REN.id), samples.FORMULARY, beds=0)

    assert not entry.unreadable
    assert entry.started is None
    assert entry.lines == ()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("started", "yesterday"),
        ("started", "13:20"),
        ("ended", "25:00"),
        ("ended", "2026-11-19 14:10"),
        ("onset", "last week"),
        ("icd10", "dehydration"),
    ],
)
def test_a_field_that_cannot_be_read_is_named(field, typed):
    assert facts(**{field: typed}).unreadable == (field,)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("dose", "-5"), ("dose", "1e3"), ("volume_ml", "much"), ("expiry", "soon")],
)
def test_a_field_of_a_line_that_cannot_be_read_is_named_with_its_place(field, typed):
    entry = facts(lines=(LINE, replace(LINE, **{field: typed})))

    assert entry.unreadable == (f"lines/1/{field}",)


def test_all_that_cannot_be_read_is_named_at_once():
    entry = facts(started="x", onset="x", icd10="x", lines=(replace(LINE, dose="x", expiry="x"),))

    assert set(entry.unreadable) == {"started", "onset", "icd10", "lines/0/dose", "lines/0/expiry"}


def test_an_end_is_no_fault_while_the_start_is_not_written():
    entry = facts(started="", ended="14:10")

    assert entry.unreadable == ()
    assert entry.ended is None


def test_an_end_after_midnight_belongs_to_the_next_day():
    entry = facts(started="2026-11-20 23:40", ended="00:20")

    assert entry.ended == datetime(2026, 11, 21, 0, 20, tzinfo=JST)


def test_a_code_typed_in_full_width_or_small_letters_is_read():
    assert facts(icd10=" \uff45\uff18\uff16 ").icd10 == "E86"


@pytest.mark.parametrize("typed", ["0", "0.000", ""])
def test_a_dose_of_nothing_is_no_dose(typed):
    assert line(dose=typed).lines[0].dose is None


def test_a_dose_in_no_unit_of_ours_is_no_dose():
    assert line(unit="spoons").lines[0].dose is None


def test_a_volume_that_is_not_typed_is_what_the_dose_fills():
    two = DraftLine("T03", LineRole.DRUG, "2", "amp", Route.IV_BOLUS)

    assert facts(lines=(two,)).lines[0].volume_ml == 40


def test_a_volume_that_the_label_does_not_tell_stays_open():
    powder = DraftLine("T02", LineRole.DRUG, "1", "g", Route.IV_DRIP)

    assert facts(lines=(powder,)).lines[0].volume_ml is None


def test_a_measure_has_one_value():
    pulse = TypedMeasurement(Measure.PULSE, "112")

    entry = facts(measurements=(pulse, replace(pulse, value="114")))

    assert entry.measurements == (Measurement(Measure.PULSE, Decimal(112)),)
    assert entry.unreadable == ("measurements/pulse",)


def test_a_measured_value_that_cannot_be_read_is_named():
    entry = facts(measurements=(TypedMeasurement(Measure.TEMPERATURE, "高い"),))

    assert entry.measurements == ()
    assert entry.unreadable == ("measurements/temperature",)


def test_a_powder_goes_in_with_the_diluent_beside_it():
    powder = replace(samples.CEFTRIAXONE, package_ml=None)
    shelf = Formulary((powder, samples.SALINE), ())
    drug = DraftLine(powder.id, dose="1", unit="g", route=Route.IV_DRIP)
    diluent = DraftLine(samples.SALINE.id, LineRole.DILUENT, "100", "mL", Route.IV_DRIP)

    alone = read(replace(samples.DRAFT, lines=(drug,)), shelf, beds=0)
    dissolved = read(replace(samples.DRAFT, lines=(drug, diluent)), shelf, beds=0)

    assert [one.volume_ml for one in alone.lines] == [None]
    assert [one.volume_ml for one in dissolved.lines] == [Decimal(0), Decimal(100)]


def test_what_does_not_enter_a_vein_needs_no_volume():
    powder = DraftLine("T02", LineRole.DRUG, "1", "g", Route.IM)

    assert facts(lines=(powder,)).lines[0].volume_ml == 0


def test_a_product_is_known_by_its_code_or_its_name():
    assert line(product=samples.SALINE.brand_ja).lines[0].product == samples.SALINE
    assert line(product=samples.SALINE.yj).lines[0].product == samples.SALINE


@pytest.mark.parametrize(
    ("typed", "blocked"),
    [
        ("エクソソーム点滴", "エクソソーム"),
        ("幹細胞上清", "エクソソーム"),
        ("謎の液", ""),
        (" ", ""),
    ],
)
def test_a_text_that_names_no_product_is_kept_with_its_place(typed, blocked):
    entry = facts(lines=(LINE, replace(LINE, product=typed), LINE))

    assert [(row.place, row.typed, row.blocked) for row in entry.unknown] == [
        (1, typed.strip(), blocked)
    ]
    assert [one.place for one in entry.lines] == [0, 2]


def test_the_proposed_indication_is_taken_where_it_is_asked_for():
    assert line(indication=AUTO).lines[0].indication == "脱水症"


def test_nothing_is_proposed_where_no_indication_fits():
    entry = facts(icd10="R53", lines=(replace(LINE, indication=AUTO),))

    assert samples.SALINE.indication(entry.lines[0].indication) is None


@given(st.text(max_size=20), st.text(max_size=8), st.text(max_size=8))
def test_whatever_is_typed_is_read_or_named(moment, number, code):
    entry = facts(
        started=moment,
        ended=moment,
        onset=moment,
        icd10=code,
        lines=(replace(LINE, dose=number, volume_ml=number, expiry=moment, product=code),),
    )

    assert entry.started is not None or not moment.strip() or "started" in entry.unreadable


@pytest.mark.parametrize(
    ("diagnosis", "codes"),
    [("胃腸炎の疑い", ""), ("胃腸炎の疑い", "0000999"), ("胃腸炎", "0091005/8002")],
)
def test_what_its_name_or_its_codes_call_suspected_is_suspected(diagnosis, codes):
    entry = facts(diagnosis=diagnosis, diagnosis_codes=codes, certainty=Certainty.CONFIRMED)

    assert entry.certainty is Certainty.SUSPECTED
    assert entry.diagnosis_codes == codes


def test_codes_that_are_none_are_told_and_not_guessed():
    assert facts(diagnosis_codes="胃腸炎").unreadable == ("diagnosis",)
