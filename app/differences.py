"""The words of what the books say otherwise than the audit trail: which row, how, what to do."""

from collections.abc import Callable

from app.i18n import Wording
from app.services.checkup import Differing, How

_Words = Callable[[Wording], str]
# So many are told of; who sees that many needs no more to know what to do.
SHOWN = 20


def difference_lines(
    differing: tuple[Differing, ...], say: Wording, most: int = SHOWN
) -> tuple[str, ...]:
    """Return one sentence for each row that says something else, and for the rest how many."""
    lines = [difference_line(one, say) for one in differing[:most]]
    if len(differing) > most:
        lines.append(say("And {count} more.", count=len(differing) - most))
    return tuple(lines)


def difference_line(one: Differing, say: Wording) -> str:
    """Return which row says something else than the trail, and how."""
    row = f"{row_word(one.table, say)} {one.name}".rstrip()
    if one.how is How.UNHEARD:
        return say("{row}: the audit trail never heard of it.", row=row)
    if one.how is How.GONE:
        return say("{row}: gone; entry {entry} tells of it.", row=row, entry=one.entry)
    return say(
        "{row}: changed past the audit trail; entry {entry} says otherwise.",
        row=row,
        entry=one.entry,
    )


def row_word(table: str, say: Wording) -> str:
    """Return what a row of a table is to the clinic."""
    words = _ROWS.get(table)
    return say("Row of {table}", table=table) if words is None else words(say)


_ROWS: dict[str, _Words] = {
    "facility": lambda say: say("Facts of the clinic"),
    "branch": lambda say: say("Branch"),
    "imprint": lambda say: say("Seal of the certificates"),
    "setting": lambda say: say("Settings of the clinic"),
    "staff": lambda say: say("Member of the staff"),
    "account": lambda say: say("Account"),
    "alarm": lambda say: say("Alarm"),
    "alarm_seen": lambda say: say("Alarm that was seen"),
    "patient": lambda say: say("Patient"),
    "competition": lambda say: say("Competition of patient"),
    "exemption": lambda say: say("Exemption of patient"),
    "ban": lambda say: say("Ban of patient"),
    "outside_infusion": lambda say: say("Infusion elsewhere of patient"),
    "withdrawal": lambda say: say("Withdrawn fact of patient"),
    "treatment": lambda say: say("Record of patient"),
    "assessment": lambda say: say("Judgement of patient"),
    "finalisation": lambda say: say("Finalisation of patient"),
    "treatment_approval": lambda say: say("Approval of patient"),
    "treatment_withdrawal": lambda say: say("Withdrawn record of patient"),
    "open_record": lambda say: say("List of open records"),
    "certificate": lambda say: say("Certificate"),
    "certificate_revocation": lambda say: say("Revocation of certificate"),
    "product": lambda say: say("List of products"),
    "product_word": lambda say: say("Words that find products"),
    "disease_name": lambda say: say("List of diagnoses"),
    "disease_modifier": lambda say: say("List of modifiers of diagnoses"),
    "disease_word": lambda say: say("Words that find diagnoses"),
    "blocked_name": lambda say: say("List of blocked products"),
    "blocked_alias": lambda say: say("List of blocked names"),
    "reference_load": lambda say: say("Loaded reference data"),
    "label_confirmation": lambda say: say("Confirmed label of product"),
    "product_completion": lambda say: say("Completed label of product"),
    "own_product": lambda say: say("Product of the clinic's own"),
    "product_stop": lambda say: say("Use of product"),
    "checkpoint": lambda say: say("Checkpoint"),
    "regular_set": lambda say: say("Regular set"),
    "known_clinic": lambda say: say("Known clinic"),
    "revocation_list": lambda say: say("List of revocations"),
    "master_import": lambda say: say("Import of a master"),
    "listed_drug": lambda say: say("Drug master"),
    "price_listing": lambda say: say("Price list"),
    "hot_code": lambda say: say("HOT master"),
    "learnt_code": lambda say: say("Learnt code of package"),
    "package_code": lambda say: say("Package codes"),
    "package_insert": lambda say: say("Package inserts"),
}
