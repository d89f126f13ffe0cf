"""Values are what the standard library's own decorator makes, but for the time it takes."""

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import values

MAKERS = pytest.mark.parametrize("kind", [dataclasses, values], ids=["standard", "ours"])


def _amount(kind):
    @kind.dataclass(frozen=True, slots=True)
    class Amount:
        """So much of something."""

        number: Decimal
        unit: str = "mL"
        note: str = kind.field(default="", compare=False)
        hidden: int = kind.field(default=0, repr=False)

        def doubled(self):
            return kind.replace(self, number=self.number * 2)

    return Amount


@values.dataclass(frozen=True, slots=True)
class Kept:
    """A class that pickle finds by its name."""

    number: int
    items: list[int]


@values.dataclass(frozen=True, slots=True)
class Guessed:
    """A class whose fields somebody has to guess."""

    number: int
    text: str


@values.dataclass(frozen=True, slots=True)
class Nothing:
    """A value without fields."""


THEIRS, OURS = _amount(dataclasses), _amount(values)
numbers = st.one_of(st.floats(), st.decimals(allow_nan=False), st.integers(), st.none())
facts = st.fixed_dictionaries(
    {"number": numbers},
    optional={
        "unit": st.sampled_from(["mL", "mg"]),
        "note": st.text(max_size=2),
        "hidden": st.integers(0, 2),
    },
)


@given(facts, facts)
def test_two_values_are_equal_and_hash_alike_just_as_the_standard_ones(first, second):
    theirs, ours = ([kind(**facts) for facts in (first, second, first)] for kind in (THEIRS, OURS))

    assert [(a == b, a != b) for a in ours for b in ours] == [
        (a == b, a != b) for a in theirs for b in theirs
    ]
    assert list(map(hash, ours)) == list(map(hash, theirs))


@given(facts)
def test_a_value_is_shown_copied_and_taken_apart_just_as_the_standard_one(facts):
    theirs, ours = THEIRS(**facts), OURS(**facts)

    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours).keys() == dataclasses.asdict(theirs).keys()
    assert repr(dataclasses.astuple(ours)) == repr(dataclasses.astuple(theirs))
    assert repr(copy.copy(ours)) == repr(copy.deepcopy(ours)) == repr(theirs)


@given(facts, facts)
def test_a_value_is_changed_by_either_replace(before, after):
    theirs = dataclasses.replace(THEIRS(**before), **after)

    assert repr(values.replace(OURS(**before), **after)) == repr(theirs)
    assert repr(dataclasses.replace(OURS(**before), **after)) == repr(theirs)


@MAKERS
def test_fields_are_handed_in_by_place_or_by_name(kind):
    amount = _amount(kind)

    assert amount(Decimal(1), "mg") == amount(number=Decimal(1), unit="mg")


@MAKERS
@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, "mL", "", 0, 0), {}), ((1,), {"number": 1}), ((1,), {"colour": "red"})],
    ids=["missing", "too many", "twice", "unknown"],
)
def test_a_value_is_not_filled_by_anything_else(kind, given, named):
    amount = _amount(kind)

    with pytest.raises(TypeError):
        amount(*given, **named)
    amount(1)
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        amount(*given, **named)


@MAKERS
def test_a_value_never_changes(kind):
    amount = _amount(kind)(Decimal(1))

    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'unit'"):
        amount.unit = "mg"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'unit'"):
        del amount.unit
    assert amount.unit == "mL"


@MAKERS
def test_a_value_holds_its_fields_and_nothing_else(kind):
    amount = _amount(kind)

    assert amount.__slots__ == ("number", "unit", "note", "hidden")
    assert not hasattr(amount(1), "__dict__")
    assert amount.__match_args__ == ("number", "unit", "note", "hidden")
    assert amount.__doc__ == "So much of something."
    assert amount.__qualname__ == "_amount.<locals>.Amount"


@MAKERS
def test_a_method_changes_the_value_it_belongs_to(kind):
    assert _amount(kind)(Decimal(2)).doubled().number == Decimal(4)


@MAKERS
def test_values_of_different_classes_are_never_equal(kind):
    first, second = _amount(kind), _amount(kind)

    assert first(1) != second(1)
    assert first(1) != (1, "mL")


@MAKERS
def test_a_pattern_takes_a_value_apart(kind):
    amount = _amount(kind)

    match amount(Decimal(5), "mg"):
        case amount(number, "mg"):
            assert number == 5
        case _:
            pytest.fail("the pattern does not fit")


@MAKERS
def test_a_value_may_finish_itself(kind):
    @kind.dataclass(frozen=True, slots=True)
    class Squared:
        root: int
        square: int = kind.field(init=False, compare=False)
        power: int = kind.field(init=False, default=2)

        def __post_init__(self):
            object.__setattr__(self, "square", self.root**self.power)

    nine = Squared(3)

    assert (nine.square, nine.power) == (9, 2)
    assert Squared.__match_args__ == ("root",)
    assert kind.replace(nine, root=4).square == 16
    with pytest.raises(ValueError, match="square"):
        kind.replace(nine, square=1)


@MAKERS
def test_the_hundredth_value_of_a_class_is_filled_as_the_first_one(kind):
    @kind.dataclass(frozen=True, slots=True)
    class Doubled:
        number: int
        unit: str = "mL"
        twice: int = kind.field(init=False, default=0)

        def __post_init__(self):
            object.__setattr__(self, "twice", self.number * 2)

    made = [Doubled(3, unit="mg") for _ in range(100)]

    assert {(one.number, one.unit, one.twice) for one in made} == {(3, "mg", 6)}
    assert len(set(made)) == 1
    with pytest.raises(TypeError, match="unexpected keyword argument 'twice'"):
        Doubled(3, twice=1)


@MAKERS
def test_a_class_may_show_and_compare_its_values_itself(kind):
    @kind.dataclass(frozen=True, slots=True)
    class Name:
        text: str

        def __repr__(self):
            return self.text

        def __eq__(self, other):
            return self.text.lower() == other.text.lower()

        def __hash__(self):
            return hash(self.text.lower())

    assert repr(Name("A")) == "A"
    assert {Name("A"), Name("a")} == {Name("a")}


@MAKERS
def test_a_default_that_could_be_changed_is_refused(kind):
    with pytest.raises(ValueError, match="default"):

        @kind.dataclass(frozen=True, slots=True)
        class Case:
            lines: list = []  # noqa: RUF012 - what is to be refused


@MAKERS
def test_a_field_without_a_default_behind_one_with_is_refused(kind):
    with pytest.raises(TypeError, match="default"):

        @kind.dataclass(frozen=True, slots=True)
        class Case:
            first: int = 0
            second: int


@MAKERS
def test_what_can_be_asked_of_a_class_is_answered_alike(kind):
    amount = _amount(kind)

    assert dataclasses.is_dataclass(amount)
    assert [
        (one.name, one.type, one.init, one.repr, one.compare, one.default)
        for one in dataclasses.fields(amount)
    ] == [
        ("number", Decimal, True, True, True, dataclasses.MISSING),
        ("unit", str, True, True, True, "mL"),
        ("note", str, True, True, False, ""),
        ("hidden", int, True, False, True, 0),
    ]
    assert str(inspect.signature(amount)) == (
        "(number: decimal.Decimal, unit: str = 'mL', note: str = '', hidden: int = 0) -> None"
    )
    assert amount.__dataclass_params__.frozen


@given(st.builds(Guessed))
def test_hypothesis_can_guess_what_the_fields_are(guessed):
    assert isinstance(guessed.number, int)
    assert isinstance(guessed.text, str)


def test_a_value_is_pickled():
    kept = Kept(1, [2])

    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(kept, protocol)) == kept


def test_a_deep_copy_shares_nothing_that_changes():
    kept = Kept(1, [2])

    copied = copy.deepcopy(kept)

    assert copied == kept
    assert copied.items is not kept.items


def test_a_value_without_fields_equals_its_like():
    assert Nothing() == Nothing()
    assert repr(Nothing()) == "Nothing()"
    assert {Nothing(), Nothing()} == {Nothing()}


@pytest.mark.parametrize(
    "said", [{"frozen": False, "slots": True}, {"frozen": True, "slots": False}]
)
def test_other_classes_are_not_made(said):
    with pytest.raises(TypeError, match="frozen"):
        values.dataclass(**said)


def test_fields_are_not_inherited():
    with pytest.raises(TypeError, match="inherits"):

        @values.dataclass(frozen=True, slots=True)
        class More(Kept):
            """A value that would add a field to another one's."""

            other: int


def test_values_are_made_and_compared_without_the_standard_library_s_own():
    script = (
        "import sys\n"
        "from app.domain.values import dataclass, field, replace\n"
        "@dataclass(frozen=True, slots=True)\n"
        "class Amount:\n"
        "    number: int\n"
        "    unit: str = field(default='mL', compare=False)\n"
        "one = Amount(1)\n"
        "assert replace(one, unit='mg') == one and {one: repr(one)}\n"
        "sys.exit(bool({'dataclasses', 'inspect', 'typing'} & sys.modules.keys()))\n"
    )

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
