"""What each criterion asks for, where that stands written, and what states it well and badly."""

from dataclasses import dataclass

from app.i18n import Wording


@dataclass(frozen=True, slots=True)
class Explained:
    """One criterion for whoever asks: what is wanted, and an example that does and one that does not."""

    title: str
    asks: str
    good: str = ""
    poor: str = ""


def source(say: Wording) -> str:
    """Return where the criteria stand written."""
    return say(
        "Source: NPB medical committee, “Intravenous infusions received legitimately”"
        " (npb.jp, Anti-Doping, column on injections and drips)."
    )


def record_explained(say: Wording) -> tuple[Explained, ...]:
    """Return criterion 1: what a physician's record has to state."""
    return (
        Explained(
            say("Diagnosis"),
            say("The disease that is treated, by its name. A suspicion alone is reviewed."),
            say("Dehydration (E86), confirmed"),
            say("Fatigue, wish of the patient"),
        ),
        Explained(
            say("Basis of diagnosis"),
            say(
                "What the diagnosis rests on: symptoms, findings, lab values or the course, so that"
                " another physician comes to the same."
            ),
            say(
                "Vomited three times after practice in the heat, keeps no fluid down."
                " BP 98/60, pulse 112, dry mucosa, urine ketones 2+."
            ),
            say("Dehydrated. / See history. / As usual."),
        ),
        Explained(
            say("Product name"),
            say("The product as approved in Japan, with its strength; no mixture by a house name."),
            say("Lactec Injection 500 mL"),
            say("Vitamin drip, recovery cocktail"),
        ),
        Explained(
            say("Dose"),
            say("How much of each product, with its unit, and the volume that enters the vein."),
            say("1 g in 50 mL"),
            say("One bottle"),
        ),
        Explained(
            say("Method"),
            say("The route, and for a drip when it began and ended or how fast it ran."),
            say("IV drip, 14:20 to 15:20"),
            say("Injection"),
        ),
    )


def approval_explained(say: Wording) -> tuple[Explained, ...]:
    """Return criterion 2: approved, and used within the approved indication."""
    return (
        Explained(
            say("Approval"),
            say(
                "The product is approved under the PMD Act and still listed. What is not approved,"
                " such as exosomes or placenta by vein, is refused for everybody."
            ),
        ),
        Explained(
            say("Indication"),
            say(
                "One of the indications of the package insert fits the diagnosis, and route and"
                " dose are those of the insert. Use outside it needs your reason, and is not"
                " legitimate for NPB."
            ),
            say("Lactated Ringer's: loss of extracellular fluid"),
            say("Vitamin B1 for recovery from exercise"),
        ),
    )
