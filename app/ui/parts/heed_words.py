"""In words what to heed of a product: an allergy, or the same given twice."""

from collections.abc import Callable, Mapping, Sequence

from app.domain.calendar import local
from app.domain.heeding import Concern, Heed
from app.i18n import Wording
from app.words import product_word

_WORDS: Mapping[Concern, Callable[[Wording, str, str], str]] = {
    Concern.ALLERGY: lambda say, name, _: say(
        "The patient's allergies name {product}. Make sure before it is given.", product=name
    ),
    Concern.TWICE: lambda say, name, _: say(
        "{product} holds what another row of this entry holds already.", product=name
    ),
    Concern.GIVEN: lambda say, name, time: say(
        "{product} or the same substance is recorded at {time}, within 12 hours.",
        product=name,
        time=time,
    ),
    Concern.ELSEWHERE: lambda say, name, time: say(
        "{product} was received elsewhere at {time}, within 12 hours.", product=name, time=time
    ),
}


def heed_word(heed: Heed, say: Wording) -> str:
    """Return the sentence that tells what to heed."""
    when = "" if heed.when is None else local(heed.when).strftime("%m-%d %H:%M")
    return _WORDS[heed.concern](say, product_word(heed.product, say), when)


def heed_notes(heeds: Sequence[Heed], say: Wording) -> list[tuple[str, str]]:
    """Return the sentences with their tones: an allergy is loud."""
    told = (
        ("bad" if one.concern is Concern.ALLERGY else "caution", heed_word(one, say))
        for one in heeds
    )
    return list(dict.fromkeys(told))


def heeds_by_place(heeds: Sequence[Heed], say: Wording) -> dict[int, str]:
    """Return for each row of the form what is to be heeded of it."""
    places = dict.fromkeys(one.place for one in heeds)
    return {
        place: " ".join(heed_word(one, say) for one in heeds if one.place == place)
        for place in places
    }


def allergy_word(heeds: Sequence[Heed], say: Wording) -> str:
    """Return what must be read before a record with an allergen becomes final, or nothing."""
    told = (heed_word(one, say) for one in heeds if one.concern is Concern.ALLERGY)
    return " ".join(dict.fromkeys(told))
