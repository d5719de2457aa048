"""Joining members into groups, where a person may have said which never belong together."""

from collections.abc import Iterable


class Groups:
    """Disjoint groups of members, numbered from 0.

    Joins are refused where they would bring together two members that were kept apart.
    """

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        """Start with every member alone.

        Args:
            size: how many members.
            apart: pairs of members that must not stand in one group.
        """
        self._parent = list(range(size))
        self._foes: dict[int, set[int]] = {}
        for left, right in apart:
            self._foes.setdefault(left, set()).add(right)
            self._foes.setdefault(right, set()).add(left)

    def find(self, member: int) -> int:
        """The smallest member of the group that this one is in."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, left: int, right: int) -> bool:
        """Join two groups; False where they are one already or are kept apart."""
        if not self.may_join(left, right):
            return False
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low
        foes = self._foes.pop(high, set())
        if foes:
            self._foes.setdefault(low, set()).update(foes)
        return True

    def may_join(self, left: int, right: int) -> bool:
        """Whether two groups are two, and nothing keeps them so."""
        low, high = sorted((self.find(left), self.find(right)))
        return low != high and not self._kept_apart(low, high)

    def _kept_apart(self, low: int, high: int) -> bool:
        return any(self.find(foe) == high for foe in self._foes.get(low, ())) or any(
            self.find(foe) == low for foe in self._foes.get(high, ())
        )

    def members(self) -> dict[int, list[int]]:
        """Each group's members in order, under its smallest."""
        groups: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            groups.setdefault(self.find(member), []).append(member)
        return groups
