"""Whether two records say the same."""

import hashlib
import sqlite3
from pathlib import Path

from recoupe.record.schema import CONTENT, open_for_reading


def content_digest(path: Path) -> str:
    """Hash all that a record says, in an order that does not depend on how it was made.

    Args:
        path: of `record.sqlite`; one that is not there yet says nothing.

    Raises:
        NewerRecord: it was made by a newer version of Recoupe.
    """
    connection = open_for_reading(path)
    state = hashlib.sha256()
    if connection is None:
        return state.hexdigest()
    for table in CONTENT:
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {_key(connection, table)}"):
            state.update(repr((table, row)).encode("utf-8", "surrogatepass"))
    connection.close()
    return state.hexdigest()


def _key(connection: sqlite3.Connection, table: str) -> str:
    columns = connection.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk")
    return ", ".join(name for (name,) in columns)
