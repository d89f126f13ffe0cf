"""A case as another program would write it."""

import copy


def case(**changes):
    """Return a complete case of one entry; `changes` are laid over it by their pointers."""
    document = copy.deepcopy(_CASE)
    for pointer, value in changes.items():
        put(document, pointer, value)
    return document


def put(document, pointer, value):
    """Put a value in its place, which is named by a pointer with or without the first stroke."""
    *way, last = pointer.strip("/").split("/")
    for step in way:
        document = document[int(step) if isinstance(document, list) else step]
    if isinstance(document, list):
        document[int(last) :] = [value]
    else:
        document[last] = value


_CASE = {
    "format": "tenteki-case/1",
    "facility": {"name": "さくら野球診療所", "beds": 0},
    "patient": {
        "bodies": ["NPB", "WADA"],
        "sport": "baseball",
        "competitions": [
            {"starts_at": "2026-06-03T00:00+09:00", "ends_at": "2026-06-03T23:00+09:00"}
        ],
        "weigh_in_at": None,
        "exemptions": [
            {
                "number": "TUE-2026-0001",
                "body": "WADA",
                "covers": ["S9"],
                "valid_from": "2026-06-01",
                "valid_to": "2026-06-30",
            }
        ],
    },
    "outside": [
        {
            "started_at": "2026-06-01T06:00+09:00",
            "ended_at": "2026-06-01T06:30+09:00",
            "volume_ml": "50",
            "what": "他院で点滴",
        }
    ],
    "entries": [
        {
            "id": "A",
            "setting": "outpatient",
            "emergency": False,
            "diagnosis": "脱水症",
            "icd10": "E86",
            "certainty": "confirmed",
            "basis": "嘔吐3回、経口摂取不可。BP 98/60、HR 112、皮膚ツルゴール低下。尿比重1.030",
            "iv_reason": "oral_impossible",
            "route": "iv_drip",
            "started_at": "2026-06-01T14:00+09:00",
            "ended_at": "2026-06-01T15:00+09:00",
            "physician": "山田 太郎",
            "finalised": True,
            "off_label_reason": "",
            "lines": [
                {
                    "product": "3319534A4046",
                    "role": "drug",
                    "dose": "500",
                    "unit": "mL",
                    "volume_ml": "500",
                    "indication": "auto",
                    "lot": "",
                },
                {
                    "product": "大塚生食注 20mL",
                    "role": "flush",
                    "dose": "10",
                    "unit": "mL",
                    "volume_ml": "10",
                },
            ],
        }
    ],
}
