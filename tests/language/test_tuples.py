"""`chronik.language.tuples.NamedTuple` does what `typing.NamedTuple` does."""

from __future__ import annotations

import pickle
import typing
from typing import Any, Generic, TypeVar

import pytest

from chronik.language import tuples

T = TypeVar("T")


class Ours(tuples.NamedTuple):
    """Three fields."""

    name: str
    year: int = 1921
    places: tuple[str, ...] = ()

    @property
    def is_old(self) -> bool:
        return self.year < 1950


class Theirs(typing.NamedTuple):
    """Three fields."""

    name: str
    year: int = 1921
    places: tuple[str, ...] = ()

    @property
    def is_old(self) -> bool:
        return self.year < 1950


class Held(tuples.NamedTuple, Generic[T]):
    value: T


class Renamed(tuples.NamedTuple):
    """A field may be called as what makes one is called."""

    old: str
    new: str


def test_a_field_may_be_called_new() -> None:
    assert Renamed("a", "b") == ("a", "b")
    assert Renamed(old="a", new="b")._replace(new="c").new == "c"


def said(work: Any) -> Any:
    """What it gives, or what it raises, whoever it is."""
    try:
        return repr(work()).replace("Theirs", "Ours")
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}".replace("Theirs", "Ours")


USES = {
    "by place": lambda kind: kind("Uelzen", 1990, ("Celle",)),
    "by name": lambda kind: kind(places=(), name="Uelzen"),
    "with defaults": lambda kind: kind("Uelzen"),
    "too few": lambda kind: kind(),
    "too many": lambda kind: kind(1, 2, 3, 4),
    "unknown": lambda kind: kind("Uelzen", town="Celle"),
    "replaced": lambda kind: kind("Uelzen")._replace(year=2001),
    "replaced wrongly": lambda kind: kind("Uelzen")._replace(town="Celle"),
    "made": lambda kind: kind._make(["Uelzen", 1, ()]),
    "made wrongly": lambda kind: kind._make(["Uelzen"]),
    "as a dict": lambda kind: kind("Uelzen")._asdict(),
    "fields": lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
    "property": lambda kind: kind("Uelzen").is_old,
    "equal": lambda kind: (kind("Uelzen") == ("Uelzen", 1921, ()), hash(kind("a")) == hash(("a", 1921, ()))),
    "pickled": lambda kind: pickle.loads(pickle.dumps(kind("Uelzen", 7))),
    "doc": lambda kind: kind.__doc__,
    "attribute set": lambda kind: setattr(kind("Uelzen"), "name", "Celle"),
    "no other attribute": lambda kind: hasattr(kind("Uelzen"), "__dict__"),
}


@pytest.mark.parametrize("use", USES)
def test_as_typing_has_it(use: str) -> None:
    for _ in range(2):  # the first instance compiles `__new__`
        assert said(lambda: USES[use](Ours)) == said(lambda: USES[use](Theirs))


def test_the_first_instance_may_be_one_of_a_class_below() -> None:
    class Upper(tuples.NamedTuple):
        name: str

    class Lower(Upper):
        pass

    assert type(Lower("a")) is Lower
    assert type(Upper("a")) is Upper


def test_it_may_hold_any_type() -> None:
    assert Held(3) == (3,)
    assert typing.get_origin(Held[int]) is Held


def test_a_field_without_a_default_comes_first() -> None:
    with pytest.raises(TypeError, match="without a default"):
        type(tuples.NamedTuple.__mro_entries__(())[0])(
            "Wrong", tuples.NamedTuple.__mro_entries__(()), {"__annotations__": {"a": "int", "b": "int"}, "a": 1}
        )  # type: ignore[attr-defined]
