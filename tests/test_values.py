"""Our frozen dataclasses are what the standard library's are, made more quickly."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import values


@values.dataclass(frozen=True, slots=True)
class Ours:
    """Words."""

    text: str
    level: int = 1
    more: tuple[int, ...] = ()
    known: list[int] = dataclasses.field(default_factory=list)

    @property
    def twice(self) -> str:
        return self.text * 2


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    text: str
    level: int = 1
    more: tuple[int, ...] = ()


@values.dataclass(frozen=True, slots=True)
class One:
    only: int


@values.dataclass(frozen=True, slots=True)
class Nothing:
    pass


GIVEN = st.tuples(st.text(), st.integers(), st.lists(st.integers()).map(tuple))


@given(GIVEN, GIVEN)
def test_two_are_equal_where_the_standard_ones_are(first: tuple[Any, ...], second: tuple[Any, ...]) -> None:
    assert (Ours(*first) == Ours(*second)) == (Theirs(*first) == Theirs(*second))
    assert Ours(*first) == Ours(*first)


def test_what_is_not_given_is_the_default_and_lists_are_not_shared() -> None:
    first, second = Ours("a"), Ours("b", more=(1,))
    assert (first.level, first.more, second.more, first.twice) == (1, (), (1,), "aa")
    assert first.known == []
    assert first.known is not second.known


@pytest.mark.parametrize("wrong", [lambda: Ours(), lambda: Ours("a", nobody=1), lambda: Nothing(1)])  # type: ignore[call-arg]
def test_what_does_not_belong_is_refused(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        wrong()


@pytest.mark.parametrize("one", [One(3), Nothing(), Theirs("a", 2)])
def test_equal_ones_are_one_in_a_set_and_different_classes_are_never_equal(one: object) -> None:
    assert len({one, copy.deepcopy(one)}) == 1
    assert One(3) != Theirs("3")
    assert One(3) != (3,)


def test_nothing_can_be_changed_or_added() -> None:
    one = One(3)
    for name in ("only", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, name, 4)
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.only
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("one", [Ours("a", 2, (3,)), One(3), Nothing()])
def test_it_pickles_and_is_replaced_shown_and_taken_apart_like_any_other(one: Any) -> None:
    assert pickle.loads(pickle.dumps(one)) == one
    assert dataclasses.is_dataclass(one)
    assert dataclasses.replace(one) == one
    assert repr(one) == f"{type(one).__name__}({', '.join(f'{k}={v!r}' for k, v in dataclasses.asdict(one).items())})"


def test_it_matches_by_position() -> None:
    match Ours("a", 2):
        case Ours(text, level):
            assert (text, level) == ("a", 2)
        case _:
            pytest.fail("not matched")
