"""Linked data in JSON: its scripts mended where that is safe, its references followed."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

# Hostile or runaway data is cut here: the largest honest script met held 1.2 MB and 9,000 nodes.
MAX_SCRIPT = 4_000_000
MAX_NODES = 30_000
# No name, headline, date or standfirst is longer.
MAX_TEXT = 2_000

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
Node: TypeAlias = Mapping[str, Json]

_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_MISSING_COMMA = re.compile(r'(?<=[}\]"])(\s*\n\s*)(?=["{])')
# Half of a pair, as `"\\ud83d"` cut off by a length limit, is no character and cannot be stored.
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder(strict=False)


def load_scripts(scripts: Iterable[str]) -> tuple[Node, ...]:
    """Read every node of a page's `application/ld+json` scripts, in page order, references followed.

    Args:
        scripts: the scripts' text, in page order.

    Returns:
        The nodes, outer before inner. A node that only names another by `@id` is replaced by it.
    """
    roots = [root for script in scripts for root in _load(script)]
    nodes = list(_nodes(roots))
    by_id: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(by_id.get(name, {})):
            by_id[name] = node
    return tuple(_follow(node, by_id) for node in nodes)


def texts_of(value: Json) -> list[str]:
    """The words that a value holds: a string, or the strings and named things of a list."""
    if isinstance(value, str):
        return [_SURROGATE.sub("\ufffd", value)] if value.strip() else []
    if isinstance(value, Mapping):
        return texts_of(value.get("@value") or value.get("name") or value.get("text"))
    if isinstance(value, Sequence):
        return [text for part in value[:50] if not isinstance(part, list) for text in texts_of(part)]
    return []


def text_of(value: Json) -> str | None:
    """The first words that a value holds, entities undone, or None."""
    found = texts_of(value)
    return " ".join(html.unescape(found[0][:MAX_TEXT]).split()) if found else None


def types_of(node: Node) -> tuple[str, ...]:
    """The node's types, without the vocabulary's address."""
    kinds = node.get("@type")
    if isinstance(kinds, str):
        kinds = [kinds]
    if not isinstance(kinds, list):
        return ()
    return tuple(re.split(r"[/:#]", kind)[-1] for kind in kinds if isinstance(kind, str))


def _load(script: str) -> list[Json]:
    """The roots of one script, or none where it cannot be read."""
    if len(script) > MAX_SCRIPT:
        return []
    text = _WRAPPER.sub("", script).strip().rstrip(";").lstrip("\ufeff")
    for mend in (str, _mend, _unescape):
        roots = _decode(mend(text))
        if roots:
            return roots
    return []


def _decode(text: str) -> list[Json]:
    """All JSON values that follow one another in the text, up to the first fault."""
    roots: list[Json] = []
    at = 0
    while at < len(text):
        try:
            root, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        roots.append(root)
        at = _skip(text, at)
    return roots


def _skip(text: str, at: int) -> int:
    """The position of the next value after one that ended at `at`."""
    while at < len(text) and (text[at].isspace() or text[at] in ",;"):
        at += 1
    return at


def _mend(text: str) -> str:
    """Undo what template engines break most: escapes, commas too many or too few."""
    text = _BAD_ESCAPE.sub(lambda found: "" if text[found.end() : found.end() + 1] == "'" else r"\\", text)
    return _TRAILING_COMMA.sub("", _MISSING_COMMA.sub(r",\1", text))


def _unescape(text: str) -> str:
    """Undo HTML entities that stand for JSON's own quotation marks, then mend."""
    return _mend(html.unescape(text)) if "&quot;" in text or "&#34;" in text else ""


def _nodes(roots: list[Json]) -> Iterator[Node]:
    """Every object, outer before inner, in order; stops at `MAX_NODES`."""
    waiting: list[Json] = list(reversed(roots))
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed([inner for inner in value.values() if isinstance(inner, dict | list)]))
        elif isinstance(value, list):
            waiting.extend(reversed(value[:MAX_NODES]))


def _follow(node: Node, by_id: Mapping[str, Node]) -> Node:
    """The node with bare references in its values replaced by what they name."""
    return {key: _resolved(value, by_id) for key, value in node.items()}


def _resolved(value: Json, by_id: Mapping[str, Node]) -> Json:
    """The value, or what it refers to."""
    if isinstance(value, list):
        return [_resolved(part, by_id) if isinstance(part, dict) else part for part in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(str(value["@id"]), value)
    return value
