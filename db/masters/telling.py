"""What an import made of the entries, counted and told one by one."""

from collections import Counter

from app.domain.masters import Became, RefusedRow, Retold, Tally


class Telling:
    """Counts what became of each entry. Of a first import nothing is listed: all of it is new."""

    def __init__(self, *, is_first: bool) -> None:
        self._is_first = is_first
        self._count: Counter[Became | None] = Counter()
        self._lines: list[Retold] = []

    def tell(self, one: Retold | None) -> None:
        """Count an entry; None is one that stayed as it was."""
        self._count[None if one is None else one.became] += 1
        if one is not None and not self._is_first:
            self._lines.append(one)

    def tally(self, read: int, refused: tuple[RefusedRow, ...]) -> Tally:
        """Return what came of it all."""
        count = self._count
        return Tally(
            read=read,
            new=count[Became.NEW],
            changed=count[Became.CHANGED],
            renamed=count[Became.RENAMED],
            abolished=count[Became.ABOLISHED],
            same=count[None],
            refused=refused,
            lines=tuple(self._lines),
        )
