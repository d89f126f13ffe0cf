"""Tells an agreed case as `tenteki check` takes it, and reads what it answers."""

import io
import json
import sys

from app.cli.check import check
from app.domain.calendar import read_end, read_moment
from app.domain.quantities import show_decimal
from app.domain.verdicts import Outcome
from app.main.check import RESOURCES, library_of

LIBRARY = library_of(RESOURCES)


def asked(*cases, monkeypatch, capsysbinary):
    """Return the exit status, the documents and the lines that cases on standard input bring about."""
    documents = []
    for case in cases:
        content = case if isinstance(case, bytes) else json.dumps(case).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        status = check(["-"], LIBRARY)
        out, err = capsysbinary.readouterr()
        documents.append((status, json.loads(out) if out else None, err.decode().splitlines()))
    return documents


def told(agreed):
    """Return an agreed case as a document; the entry that is asked about is the last one.

    An entry of a document has one route, so an infusion by two routes is told as two entries.
    """
    entries = [
        entry
        for number, draft in enumerate(agreed.infusions, 1)
        for entry in _entries(draft, str(number))
    ]
    athlete = agreed.athlete
    return {
        "format": "tenteki-case/1",
        "facility": {"name": "さくら野球診療所", "beds": agreed.beds},
        "patient": {
            "bodies": list(agreed.bodies),
            "sport": athlete.sport,
            "competitions": [
                {"starts_at": one.starts.isoformat(), "ends_at": one.ends.isoformat()}
                for one in athlete.competitions
            ],
            "weigh_in_at": athlete.weigh_ins[0].isoformat() if athlete.weigh_ins else None,
            "exemptions": list(map(_exemption, athlete.exemptions)),
        },
        "outside": list(map(_outside, agreed.outside)),
        "entries": entries,
    }


def _exemption(one):
    limit = None if one.max_volume_ml is None else show_decimal(one.max_volume_ml)
    return {
        "number": one.number,
        "body": one.body,
        "covers": list(one.covers),
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat(),
        "max_volume_ml": limit,
        "products": list(one.products),
    }


def _outside(one):
    return {
        "started_at": one.started.isoformat(),
        "ended_at": one.ended.isoformat() if one.ended else None,
        "volume_ml": show_decimal(one.volume_ml),
        "what": one.what,
        "setting": one.setting,
        "beds": one.beds,
    }


def _entries(draft, key):
    # What enters a vein comes last: that is what an agreed case asks about. Push and drip of one
    # infusion are told by the route of its first line.
    ways = sorted({line.route.is_vein for line in draft.lines})
    for is_vein in ways or [True]:
        lines = [line for line in draft.lines if line.route.is_vein is is_vein]
        yield _entry(draft, f"{key}.{int(is_vein)}", lines)


def _entry(draft, key, lines):
    started = read_moment(draft.started)
    ended = read_end(draft.ended, started)
    return {
        "id": key,
        "setting": draft.setting.value,
        "emergency": draft.is_emergency,
        "diagnosis": draft.diagnosis,
        "icd10": draft.icd10,
        "certainty": draft.certainty.value,
        "basis": draft.basis,
        "route": lines[0].route.value if lines else None,
        "started_at": started.isoformat() if started else None,
        "ended_at": ended.isoformat() if ended else None,
        "physician": "" if draft.physician is None else "山田 太郎",
        "finalised": True,
        "off_label_reason": draft.off_label_reason,
        "lines": list(map(_line, lines)),
    }


def _line(line):
    return {
        "product": line.product,
        "role": line.role.value,
        # A form may hold a nought; in a document it is a fault, and what is missing is left out.
        "dose": "" if line.dose == "0" else line.dose,
        "unit": line.unit,
        "volume_ml": line.volume_ml,
        "indication": line.indication,
        "lot": line.lot,
    }


def differences(agreed, answer):
    """Return where the answer to the last entry of a case differs from what is expected."""
    expected, entry = agreed.expected, answer["entries"][-1]
    found = []
    for body in ("npb", "wada", "jbc"):
        wanted, verdict = getattr(expected, body), entry["verdicts"].get(body.upper())
        if wanted is not None and (verdict is None or verdict["outcome"] != Outcome(wanted)):
            found.append(f"{body}: {verdict}, not {wanted}")
    codes = {finding["code"] for finding in entry["findings"]}
    found += [f"{code} is not found" for code in expected.codes if code not in codes]
    found += [f"{code} is found" for code in expected.not_codes if code in codes]
    for name in ("rate_weighted_ml", "whole_ml"):
        wanted = getattr(expected, name)
        if wanted not in {None, entry["volume"][name]}:
            found.append(f"{name}: {entry['volume'][name]}, not {wanted}")
    clauses = {(one["body"], one["code"], one["clause"]) for one in entry["findings"]}
    found += [
        f"{body}: {code} does not rest on {clause}"
        for body, rests in expected.clauses.items()
        for code, clause in rests.items()
        if (body, code, clause) not in clauses
    ]
    if entry["can_save"] is not expected.can_save:
        found.append(f"refusals: {entry['refusals']}")
    if expected.certificate not in {None, entry["certificate"]}:
        found.append(f"certificate: {entry['certificate']}, not {expected.certificate}")
    return found
