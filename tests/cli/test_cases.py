import json
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.cases import BadCase, read_case
from app.domain.athletes import Competition, Exemption, Outside
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.quantities import Dose
from app.domain.treatments import IvReason, LineRole, Setting
from tests.cli.samples import case, put
from tests.domain.rules.agreed import formulary

BODIES = ("JBC", "NPB", "WADA")


def read(document):
    return read_case(json.dumps(document).encode(), formulary(), BODIES)


def faults(document):
    with pytest.raises(BadCase) as caught:
        read(document)
    return {fault.pointer: fault.expected for fault in caught.value.faults}


def at(hour, minute=0, day=1):
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


def test_a_case_becomes_the_facts_that_are_judged():
    found = read(case(as_of="2026-06-01T16:00+09:00"))

    (entry,) = found.entries
    drug, flush = entry.lines
    assert found.bodies == ("NPB", "WADA")
    assert found.ids == ("A",)
    assert found.now == at(7)
    assert found.athlete.sport == "baseball"
    assert found.athlete.competitions == (Competition(at(15, day=2), at(14, day=3)),)
    assert found.athlete.exemptions == (
        Exemption("TUE-2026-0001", "WADA", ("S9",), date(2026, 6, 1), date(2026, 6, 30)),
    )
    assert found.athlete.weigh_ins == ()
    assert found.outside == (
        Outside(
            at(21, day=1).replace(day=31, month=5),
            at(21, 30).replace(day=31, month=5),
            Decimal(50),
            "他院で点滴",
        ),
    )
    assert (entry.started, entry.ended) == (at(5), at(6))
    assert (entry.setting, entry.beds) == (Setting.OUTPATIENT, 0)
    assert (entry.diagnosis, entry.icd10) == ("脱水症", "E86")
    assert entry.certainty is Certainty.CONFIRMED
    assert entry.iv_reason_code is IvReason.ORAL_IMPOSSIBLE
    assert entry.physician is not None
    assert entry.is_final
    assert (drug.product.yj, drug.dose, drug.volume_ml) == (
        "3319534A4046",
        Dose(Decimal(500), "mL"),
        Decimal(500),
    )
    assert drug.indication == drug.product.proposed("E86").text_ja
    assert (flush.role, flush.route) == (LineRole.FLUSH, Route.IV_DRIP)


def test_what_may_be_left_out_is_nothing_or_the_usual():
    found = read(
        {
            "format": "tenteki-case/1",
            "facility": {"beds": "19"},
            "patient": {"bodies": []},
            "entries": [{"id": "A"}],
        }
    )

    (entry,) = found.entries
    assert (found.bodies, found.outside, found.now) == ((), (), None)
    assert (entry.setting, entry.beds, entry.started, entry.ended) == (None, 19, None, None)
    assert (entry.diagnosis, entry.basis, entry.physician) == ("", "", None)
    assert (entry.lines, entry.unknown) == ((), ())
    assert entry.certainty is Certainty.CONFIRMED
    assert not entry.is_emergency
    assert not entry.is_final


@pytest.mark.parametrize("blank", ["", " ", "　", None])
def test_a_blank_fact_is_a_missing_one_and_no_fault(blank):
    keys = (
        "setting",
        "diagnosis",
        "icd10",
        "certainty",
        "basis",
        "iv_reason",
        "route",
        "started_at",
    )
    keys += ("ended_at", "physician", "off_label_reason")
    line = ("product", "role", "dose", "unit", "volume_ml", "indication", "lot")

    found = read(
        case(
            **{f"entries/0/{key}": blank for key in keys},
            **{f"entries/0/lines/1/{key}": blank for key in line},
        )
    )

    (entry,) = found.entries
    assert (entry.setting, entry.physician, entry.started) == (None, None, None)
    assert [row.typed for row in entry.unknown] == [""]


@pytest.mark.parametrize("text", ["特になし", "－", "n/a"])
def test_a_physician_without_a_name_is_none(text):
    assert read(case(**{"entries/0/physician": text})).entries[0].physician is None


def test_a_volume_that_is_left_out_is_the_one_that_the_dose_fills():
    document = case()
    for line in document["entries"][0]["lines"]:
        del line["volume_ml"]

    (entry,) = read(document).entries

    assert [line.volume_ml for line in entry.lines] == [Decimal(500), Decimal(10)]


def test_a_powder_may_have_no_volume_of_its_own():
    powder = {"product": "ソル・メドロール静注用125mg", "dose": 125, "unit": "mg", "volume_ml": "0"}

    (entry,) = read(case(**{"entries/0/lines/1": powder})).entries

    assert entry.lines[1].volume_ml == 0


def test_names_that_are_unknown_or_blocked_are_no_faults():
    found = read(
        case(
            **{
                "entries/0/lines/0/product": "エクソソーム点滴",
                "entries/0/lines/1/product": "社長の特製点滴",
            }
        )
    )

    assert [row.blocked for row in found.entries[0].unknown] == ["エクソソーム点滴", ""]


def test_an_exemption_names_its_products_by_code_or_name():
    found = read(
        case(
            **{
                "patient/exemptions/0/products": [
                    "3319534A4046",
                    "大塚生食注　２０ｍＬ",
                    "他社の点滴",
                ],
                "patient/exemptions/0/max_volume_ml": 500,
            }
        )
    )

    (exemption,) = found.athlete.exemptions
    named = formulary().named
    assert exemption.products == (
        named("3319534A4046").id,
        named("大塚生食注 20mL").id,
        "他社の点滴",
    )
    assert exemption.max_volume_ml == 500


def test_a_product_of_an_exemption_has_a_name():
    assert list(faults(case(**{"patient/exemptions/0/products": ["3319534A4046", None, 1]}))) == [
        "/patient/exemptions/0/products/1",
        "/patient/exemptions/0/products/2",
    ]


def test_an_infusion_elsewhere_may_say_where_it_was_given():
    found = read(case(**{"outside/0/setting": "inpatient", "outside/0/beds": 20}))

    assert (found.outside[0].setting, found.outside[0].beds) == ("inpatient", 20)


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/format", "tenteki-case/2"),
        ("/format", None),
        ("/facility", None),
        ("/facility/beds", None),
        ("/facility/beds", "1.5"),
        ("/facility/beds", -1),
        ("/facility/name", 1),
        ("/facility/address", "東京"),
        ("/patient", []),
        ("/patient/bodies", None),
        ("/patient/bodies", "NPB"),
        ("/patient/bodies/0", "npb"),
        ("/patient/bodies/0", "FIFA"),
        ("/patient/bodies/0", ""),
        ("/patient/bodies/1", "NPB"),
        ("/patient/sport", ["baseball"]),
        ("/patient/name", "山田"),
        ("/patient/weigh_in_at", "2026-06-01"),
        ("/patient/competitions", {}),
        ("/patient/competitions/0", "2026-06-03"),
        ("/patient/competitions/0/starts_at", None),
        ("/patient/competitions/0/ends_at", "2026-06-02T23:59+09:00"),
        ("/patient/competitions/0/name", "決勝"),
        ("/patient/exemptions/0/number", " "),
        ("/patient/exemptions/0/body", "FIFA"),
        ("/patient/exemptions/0/body", None),
        ("/patient/exemptions/0/covers", []),
        ("/patient/exemptions/0/covers", None),
        ("/patient/exemptions/0/covers/0", "steroids"),
        ("/patient/exemptions/0/covers/0", ""),
        ("/patient/exemptions/0/valid_from", None),
        ("/patient/exemptions/0/valid_to", "2026-05-31"),
        ("/patient/exemptions/0/valid_to", "2026/06/30"),
        ("/patient/exemptions/0/max_volume_ml", 0),
        ("/patient/exemptions/0/products", "3319534A4046"),
        ("/outside", {}),
        ("/outside/0", None),
        ("/outside/0/started_at", None),
        ("/outside/0/ended_at", "2026-06-01T05:59+09:00"),
        ("/outside/0/volume_ml", None),
        ("/outside/0/volume_ml", "0"),
        ("/outside/0/what", 1),
        ("/outside/0/setting", "clinic"),
        ("/outside/0/beds", "many"),
        ("/outside/0/where", "他院"),
        ("/as_of", "2026-06-01T15:00"),
        ("/note", ""),
        ("/entries", None),
        ("/entries", []),
        ("/entries", {}),
        ("/entries/0", None),
        ("/entries/0/id", None),
        ("/entries/0/id", ""),
        ("/entries/0/id", 1),
        ("/entries/0/setting", "clinic"),
        ("/entries/0/emergency", "false"),
        ("/entries/0/diagnosis", ["脱水症"]),
        ("/entries/0/icd10", 86),
        ("/entries/0/certainty", "certain"),
        ("/entries/0/basis", {}),
        ("/entries/0/iv_reason", "嘔吐のため"),
        ("/entries/0/route", "iv"),
        ("/entries/0/started_at", "2026-06-01T14:00"),
        ("/entries/0/started_at", "2026-06-01 14:00+09:00"),
        ("/entries/0/started_at", 1780290000),
        ("/entries/0/ended_at", "2026-06-01T24:00+09:00"),
        ("/entries/0/ended_at", "2026-06-01T13:59:59+09:00"),
        ("/entries/0/physician", {"name": "山田 太郎"}),
        ("/entries/0/finalised", 1),
        ("/entries/0/off_label_reason", False),
        ("/entries/0/onset", "2026-06-01"),
        ("/entries/0/lines", {}),
        ("/entries/0/lines/1", "大塚生食注 20mL"),
        ("/entries/0/lines/1/product", 3319534),
        ("/entries/0/lines/1/role", "main"),
        ("/entries/0/lines/1/dose", "0"),
        ("/entries/0/lines/1/dose", -5),
        ("/entries/0/lines/1/dose", 0.5),
        ("/entries/0/lines/1/dose", float("nan")),
        ("/entries/0/lines/1/dose", float("inf")),
        ("/entries/0/lines/1/dose", "十"),
        ("/entries/0/lines/1/dose", True),
        ("/entries/0/lines/1/unit", "litre"),
        ("/entries/0/lines/1/volume_ml", "-10"),
        ("/entries/0/lines/1/volume_ml", "1e2"),
        ("/entries/0/lines/1/indication", 1),
        ("/entries/0/lines/1/lot", 1),
        ("/entries/0/lines/1/route", "im"),
        ("/entries/0/lines/1/expiry", "2028-03"),
    ],
)
def test_each_fault_is_told_with_its_pointer(pointer, value):
    found = faults(case(**{pointer: value}))

    assert list(found) == [pointer]
    assert found[pointer]


def test_two_entries_may_not_share_an_id():
    document = case()
    document["entries"] *= 3

    assert faults(document) == {
        "/entries/1/id": "another id",
        "/entries/2/id": "another id",
    }


def test_every_fault_of_a_file_is_told_at_once():
    found = faults(
        case(**{"facility/beds": -1, "entries/0/route": "iv", "entries/0/lines/0/dose": 0.5})
    )

    assert list(found) == ["/facility/beds", "/entries/0/route", "/entries/0/lines/0/dose"]


def test_the_bodies_that_are_known_are_named():
    assert faults(case(**{"patient/bodies/0": "FIFA"})) == {
        "/patient/bodies/0": "one of JBC, NPB, WADA"
    }


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"1", b"null", b'"case"', b"NaN"])
def test_what_is_no_object_is_a_fault_of_the_whole_file(content):
    with pytest.raises(BadCase) as caught:
        read_case(content, formulary(), BODIES)

    assert [fault.pointer for fault in caught.value.faults] == [""]


def _pointers(value, pointer=""):
    yield pointer
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _pointers(one, f"{pointer}/{key}")
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _pointers(one, f"{pointer}/{number}")


POINTERS = [pointer for pointer in _pointers(case()) if pointer]
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(
        ["NPB", "auto", "5", "０．５", "2026-06-01", "9999-12-31T23:59+00:00", "\ud800"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(POINTERS), anything, max_size=4))
def test_no_value_anywhere_is_more_than_a_fault(changes):
    document = case()
    for pointer, value in sorted(changes.items()):
        try:
            put(document, pointer, value)
        except (KeyError, IndexError, TypeError, ValueError):
            continue  # what this one was to lie in has been changed by another one

    with suppress(BadCase):
        read(document)
