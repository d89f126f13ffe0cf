"""Every key of the window in words, by where it works."""

from dataclasses import dataclass

from app.i18n import Wording
from app.ui.parts.today_foot import CERTIFICATES_KEY, DRAFTS_KEY, EXEMPTIONS_KEY

Key = tuple[str, str]  # the keys as they stand on the keyboard, and what they do


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place."""

    title: str
    keys: tuple[Key, ...]


def key_groups(say: Wording) -> tuple[KeyGroup, ...]:
    """Return all keys; the ones that work everywhere first."""
    return (
        KeyGroup(say("Everywhere"), _everywhere(say)),
        KeyGroup(say("Today"), _today(say)),
        KeyGroup(say("Infusion"), _entry(say)),
        KeyGroup(say("Bedside"), _bedside(say)),
        KeyGroup(say("Patient's 12-hour chart"), _chart(say)),
        KeyGroup(say("Lists, papers, windows"), _lists(say)),
    )


def _everywhere(say: Wording) -> tuple[Key, ...]:
    return (
        ("F1", say("This list")),
        ("F2", say("Can I give this?")),
        ("Ctrl+F", say("Find a patient")),
        ("Ctrl+N", say("New infusion; in the list of patients a new patient")),
        ("Alt+1 … Alt+6", say("The places on the rail, from the top")),
        ("Ctrl+,", say("Settings")),
        ("Ctrl+L / Ctrl+Shift+L", say("Lock the window")),
        ("Esc", say("Close, or go back")),
    )


def _today(say: Wording) -> tuple[Key, ...]:
    return (
        ("← → ↑ ↓", say("From card to card")),
        ("Enter", say("Open")),
        ("S", say("Start the infusion")),
        ("E", say("End the infusion")),
        ("F", say("Finalise")),
        (DRAFTS_KEY, say("Drafts and all else that is to do")),
        (EXEMPTIONS_KEY, say("TUE ending within 30 days")),
        (CERTIFICATES_KEY, say("Today's certificates")),
    )


def _entry(say: Wording) -> tuple[Key, ...]:
    return (
        ("Tab / Shift+Tab", say("Next and previous field, in reading order")),
        ("Ctrl+K", say("Add a product")),
        ("F4", say("Fill in a regular set")),
        ("Ctrl+D", say("Copy the last infusion")),
        ("F9 / Alt+C", say("Calculate the dose or the rate")),
        ("F8 / Shift+F8", say("Next and previous field that is missing")),
        ("F6", say("Between the form and the panel")),
        ("Shift+F1", say("What the criteria ask for")),
        ("Ctrl+S", say("Save")),
        ("Ctrl+Enter", say("Finalise")),
        ("Ctrl+P", say("Certificate")),
        ("Alt+↑ / Alt+↓", say("Move the product up or down")),
        ("Ctrl+Delete", say("Remove the product")),
        ("Ctrl+B", say("Paste or type the code of a package")),
        ("Ctrl+H", say("Earlier versions")),
    )


def _bedside(say: Wording) -> tuple[Key, ...]:
    return (
        (say("Scanner"), say("Is read wherever the keyboard is")),
        ("Space", say("Start or end; asks once")),
        ("R", say("Record a reaction")),
    )


def _chart(say: Wording) -> tuple[Key, ...]:
    return (
        ("← →", say("From infusion to infusion")),
        ("Shift+← / Shift+→", say("Earlier and later days")),
        ("+ / −", say("Nearer and farther")),
        ("Home / End", say("The beginning and now")),
    )


def _lists(say: Wording) -> tuple[Key, ...]:
    return (
        ("Enter", say("Open what is chosen")),
        ("PgUp / PgDown", say("Page by page")),
        ("Ctrl++ / Ctrl+; / Ctrl+-", say("A paper larger or smaller")),
        ("Ctrl+0 / Ctrl+1 / Ctrl+2", say("A paper as it is, its width, the whole page")),
        ("F3 / Shift+F3", say("Next and previous place that was searched for")),
        ("Ctrl+O", say("Choose a file")),
        ("Ctrl+S", say("Keep what is typed")),
    )
