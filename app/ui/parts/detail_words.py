"""What an entry of the audit trail adds to its deed, in words for whoever reads it."""

from collections.abc import Callable, Mapping

from app.domain.calendar import iso_moment, local
from app.i18n import Wording

Words = Callable[[Wording], str]


def details_line(details: Mapping[str, object], say: Wording) -> str:
    """Return what an entry tells beside the deed; keys and hashes are left to the export."""
    shown = (
        ": ".join((_named(name, say), _told(value, say)))
        for name, value in sorted(details.items(), key=_in_order)
        if value not in (None, "", [], {}) and name not in _FOR_PROGRAMS and not _is_hash(value)
    )
    return "  ".join(shown)


def _in_order(item: tuple[str, object]) -> tuple[int, str]:
    """Return where a detail stands: first what has a word, in the order of the words."""
    names = list(_KEYS)
    return (names.index(item[0]) if item[0] in _KEYS else len(names), item[0])


def _told(value: object, say: Wording) -> str:
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, list | tuple):
        return ", ".join(_told(one, say) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(
            f"{_named(name, say)} {_told(one, say) or '–'}" for name, one in value.items()
        )
    at = iso_moment(value) if isinstance(value, str) else None
    return str(value) if at is None else local(at).strftime("%Y-%m-%d %H:%M")


def _named(name: str, say: Wording) -> str:
    return _KEYS[name](say) if name in _KEYS else name


def _is_hash(value: object) -> bool:
    # Sixty-four digits tell a reader nothing here; the export holds them.
    return isinstance(value, str) and len(value) == 64 and " " not in value


# The columns beside tell whose it is; these name rows.
_FOR_PROGRAMS = frozenset(
    {"entry", "patient", "amends", "blocked", "rows", "formulary", "head", "key", "verdicts"}
)

_KEYS: dict[str, Words] = {
    "number": lambda say: say("No."),
    "name": lambda say: say("Name"),
    "login": lambda say: say("User name"),
    "role": lambda say: say("Role"),
    "gtin": lambda say: say("Package code"),
    "typed": lambda say: say("Typed"),
    "reason": lambda say: say("Reason"),
    "allergy_reason": lambda say: say("Given in spite of the allergy"),
    "version": lambda say: say("Version"),
    "versions": lambda say: say("Versions"),
    "act": lambda say: say("Step"),
    "happened": lambda say: say("Happened"),
    "delivered_ml": lambda say: say("Delivered mL"),
    "started": lambda say: say("Start"),
    "ended": lambda say: say("End"),
    "volume_ml": lambda say: say("Volume mL"),
    "what": lambda say: say("What"),
    "where": lambda say: say("Where"),
    "bodies": lambda say: say("Bodies"),
    "beds": lambda say: say("Beds"),
    "is_open": lambda say: say("Open"),
    "name_en": lambda say: say("Name in English"),
    "address": lambda say: say("Address"),
    "phone": lambda say: say("Phone"),
    "director": lambda say: say("Director"),
    "institution_code": lambda say: say("Institution code"),
    "consent": lambda say: say("Consent"),
    "certificates": lambda say: say("Certificates"),
    "way": lambda say: say("Way"),
    "form": lambda say: say("Form"),
    "occasion": lambda say: say("Occasion"),
    "state_before": lambda say: say("Tables before"),
    "state": lambda say: say("Tables"),
    "seq": lambda say: say("Up to entry"),
    "count": lambda say: say("How often"),
    "moments": lambda say: say("When"),
    "clock": lambda say: say("Clock"),
    "held": lambda say: say("Second factor overdue"),
    "new_password": lambda say: say("New password"),
    "second_factor": lambda say: say("Second factor"),
    "anew": lambda say: say("Anew"),
    "looked_at": lambda say: say("Looked at"),
    "end": lambda say: say("Last entry"),
    "differing": lambda say: say("Differing rows"),
    "broken": lambda say: say("Broken at"),
    "entries": lambda say: say("Entries"),
    "folder": lambda say: say("Folder"),
    "to_folder": lambda say: say("To folder"),
    "files": lambda say: say("Files"),
    "made": lambda say: say("Made"),
    "bytes": lambda say: say("Bytes"),
    "generations": lambda say: say("Generations"),
    "patients": lambda say: say("Patients"),
    "records": lambda say: say("Records"),
    "infusions": lambda say: say("Infusions"),
    "asked_by": lambda say: say("Asked by"),
    "asked_on": lambda say: say("Asked on"),
    "recipient": lambda say: say("For whom"),
    "agreed": lambda say: say("Agreed"),
    "fields": lambda say: say("Fields"),
    "before": lambda say: say("Before"),
    "after": lambda say: say("After"),
    "lost": lambda say: say("Left out"),
    "product": lambda say: say("Product"),
    "products": lambda say: say("Products"),
    "brand_ja": lambda say: say("Brand name"),
    "brand_en": lambda say: say("Brand name in English"),
    "generic_ja": lambda say: say("Generic name"),
    "approval": lambda say: say("Approval number"),
    "yj": lambda say: say("YJ code"),
    "container": lambda say: say("Container"),
    "content": lambda say: say("Content"),
    "package_ml": lambda say: say("Volume of one container"),
    "usual_dose": lambda say: say("Usual dose"),
    "classes": lambda say: say("Classes of the Prohibited List"),
    "is_biological": lambda say: say("Specified biological product"),
    "same_hand": lambda say: say("Compared by whoever wrote the facts"),
    "insert_date": lambda say: say("Insert's date"),
    "indications": lambda say: say("Approved indications"),
    "routes": lambda say: say("Approved routes"),
    "may_dilute": lambda say: say("May dilute other drugs"),
    "kind": lambda say: say("Kind"),
    "file": lambda say: say("File"),
    "effective_on": lambda say: say("In force from"),
    "is_full": lambda say: say("Whole master"),
    "read": lambda say: say("Rows read"),
    "new": lambda say: say("New"),
    "changed": lambda say: say("Changed"),
    "renamed": lambda say: say("Renamed"),
    "abolished": lambda say: say("Abolished"),
    "same": lambda say: say("Unchanged"),
    "refused": lambda say: say("Refused"),
    "lock_minutes": lambda say: say("Lock after minutes"),
    "needs_second_factor": lambda say: say("Second factor needed"),
    "taken": lambda say: say("Rows taken"),
    "list": lambda say: say("List"),
    "lines": lambda say: say("Lines"),
    "trouble": lambda say: say("Trouble"),
}
