"""One fact of a record, as it is read beside the same fact of another version."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; `key` is the same for the same fact of another version.

    `is_about` marks what is told of the version itself, which is no change of the record.
    """

    key: str
    name: str
    text: str
    is_about: bool = False
