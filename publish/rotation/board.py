"""The problem in small numbers: who could take which need, which needs collide, who speaks what; and who takes what.

People and needs are counted from 0; sets of needs and of languages are the bits of an integer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publish.model import Facilitator
from publish.rotation.needs import Need
from publish.schedule import away, collide
from publish.values import dataclass

INTERPRETER, RAPPORTEUR = "interpreter", "rapporteur"
PARTS = frozenset({INTERPRETER, RAPPORTEUR})
"""What a facilitator may be named for besides sessions, in the column Leads."""


@dataclass(frozen=True, slots=True)
class Board:
    """`clash[i]`: the needs that nobody can take together with need i, itself among them.

    `may[part][p]`: the needs that person p may take in that part and is there for; parts are `lead`,
    `interpreter` and `rapporteur`.
    """

    needs: tuple[Need, ...]
    people: tuple[Facilitator, ...]
    wanted: tuple[int, ...]
    speaks: tuple[int, ...]
    clash: tuple[int, ...]
    may: dict[str, tuple[int, ...]]

    def free(self, part: str, person: int, need: int, busy: Sequence[int]) -> bool:
        """Whether a person who already takes the needs `busy[person]` can take this one, too."""
        return bool(self.may[part][person] >> need & 1) and not busy[person] & self.clash[need]


def board(needs: tuple[Need, ...], people: tuple[Facilitator, ...]) -> Board:
    """The board of a workshop."""
    codes = {code: 1 << n for n, code in enumerate(dict.fromkeys(code for need in needs for code in need.languages))}
    there = [_bits(not away(one.away, need.slot) for need in needs) for one in people]

    def may(part: str) -> tuple[int, ...]:
        leads = ([part or need.slot.session for need in needs],) * len(people)
        return tuple(
            here & _bits(name in one.leads for name in names)
            for here, one, names in zip(there, people, leads, strict=True)
        )

    return Board(
        needs,
        people,
        tuple(sum(codes[code] for code in need.languages) for need in needs),
        tuple(sum(bit for code, bit in codes.items() if code in one.languages) for one in people),
        tuple(_bits(collide(a.slot, a.room, b.slot, b.room) for b in needs) for a in needs),
        {"lead": may(""), INTERPRETER: may(INTERPRETER), RAPPORTEUR: may(RAPPORTEUR)},
    )


def _bits(truths: Iterable[bool]) -> int:
    return sum(1 << n for n, truth in enumerate(truths) if truth)


def members(bits: int) -> list[int]:
    """The numbers of the bits that are set."""
    return [n for n in range(bits.bit_length()) if bits >> n & 1]
