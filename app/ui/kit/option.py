"""One thing to choose, wherever there is a choice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what it means and how it is called."""

    value: object
    text: str
    icon: str = ""
    ink: str = "text2"  # of the icon; a tone such as "legitimate" is allowed
