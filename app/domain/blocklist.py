"""How a blocked name is found in what somebody typed (rules A2)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from app.domain.text import fold, latin_words
from app.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Alias:
    """A blocked name as it is looked for: folded, as written, whose it is, and what is spared it.

    `place` is that of the blocked entry in its list, `spared` are the generic names that may
    hold the alias.
    """

    key: str
    text: str
    place: int
    spared: tuple[str, ...] = ()

    def is_in(self, folded: str) -> bool:
        """Tell whether a folded text holds the alias other than within a spared generic name."""
        start = folded.find(self.key)
        while start >= 0:
            end = start + len(self.key)
            if not any(_covers(generic, folded, start, end) for generic in self.spared):
                return True
            start = folded.find(self.key, start + 1)
        return False


@dataclass(frozen=True, slots=True)
class Blocklist:
    """Every blocked name in every writing: `long` by their first sign, `short` as whole words."""

    long: Mapping[str, tuple[Alias, ...]]
    short: Mapping[str, Alias]

    def find(self, typed: str) -> Alias | None:
        """Return the blocked name that a text holds, the longest first."""
        folded = fold(typed)
        found = [
            alias
            for sign in dict.fromkeys(folded)
            for alias in self.long.get(sign, ())
            if alias.key in folded and alias.is_in(folded)
        ]
        if found:
            return max(found, key=lambda alias: len(alias.key))
        words = (self.short.get(word) for word in sorted(latin_words(typed)))
        return next((alias for alias in words if alias is not None), None)

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Return every alias, to be shelved."""
        return (*(one for group in self.long.values() for one in group), *self.short.values())


def arrange(aliases: Iterable[Alias]) -> Blocklist:
    """Return aliases as a block list; of two that are typed alike the first one stands."""
    long: dict[str, list[Alias]] = {}
    short: dict[str, Alias] = {}
    seen: set[str] = set()
    for alias in aliases:
        if _is_short(alias.key):
            short.setdefault(alias.key, alias)
        elif alias.key not in seen:
            seen.add(alias.key)
            long.setdefault(alias.key[0], []).append(alias)
    return Blocklist({sign: tuple(group) for sign, group in long.items()}, short)


def aliases(
    blocked: Iterable[tuple[tuple[str, ...], bool]], generics: Mapping[str, str]
) -> Iterator[Alias]:
    """Yield blocked names as they are looked for, out of the writings of each entry.

    `generics` are the generic names of approved products by their folded writing. Those are
    spared that hold a name within a word; all that hold it where an entry spares what is approved.
    """
    every_generic = "\n".join(generics)
    for place, (texts, spares_approved) in enumerate(blocked):
        for text in texts:
            key = fold(text)
            spared: tuple[str, ...] = ()
            if key in every_generic and not _is_short(key):
                spared = tuple(
                    folded
                    for folded, name in generics.items()
                    if key in folded and (spares_approved or _is_within_a_word(key, name))
                )
            yield Alias(key, text, place, spared)


def _is_within_a_word(key: str, name: str) -> bool:
    """Tell whether a Latin name holds a key as a part of one of its words: "ascor" in "ascorbic"."""
    return any(key in word and key != word for word in re.findall("[a-z]+", name.lower()))


def _covers(generic: str, folded: str, start: int, end: int) -> bool:
    """Tell whether a part of a text belongs to a generic name, whole or still being typed.

    "ascorb" is on the way to "ascorbic acid"; "ascor" alone is the blocked import.
    """
    is_whole = any(
        folded.startswith(generic, at) for at in range(max(0, end - len(generic)), start + 1)
    )
    return is_whole or any(
        len(folded) - at > end - start and generic.startswith(folded[at:])
        for at in range(max(0, len(folded) - len(generic)), start + 1)
    )


def _is_short(key: str) -> bool:
    return len(key) <= 4 and key.isascii()
