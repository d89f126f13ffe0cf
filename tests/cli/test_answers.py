import json
from datetime import date

import pytest

from app.cli.answers import answer, judge
from app.cli.cases import read_case
from tests.cli.samples import case
from tests.cli.telling import LIBRARY

NEARLY_OVER = {"entries/0/lines/0/dose": "40", "entries/0/lines/0/volume_ml": "40"}


def answered(document):
    asked = read_case(json.dumps(document).encode(), LIBRARY.names, LIBRARY.bodies)
    return answer(asked, judge(asked, LIBRARY), LIBRARY)


def entries(document):
    return {entry["id"]: entry for entry in answered(document)["entries"]}


def several(*changes, outside=()):
    """Return a case of several entries; each is the sample's with some keys changed."""
    document = case(**NEARLY_OVER, outside=list(outside))
    first = document["entries"][0]
    document["entries"] = [
        {**first, "id": key, **one} for key, one in zip("ABCDEF", changes, strict=False)
    ]
    return document


def hours(start, end):
    return {"started_at": f"2026-06-01T{start}+09:00", "ended_at": f"2026-06-01T{end}+09:00"}


def test_the_case_of_the_description_is_answered_as_described():
    found = answered(case())

    (entry,) = found["entries"]
    assert list(found) == ["format", "rules", "entries"]
    assert found["format"] == "tenteki-verdict/1"
    assert list(entry) == [
        "id",
        "can_save",
        "refusals",
        "verdicts",
        "volume",
        "certificate",
        "findings",
    ]
    assert (entry["id"], entry["can_save"], entry["refusals"]) == ("A", True, [])
    assert entry["verdicts"]["NPB"] == {"outcome": "caution", "codes": ["NPB_JADA_DIFF"]}
    assert entry["verdicts"]["WADA"] == {
        "outcome": "exemption_required",
        "codes": ["M22_EXCEEDED"],
    }
    assert entry["volume"] == {
        "rate_weighted_ml": "560",
        "whole_ml": "560",
        "window_from": "2026-06-01T06:00:00+09:00",
        "exempt": False,
    }
    assert entry["certificate"] == "C"


def test_every_finding_says_on_what_it_rests_and_what_to_do_in_both_languages():
    (entry,) = answered(case())["entries"]

    found = {finding["code"]: finding for finding in entry["findings"]}
    assert list(found["M22_EXCEEDED"]) == ["code", "body", "clause", "edition", "ja", "en"]
    assert (found["M22_EXCEEDED"]["body"], found["M22_EXCEEDED"]["clause"]) == ("WADA", "M2.2")
    assert found["M22_EXCEEDED"]["edition"] == "2026"
    assert "460 mL" in found["M22_EXCEEDED"]["ja"]
    assert "TUEが必要です" in found["M22_EXCEEDED"]["ja"]
    assert "ask for a TUE" in found["M22_EXCEEDED"]["en"]


def test_the_editions_that_were_applied_are_named_with_their_hashes():
    document = several(
        hours("14:00", "15:00"),
        {"started_at": "2017-06-01T14:00+09:00", "ended_at": "2017-06-01T15:00+09:00"},
    )

    rules = answered(document)["rules"]

    days = [date(2017, 6, 1), date(2026, 6, 1)]
    editions = LIBRARY.editions_on(days)
    applied = [editions.in_force(body, day) for body in ("NPB", "WADA") for day in days]
    assert rules == [
        {"body": one.body, "edition": one.name, "sha256": one.sha256} for one in applied
    ]


def test_every_missing_fact_is_a_refusal_and_nothing_is_certified():
    (entry,) = answered(
        case(
            **{
                f"entries/0/{key}": ""
                for key in ("diagnosis", "basis", "setting", "route", "started_at", "physician")
            },
            **{"entries/0/lines/0/dose": None, "entries/0/lines/1/unit": ""},
        )
    )["entries"]

    assert not entry["can_save"]
    assert set(entry["refusals"]) == {
        "REC_DIAGNOSIS_MISSING",
        "REC_BASIS_MISSING",
        "REC_START_MISSING",
        "REC_SETTING_MISSING",
        "REC_ROUTE_MISSING",
        "REC_PHYSICIAN_MISSING",
        "REC_DOSE_MISSING",
    }
    assert len(entry["refusals"]) == 7
    assert {verdict["outcome"] for verdict in entry["verdicts"].values()} == {"incomplete"}
    assert entry["certificate"] == "none"


def test_before_its_start_is_known_an_entry_has_no_window():
    (entry,) = answered(case(**{"entries/0/started_at": None}))["entries"]

    assert entry["volume"] == {
        "rate_weighted_ml": None,
        "whole_ml": None,
        "window_from": None,
        "exempt": False,
    }


@pytest.mark.parametrize(
    ("product", "code"),
    [("エクソソーム点滴", "BLOCKED_PRODUCT"), ("社長の特製点滴", "UNKNOWN_PRODUCT")],
)
def test_what_may_never_be_given_is_refused_by_every_body(product, code):
    line = {"product": product, "dose": "50", "unit": "mL"}

    (entry,) = answered(case(**{"entries/0/lines": [line]}))["entries"]

    assert entry["refusals"] == [code]
    assert {verdict["outcome"] for verdict in entry["verdicts"].values()} == {"blocked"}


def test_what_was_refused_counts_in_nobodys_volume():
    both = several(hours("08:00", "09:00"), hours("14:00", "15:00"))
    one_refused = several(hours("08:00", "09:00"), {**hours("14:00", "15:00"), "basis": ""})

    assert entries(both)["A"]["volume"]["whole_ml"] == "100"
    assert entries(one_refused)["A"]["volume"]["whole_ml"] == "50"
    assert entries(one_refused)["B"]["volume"]["whole_ml"] == "100"


def test_the_doses_of_a_day_add_up_in_the_order_of_the_infusions():
    vitamin = {"product": "ビタミンC注「フソー」-2g", "dose": "2", "unit": "g", "volume_ml": "10"}
    facts = {"diagnosis": "ビタミンC欠乏症", "icd10": "E54", "off_label_reason": ""}
    one = {**facts, "lines": [{**vitamin, "indication": "auto"}]}
    document = several(
        {**one, **hours("14:00", "15:00")},
        {**one, **hours("08:00", "09:00")},
        {**one, **hours("15:30", "16:00")},
    )

    found = entries(document)

    refused = {key: entry["refusals"] for key, entry in found.items()}
    assert refused["B"] == []
    assert "REC_OFF_LABEL_REASON_MISSING" in refused["A"]
    # What was refused was not given: the third is the second of the day.
    assert refused["C"] == refused["A"]


def test_of_two_that_start_together_the_first_of_the_file_was_given_first():
    vitamin = {"product": "ビタミンC注「フソー」-2g", "dose": "2", "unit": "g", "volume_ml": "10"}
    one = {"icd10": "E54", "lines": [{**vitamin, "indication": "auto"}], **hours("14:00", "15:00")}

    found = entries(several(one, one))

    assert [entry["can_save"] for entry in found.values()] == [True, False]


def test_the_day_of_a_dose_is_a_day_in_japan():
    vitamin = {"product": "ビタミンC注「フソー」-2g", "dose": "2", "unit": "g", "volume_ml": "10"}
    one = {"icd10": "E54", "lines": [{**vitamin, "indication": "auto"}]}
    late = {"started_at": "2026-06-01T14:59+00:00", "ended_at": "2026-06-01T14:59+00:00"}
    past_midnight = {"started_at": "2026-06-01T15:00+00:00", "ended_at": "2026-06-01T15:00+00:00"}

    found = entries(several({**one, **late}, {**one, **past_midnight}))

    assert [entry["can_save"] for entry in found.values()] == [True, True]


def test_an_exempt_setting_shows_what_the_entry_is_alone():
    document = several({**hours("14:00", "15:00"), "setting": "inpatient"}, hours("16:00", "17:00"))

    exempt = entries(document)["A"]

    assert exempt["volume"]["exempt"] is True
    assert exempt["volume"]["whole_ml"] == "50"
    assert "EXC_HOSPITAL" in exempt["verdicts"]["WADA"]["codes"]


def test_what_was_received_elsewhere_counts_unless_its_setting_is_exempt():
    told = {"started_at": "2026-06-01T12:00+09:00", "ended_at": None, "volume_ml": "20.5"}
    counted = several(hours("14:00", "15:00"), outside=[told])
    exempt = several(
        hours("14:00", "15:00"), outside=[{**told, "setting": "outpatient", "beds": 20}]
    )

    assert entries(counted)["A"]["volume"]["whole_ml"] == "70.5"
    assert entries(exempt)["A"]["volume"]["whole_ml"] == "50"
    assert "EXEMPT_NEARBY" in entries(exempt)["A"]["verdicts"]["WADA"]["codes"]


def test_an_infusion_without_an_end_is_incomplete_and_looked_at_from_now():
    running = {**hours("08:00", "09:00"), "ended_at": None}
    document = several(running, hours("20:30", "21:00"))

    assert entries(document)["A"]["verdicts"]["WADA"]["outcome"] == "incomplete"
    assert entries(document)["B"]["volume"]["whole_ml"] == "50"
    document["as_of"] = "2026-06-01T21:30+09:00"
    assert entries(document)["B"]["volume"]["whole_ml"] == "100"


def test_a_fraction_of_a_millilitre_is_rounded_up():
    # The window of twelve hours holds the first one and two of the second one's three hours.
    document = several(hours("08:00", "09:00"), hours("18:00", "21:00"))

    volume = entries(document)["A"]["volume"]

    assert volume["rate_weighted_ml"] == "83.334"


def test_labels_are_taken_as_confirmed_and_the_finding_says_so():
    unverified = next(
        product
        for product in map(LIBRARY.names.named, (f"F{number:03}" for number in range(1, 177)))
        if product.is_unverified and product.proposed("E86") and not product.classes
    )
    line = {"product": unverified.id, "dose": "50", "unit": "mL", "volume_ml": "50"}
    document = case(**{"entries/0/lines": [{**line, "indication": "auto"}], "outside": []})

    (entry,) = answered(document)["entries"]

    assert "LABEL_UNVERIFIED" in {finding["code"] for finding in entry["findings"]}
    assert entry["verdicts"]["WADA"]["outcome"] == "legitimate"
    assert entry["certificate"] == "A"


def test_who_answers_to_nobody_gets_no_verdict_but_what_is_open():
    (entry,) = answered(
        case(**{"patient/bodies": [], "entries/0/finalised": False, "entries/0/ended_at": None})
    )["entries"]

    assert entry["verdicts"] == {}
    assert entry["can_save"]
    assert {"REC_END_MISSING", "REC_NOT_FINALISED"} <= {one["code"] for one in entry["findings"]}


def test_a_finding_is_told_once():
    document = case(**{"entries/0/lines/0/dose": None, "entries/0/lines/1/dose": None})

    (entry,) = answered(document)["entries"]

    assert [one["code"] for one in entry["findings"]].count("REC_DOSE_MISSING") == 1
    assert len({json.dumps(one) for one in entry["findings"]}) == len(entry["findings"])
