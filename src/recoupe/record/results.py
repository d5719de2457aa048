"""The results of one article in the cache: their keys, and access to them by capture id."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from recoupe.model.article import Article, Problem
from recoupe.model.capture import Capture
from recoupe.model.facts import Extraction
from recoupe.model.ids import digest
from recoupe.record.cache import Cache
from recoupe.record.codec import decode, encode

V = TypeVar("V")

# Linking and comparing walk the articles once each, in order; a dossier with fewer than this decodes them
# once for both.
HELD = 256
KEY_SIZE = 32


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a capture gave.

    Attributes:
        article: or None where it could not be analysed.
        problem: why not, or None.
    """

    article: Article | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extracting from an article gave.

    Attributes:
        extraction: without facts where it failed.
        problem: why it failed, or None.
    """

    extraction: Extraction
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """Under what the results of one capture stand.

    Attributes:
        read: of the reading.
        extracted: of the extraction; None where there is no article.
    """

    read: str
    extracted: str | None


def bare(article: Article) -> Article:
    """An article without its locators, on which no fact may depend; this is what extraction sees."""
    return replace(article, blocks=tuple(replace(block, parts=()) for block in article.blocks))


class Results:
    """Results in the cache, for one state of the code."""

    def __init__(self, cache: Cache, reading: str, extracting: str) -> None:
        """Name the code.

        Args:
            cache: where results are kept.
            reading: digest of the code that reads.
            extracting: digest of the code that extracts.
        """
        self._cache, self._reading, self._extracting = cache, reading, extracting
        self._used: set[str] = set()

    def known(self, capture: Capture, unread: Problem | None) -> Keys | None:
        """The keys of a capture's results where all of them are there, or None.

        Args:
            capture: which.
            unread: why its payload is not read, where it is not.
        """
        read = self._read_key(capture, unread)
        given = self._cache.get(_input(read))
        if given is None or not self._cache.has(read):
            return None
        key = self._extract_key(given)
        return Keys(read, key) if key is None or self._cache.has(key) else None

    def keep_read(self, capture: Capture, unread: Problem | None, read: Read) -> Keys:
        """Keep a reading and name what will be extracted from it."""
        key = self._read_key(capture, unread)
        # Hashed once here, so that asking what is known need not decode the article.
        given = "" if read.article is None else digest(encode(bare(read.article)), size=KEY_SIZE)
        self._cache.put(key, encode(read))
        self._cache.put(_input(key), given)
        return Keys(key, self._extract_key(given))

    def keep_extracted(self, key: str, extracted: Extracted) -> None:
        """Keep an extraction."""
        self._cache.put(key, encode(extracted))

    def read(self, keys: Keys) -> Read | None:
        """A reading, or None where it is gone or damaged."""
        return self._load(Read, keys.read)

    def extracted(self, keys: Keys) -> Extracted | None:
        """An extraction, or None where there is none, or it is gone or damaged."""
        return None if keys.extracted is None else self._load(Extracted, keys.extracted)

    def keep_only(self, used: Iterable[Keys]) -> None:
        """Throw away the results of other code and of captures that are no longer there."""
        results = (
            name
            for keys in used
            for name in (keys.read, _input(keys.read), keys.extracted)
            if name is not None
        )
        self._cache.keep_only(chain(results, self._used))

    def kept(self, kind: type[V]) -> MutableMapping[str, V]:
        """What later steps keep between runs, each value under a hash of all that it is made of."""
        return Kept(self._cache, kind, self._used)

    def _read_key(self, capture: Capture, unread: Problem | None) -> str:
        """Name a reading after all that it depends on: the payload by its hash, or why it was not read."""
        why = () if unread is None else (unread.code, unread.detail)
        return digest("read", self._reading, encode(capture), *why, size=KEY_SIZE)

    def close(self) -> None:
        """Close the cache."""
        self._cache.close()

    def _extract_key(self, given: str) -> str | None:
        return digest("extract", self._extracting, given, size=KEY_SIZE) if given else None

    def _load(self, kind: type[V], key: str) -> V | None:
        text = self._cache.get(key)
        return None if text is None else decode(kind, text)


def _input(read_key: str) -> str:
    return f"{read_key}:input"


class Kept(MutableMapping[str, V]):
    """Values of one kind in the cache; those that were asked for stay there after the run."""

    def __init__(self, cache: Cache, kind: type[V], used: set[str]) -> None:
        """Say where they are and of what kind; the keys asked for are added to those used."""
        self._cache, self._kind, self._used = cache, kind, used

    def __getitem__(self, key: str) -> V:
        """A value; `KeyError` where there is none or it was damaged."""
        text = self._cache.get(key)
        if text is None:
            raise KeyError(key)
        self._used.add(key)
        return decode(self._kind, text)

    def __setitem__(self, key: str, value: V) -> None:
        """Keep a value."""
        self._used.add(key)
        self._cache.put(key, encode(value))

    def __delitem__(self, key: str) -> None:
        """Let a value go with the end of the run."""
        self._used.remove(key)

    def __iter__(self) -> Iterator[str]:
        """The keys that were asked for."""
        return iter(self._used)

    def __len__(self) -> int:
        """How many were asked for."""
        return len(self._used)


class Lazy(Mapping[str, V]):
    """Values by id that are loaded as they are asked for; those asked for last are held."""

    def __init__(self, ids: Iterable[str], load: Callable[[str], V], held: int = HELD) -> None:
        """Say which and how.

        Args:
            ids: in any order; they are walked sorted.
            load: gives the value of an id.
            held: how many values are kept at most.
        """
        self._ids = dict.fromkeys(sorted(ids))
        self._load, self._most = load, held
        self._held: OrderedDict[str, V] = OrderedDict()

    def __getitem__(self, name: str) -> V:
        """The value of an id."""
        if name not in self._held:
            if name not in self._ids:
                raise KeyError(name)
            self._held[name] = self._load(name)
            if len(self._held) > self._most:
                self._held.popitem(last=False)
        self._held.move_to_end(name)
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        """The ids, sorted."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)
