"""What all lists share: which part of them is asked for, and how rows are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recoupe.record.queries import Record


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list.

    Attributes:
        limit: at most so many.
        offset: after the first so many.
    """

    limit: int = 50
    offset: int = 0


def rows_of(record: Record, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """The rows that a query gives."""
    return record._connection.execute(sql, values).fetchall()


def where_of(terms: dict[str, object]) -> tuple[str, list[object]]:
    """The condition made of those terms that have a value, and the values in its order."""
    asked = {term: value for term, value in terms.items() if value is not None}
    return ("WHERE " + " AND ".join(asked) if asked else ""), list(asked.values())
