"""Tables with a head line: their columns are found by what stands over them."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping

from app.domain.errors import MasterRefused
from app.masters.source import Source
from app.masters.tables import records

Cells = dict[str, str]


def headed(
    source: Source, text: str, widths: Collection[int], heads: Mapping[str, str]
) -> Iterator[tuple[int, Cells]]:
    """Yield each row with its number and the wanted cells, by the names that `heads` gives them.

    A layout of later years may put a column between others.

    Raises:
        MasterRefused: a heading is missing, or a row is too long or too short.
    """
    rows = records(source, text, widths)
    _first, head = next(rows)
    places = {plain(heading): at for at, heading in enumerate(head)}
    wanted = {}
    for name, heading in heads.items():
        place = places.get(plain(heading))
        if place is None:
            raise MasterRefused(source.name, "head", 1, heading)
        wanted[name] = place
    for row, fields in rows:
        yield row, {name: fields[at].strip() for name, at in wanted.items()}


def plain(heading: str) -> str:
    """Return a heading without width, brackets or gaps."""
    shown = unicodedata.normalize("NFKC", heading)
    return "".join(sign for sign in shown if sign not in " ()・:/").replace("番号", "コード")
