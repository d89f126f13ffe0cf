"""What is said on the walk around the window."""

from app.i18n import Wording
from app.ui.parts.tour import Stop


def stops(say: Wording) -> tuple[Stop, ...]:
    """Return the stops in the order in which a clinic meets them."""
    return (*_before_the_first(say), *_afterwards(say))


def _before_the_first(say: Wording) -> tuple[Stop, ...]:
    return (
        Stop(
            "rail_settings",
            say("1. Set the clinic up"),
            say(
                "Settings hold the clinic's beds, its people, regular sets, products and backups."
                " Beds matter: they decide whether the 100 mL limit applies."
            ),
        ),
        Stop(
            "rail_patients",
            say("2. Register a patient"),
            say(
                "Name, birth and the bodies whose rules bind the patient. Ctrl+F finds anybody by"
                " kana, kanji, Latin letters or number."
            ),
        ),
        Stop(
            "rail_today",
            say("3. See the day"),
            say(
                "Who waits, who is on a drip and for how long, what is to be approved and to be"
                " finalised. Ctrl+N begins an infusion."
            ),
        ),
    )


def _afterwards(say: Wording) -> tuple[Stop, ...]:
    return (
        Stop(
            "rail_bedside",
            say("4. Give it"),
            say("Nurses scan patient and products, start, interrupt and end, and note reactions."),
        ),
        Stop(
            "rail_register",
            say("5. Hand over a certificate"),
            say(
                "A final record becomes a signed PDF that a federation can check without network."
                " Here is every certificate that was issued."
            ),
        ),
        Stop(
            "rail_use",
            say("6. Ask first"),
            say(
                "“Can I give this?” (F2) answers for a product, a route and a volume before"
                " anybody is ill. Nothing of it is kept."
            ),
        ),
        Stop(
            "rail_user",
            say("7. Your own account"),
            say(
                "Password and second factor. Ctrl+L locks the window; F1 lists every key and"
                " leads back to this tour."
            ),
        ),
    )
