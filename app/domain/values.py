"""Values: what `@dataclass(frozen=True, slots=True)` makes, made quickly.

The standard library's own decorator takes 15 ms to read and nearly another one for each class:
longer than it takes to judge a case. What is made here looks the same from outside, and
`dataclasses.replace`, `fields` and `asdict` know it; see docs/decisions/0014.
"""

from collections.abc import Callable, Iterator
from operator import attrgetter

_MISSING = object()
_OF_THE_FIRST_CLASS = frozenset({"__dict__", "__weakref__"})
# How many values of a class are filled before it gets a function of its own.
_OFTEN = 24
_EARLY: dict[type, int] = {}


class _Field:
    """What was said of one field beside its name and type."""

    __slots__ = ("compare", "default", "init", "repr")

    def __init__(self, default: object, init: bool, repr: bool, compare: bool) -> None:  # noqa: A002
        self.default = default
        self.init = init
        self.repr = repr
        self.compare = compare


class _WhenAsked:
    """What only few ask of a class, made when the first one does."""

    __slots__ = ("_make", "_name")

    def __init__(self, name: str, make: Callable[[type], object]) -> None:
        self._name = name
        self._make = make

    def __get__(self, value: object, cls: type) -> object:
        owner = _owner(cls)
        found = self._make(owner)
        setattr(owner, self._name, found)
        return found


def field(
    *,
    default: object = _MISSING,
    init: bool = True,
    repr: bool = True,  # noqa: A002 - as the standard library calls it
    compare: bool = True,
) -> _Field:
    """Return what a field is to be where a plain default does not tell."""
    return _Field(default, init, repr, compare)


def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
    """Return the decorator for a class of values; other classes are not made here.

    Raises:
        TypeError: the class would not be frozen, or have no slots.
    """
    if not (frozen and slots):
        raise TypeError("values are frozen and have slots")
    return _made


def replace(value: object, /, **changes: object) -> object:
    """Return a value like this one but for the fields named; other data classes have values too."""
    fields = getattr(value.__class__, "__value_fields__", None)
    if fields is None:
        import dataclasses

        return dataclasses.replace(value, **changes)
    for name, one in fields.items():
        if not one.init and name in changes:
            raise ValueError(f"field {name} is never handed in")
        if one.init and name not in changes:
            changes[name] = getattr(value, name)
    return value.__class__(**changes)


def _made(cls: type) -> type:
    if any(hasattr(base, "__value_fields__") for base in cls.__mro__[1:]):
        raise TypeError(f"{cls.__name__}: a value inherits no fields")
    fields = dict(_fields(cls))
    key = _key([name for name, one in fields.items() if one.compare])
    own = {
        name: said
        for name, said in cls.__dict__.items()
        # A default would be in the way of the slot of its name.
        if name not in fields and name not in _OF_THE_FIRST_CLASS
    }
    if own.get("__hash__") is None:
        own["__hash__"] = lambda self: hash(key(self))
    body = {
        "__slots__": tuple(fields),
        "__value_fields__": fields,
        "__match_args__": tuple(name for name, one in fields.items() if one.init),
        "__eq__": _equality(key),
        **_COMMON,
        **own,
    }
    # Slots can only be said while a class is made, so it is made anew.
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _fields(cls: type) -> Iterator[tuple[str, _Field]]:
    """Yield the fields of a class, as its annotations name them."""
    optional = ""
    for name in cls.__annotations__:
        said = cls.__dict__.get(name, _MISSING)
        one = said if isinstance(said, _Field) else _Field(said, True, True, True)
        if one.default is _MISSING:
            if one.init and optional:
                raise TypeError(f"{cls.__name__}: {optional} has a default, {name} behind it none")
        elif one.default.__class__.__hash__ is None:
            raise ValueError(f"{cls.__name__}: the default of {name} could be changed")
        elif one.init:
            optional = name
        yield name, one


def _key(names: list[str]) -> Callable[[object], object]:
    """Return what gets the named fields of a value, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _equality(key: Callable[[object], object]) -> Callable[[object, object], bool]:
    """Return what compares two values of a class by their fields."""

    def __eq__(self: object, other: object) -> bool:  # noqa: N807 - it becomes the class's own
        if other.__class__ is self.__class__:
            return key(self) == key(other)
        return NotImplemented

    # By this name, that of the standard library's, pytest knows that fields were compared.
    __eq__.__code__ = __eq__.__code__.replace(co_filename="<string>")
    return __eq__


def _owner(cls: type) -> type:
    """Return the class that has the fields: the class itself, or the one it was derived from."""
    return next(one for one in cls.__mro__ if "__value_fields__" in one.__dict__)


def _early_init(self: object, /, *given: object, **named: object) -> None:
    """Fill one of the first values of a class, field by field.

    A function of its own fills a value ten times as fast, but takes longer to make than most
    classes are ever filled; so it is made for those that are filled often. It also finds the
    words for what cannot be filled.
    """
    cls = _owner(self.__class__)
    _EARLY[cls] = times = _EARLY.get(cls, 0) + 1
    values = None if times > _OFTEN else _arranged(cls, given, named)
    if values is None:
        cls.__init__ = _init(cls)
        cls.__init__(self, *given, **named)
        return
    for name, value in values.items():
        object.__setattr__(self, name, value)
    if hasattr(cls, "__post_init__"):
        self.__post_init__()


def _arranged(
    cls: type, given: tuple[object, ...], named: dict[str, object]
) -> dict[str, object] | None:
    """Return the values of all fields by name, or None where they are not what the class takes."""
    fields, names = cls.__value_fields__, cls.__match_args__
    values = {**dict(zip(names, given, strict=False)), **named}
    is_each_once = len(values) == len(given) + len(named)
    if not is_each_once or not all(name in fields and fields[name].init for name in named):
        return None
    for name, one in fields.items():
        if name not in values and one.default is not _MISSING:
            values[name] = one.default
        elif name not in values and one.init:
            return None
    return values


def _init(cls: type) -> Callable[..., None]:
    """Return the function that fills a value of a class, its fields by name and in their order."""
    names = cls.__match_args__
    words: dict[str, object] = {}
    deeds = []
    for name, one in cls.__value_fields__.items():
        if one.init or one.default is not _MISSING:
            words |= {f"_put_{name}": cls.__dict__[name].__set__, f"_always_{name}": one.default}
            deeds.append(f"_put_{name}(self, {name if one.init else f'_always_{name}'})")
    if hasattr(cls, "__post_init__"):
        deeds.append("self.__post_init__()")
    taken = ", ".join(("self", *names))
    exec(f"def __init__({taken}): {'; '.join(deeds) or 'pass'}", words)  # noqa: S102 - our own words
    init = words["__init__"]
    defaults = [cls.__value_fields__[name].default for name in names]
    init.__defaults__ = tuple(one for one in defaults if one is not _MISSING)
    init.__annotations__ = {name: cls.__annotations__[name] for name in names} | {"return": None}
    init.__module__, init.__qualname__ = cls.__module__, f"{cls.__qualname__}.__init__"
    return init


def _repr(self: object) -> str:
    shown = (
        f"{name}={getattr(self, name)!r}" for name, one in self.__value_fields__.items() if one.repr
    )
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _state(self: object) -> list[object]:
    return [getattr(self, name) for name in self.__value_fields__]


def _restore(self: object, state: list[object]) -> None:
    for name, value in zip(self.__value_fields__, state, strict=True):
        object.__setattr__(self, name, value)


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise _frozen(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise _frozen(f"cannot delete field {name!r}")


# From here on, what brings in the standard library's own module: only where somebody asks.


def _frozen(told: str) -> Exception:
    from dataclasses import FrozenInstanceError

    return FrozenInstanceError(told)


def _signature(cls: type) -> object:
    import inspect

    if cls.__init__ is _early_init:
        cls.__init__ = _init(cls)
    whole = inspect.signature(cls.__init__)
    return whole.replace(parameters=tuple(whole.parameters.values())[1:])


def _twin(cls: type) -> type:
    """Return a class of the same fields as the standard library makes it."""
    import dataclasses

    fields = [
        (
            name,
            cls.__annotations__[name],
            dataclasses.field(
                default=dataclasses.MISSING if one.default is _MISSING else one.default,
                init=one.init,
                repr=one.repr,
                compare=one.compare,
            ),
        )
        for name, one in cls.__value_fields__.items()
    ]
    return dataclasses.make_dataclass(cls.__name__, fields, frozen=True, slots=True)


_COMMON = {
    "__init__": _early_init,
    "__repr__": _repr,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _restore,
    "__replace__": replace,
    "__signature__": _WhenAsked("__signature__", _signature),
    "__dataclass_fields__": _WhenAsked(
        "__dataclass_fields__", lambda cls: _twin(cls).__dataclass_fields__
    ),
    "__dataclass_params__": _WhenAsked(
        "__dataclass_params__", lambda cls: _twin(cls).__dataclass_params__
    ),
}
