"""Grouping: connected groups, the same in any order of their members and links."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Member = TypeVar("Member", bound=Hashable)


def groups_of(members: Sequence[Member], links: Iterable[tuple[Member, Member]]) -> list[tuple[Member, ...]]:
    """Part members into connected groups.

    Args:
        members: all members, in order.
        links: pairs of members that belong together.

    Returns:
        the groups in the order of their first member, each in the order of `members`.
    """
    place = {member: position for position, member in enumerate(members)}
    parents = list(range(len(members)))

    def root(position: int) -> int:
        while parents[position] != position:
            parents[position] = parents[parents[position]]
            position = parents[position]
        return position

    for left, right in links:
        low, high = sorted((root(place[left]), root(place[right])))
        parents[high] = low
    groups: dict[int, list[Member]] = {}
    for position, member in enumerate(members):
        groups.setdefault(root(position), []).append(member)
    return [tuple(group) for group in groups.values()]
