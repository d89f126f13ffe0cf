"""An edition that is only proposed: how the shelf would stand with it (rules A7)."""

from datetime import date

from app.domain.rules.edition import Edition, Editions


def replaced(shelf: Editions, proposed: Edition) -> Edition | None:
    """Return the edition that a proposed one corrects: that of the same body and the same first day."""
    same = (proposed.body, proposed.in_force_from)
    return next((one for one in shelf.all if (one.body, one.in_force_from) == same), None)


def with_proposed(shelf: Editions, proposed: Edition) -> Editions:
    """Return a shelf with one edition more, in the place of the one that it corrects, if any.

    Beside the others it changes nothing before its first day.
    """
    corrected = replaced(shelf, proposed)
    if corrected is None:
        return Editions((*shelf.all, proposed))
    return Editions(tuple(proposed if one is corrected else one for one in shelf.all))


def governs(shelf: Editions, proposed: Edition, day: date) -> bool:
    """Tell whether a proposed edition, standing on a shelf, is the one its body goes by on a day.

    Where it is not, nothing can be judged differently for its sake, by whatever body.
    """
    return shelf.in_force(proposed.body, day) is proposed
