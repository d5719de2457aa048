"""Analysing captures one by one with the stages that are handed in, and having the results at hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from typing import Protocol, TextIO, TypeVar

from recoupe.collect.dossier import Dossier
from recoupe.collect.evidence import Evidence, Kept, read_payload
from recoupe.collect.urls import canonical_url
from recoupe.errors import EvidenceError, InputError, MissingPart
from recoupe.model.article import Article, Dated, Problem
from recoupe.model.capture import Capture
from recoupe.model.comparison import Comparison, Judged, Reading, Shelved
from recoupe.model.entity import Entity
from recoupe.model.facts import Extraction
from recoupe.model.ids import digest
from recoupe.model.judgement import Effects
from recoupe.model.reason import FactRef
from recoupe.model.times import BoundTime
from recoupe.progress import Progress
from recoupe.record.cache import Cache
from recoupe.record.codec import encode
from recoupe.record.corrections import Corrections, corrected
from recoupe.record.results import Extracted, Keys, Lazy, Read, Results, bare
from recoupe.record.writer import Analysed
from recoupe.workers import Died, each, worker_count

V = TypeVar("V")


class Keep(Protocol):
    """Gives what is kept between runs, one kind at a time."""

    def __call__(self, kind: type[V]) -> MutableMapping[str, V]:
        """The values of a kind, each under a hash of all that it is made of."""
        ...


DIED = Problem("reading_died", "the process that read it died: out of memory, or a fault in a library")

# A process needs about two seconds for the language models; this many articles take as long.
ALONE_BELOW = 40


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages in their order, each a function of a module, and digests of their code.

    Attributes:
        read: capture and payload → article.
        extract: article → facts.
        bind: facts, publication date and the dates that people gave to times → what their times come to.
        link: facts of all articles → entities.
        compare: all articles with their facts, and what is kept between runs → copies, origins, claims.
        reading: digest of the code that reads.
        extracting: digest of the code that extracts.
        linking: digest of the code of all stages and of the record.
    """

    read: Callable[[Capture, bytes], Article]
    extract: Callable[[Article], Extraction]
    bind: Callable[[Extraction, Dated | None, Mapping[int, str]], tuple[BoundTime, ...]]
    link: Callable[[Lazy[Extraction], Effects], tuple[Entity, ...]]
    compare: Callable[[Iterable[Shelved], tuple[Entity, ...], Judged, "Keep"], Comparison]
    reading: str
    extracting: str
    linking: str


class Analyst:
    """Reads and extracts, keeping the results in the cache; works the same in any process."""

    def __init__(self, dossier: Dossier, stages: Stages) -> None:
        """Say where captures and cache are; the cache is opened where the work is done."""
        self._dossier, self._stages = dossier, stages

    def __getstate__(self) -> tuple[Dossier, Stages]:
        """What another process needs."""
        return self._dossier, self._stages

    def __setstate__(self, state: tuple[Dossier, Stages]) -> None:
        """Begin in another process."""
        self._dossier, self._stages = state

    @cached_property
    def results(self) -> Results:
        """The results in the cache, opened on first use."""
        return Results(Cache(self._dossier.cache), self._stages.reading, self._stages.extracting)

    def close(self) -> None:
        """Close the cache, where it was opened in this process."""
        if "results" in self.__dict__:
            self.results.close()

    def __call__(self, kept: Kept) -> tuple[str, Keys]:
        """Analyse one capture: its id, and under what its results stand."""
        unread = unread_of(kept)
        if unread is not None:
            return self.leave_out(kept, unread)
        try:
            payload = read_payload(self._dossier.folder, kept)
        except EvidenceError as altered:
            return self.leave_out(kept, Problem("evidence_altered", str(altered)))
        read = try_read(self._stages.read, kept.capture, payload)
        keys = self.results.keep_read(kept.capture, None, read)
        if read.article is not None and keys.extracted is not None and self.results.extracted(keys) is None:
            self.results.keep_extracted(keys.extracted, try_extract(self._stages.extract, read.article))
        return kept.capture.id, keys

    def leave_out(self, kept: Kept, unread: Problem) -> tuple[str, Keys]:
        """Keep of a capture only why it is not read."""
        return kept.capture.id, self.results.keep_read(kept.capture, unread, Read(None, unread))


def try_read(read: Callable[[Capture, bytes], Article], capture: Capture, payload: bytes) -> Read:
    """Read a capture; one that cannot be read must not stop the others, so it is kept with its reason."""
    try:
        return _storable(read(capture, payload))
    except InputError as problem:
        return Read(None, Problem(code_of(problem), str(problem)))
    except ImportError:  # the installation is at fault, not the page
        raise
    except Exception as problem:  # noqa: BLE001 - see above
        return Read(None, Problem("reading_failed", f"{type(problem).__name__}: {problem}"))


def try_extract(extract: Callable[[Article], Extraction], article: Article) -> Extracted:
    """Extract from an article, in the same way."""
    try:
        return Extracted(extract(bare(article)))
    except MissingPart as problem:
        degraded = Extraction(language=article.language, degraded=(f"all: {problem}",))
        return Extracted(degraded, Problem("part_missing", str(problem)))
    except ImportError:
        raise
    except Exception as problem:  # noqa: BLE001 - see above
        failed = Extraction(language=article.language, degraded=("all: extraction failed",))
        return Extracted(failed, Problem("extraction_failed", f"{type(problem).__name__}: {problem}"))


def _storable(article: Article) -> Read:
    """Refuse text that is no text: half of a surrogate pair, which no file can hold."""
    encode(article).encode("utf-8")
    return Read(article)


def code_of(problem: Exception) -> str:
    """`UnreadableFile` as `unreadable_file`."""
    name = type(problem).__name__
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def analyse(
    evidence: Evidence, analyst: Analyst, keys: dict[str, Keys], workers: int | None, stream: TextIO
) -> Iterator[str]:
    """Read and extract what is not in the cache yet; yield each capture's id once its results are there.

    Args:
        evidence: the captures.
        analyst: does the work.
        keys: filled with the keys of each capture's results.
        workers: processes to use, or None for as many as can be.
        stream: where progress is written.
    """
    todo = []
    for kept in evidence.captures():
        known = analyst.results.known(kept.capture, unread_of(kept))
        if known is None:
            todo.append(kept)
        else:
            keys[kept.capture.id] = known
            yield kept.capture.id
    processes = worker_count(len(todo), alone_below=ALONE_BELOW) if workers is None else workers
    progress = Progress("articles read", len(todo), stream)
    for found in each(analyst, todo, processes):
        capture, keys[capture] = analyst.leave_out(found.job, DIED) if isinstance(found, Died) else found
        progress.step()
        yield capture
    progress.end()


def unread_of(kept: Kept) -> Problem | None:
    """Why a capture is not to be read, or None."""
    status = kept.capture.status
    if kept.withdrawn is not None:
        return Problem("withdrawn", kept.withdrawn)
    if status is not None and not 200 <= status < 300:
        return Problem("not_ok", f"HTTP {status}: what was received is no article")
    return None


class Shelf:
    """The articles of a dossier with their facts, loaded from the cache as they are asked for."""

    def __init__(
        self, evidence: Evidence, analyst: Analyst, keys: Mapping[str, Keys], stages: Stages
    ) -> None:
        """Say where things are.

        Args:
            evidence: the captures.
            analyst: makes again what went missing in the cache.
            keys: where each capture's results stand; may still be filling.
            stages: to bind times, and for their digests.
        """
        self._evidence, self._analyst, self._keys, self._stages = evidence, analyst, keys, stages
        self.corrections = Corrections()

    @cached_property
    def extractions(self) -> Lazy[Extraction]:
        """The facts of each article, with what people corrected in them."""
        return Lazy(self._articles, self._corrected)

    @cached_property
    def pages(self) -> dict[str, list[str]]:
        """For each page, the ids of its analysed captures, the oldest first."""
        pages: dict[str, list[str]] = {}
        captures = [self._evidence.get(name).capture for name in self._articles]
        for capture in sorted(captures, key=lambda capture: (capture.captured, capture.id)):
            pages.setdefault(canonical_url(capture.url), []).append(capture.id)
        return pages

    def extraction(self, capture: str) -> Extraction | None:
        """The facts of one article as extracted, or None where it was not analysed."""
        return self._extracted(capture).extraction if capture in self._articles else None

    def _corrected(self, capture: str) -> Extraction:
        return corrected(capture, self._extracted(capture).extraction, self.corrections.facts)

    def readings(self) -> Iterator[Shelved]:
        """The articles as they are compared, by id; none is loaded before it is asked for."""
        for name in sorted(self._articles):
            facts = sorted((repr(ref), value) for ref, value in self._corrections_of(name).items())
            key = digest("reading", self.made_of(name), *chain.from_iterable(facts), size=32)
            yield Shelved(name, key, partial(self._reading, name))

    def keep(self, kind: type[V]) -> MutableMapping[str, V]:
        """What is kept between runs, of one kind."""
        return self._analyst.results.kept(kind)

    def analysed(self, name: str) -> Analysed:
        """One capture with what was made of it."""
        kept, read = self._evidence.get(name), self._read(name)
        problems = [("collect", Problem(code, "noted when it was added")) for code in kept.problems]
        problems += [] if read.problem is None else [("read", read.problem)]
        page = canonical_url(kept.capture.url)
        if read.article is None:
            return Analysed(kept.capture, page, problems=tuple(problems))
        extracted = self._extracted(name)
        problems += [("read", problem) for problem in read.article.problems]
        problems += [] if extracted.problem is None else [("extract", extracted.problem)]
        problems += [("extract", problem) for problem in extracted.extraction.problems]
        article = self._dated(name, read.article)
        times = self._bound(name, extracted.extraction, article)
        return Analysed(kept.capture, page, article, extracted.extraction, times, tuple(problems))

    def made_of(self, name: str) -> str:
        """A hash of all that the record's rows for a capture depend on."""
        keys, kept = self._keys[name], self._evidence.get(name)
        times = sorted(self.corrections.times_of(name).items())
        dates = (self.corrections.published.get(name, ""), *(f"{n} {value}" for n, value in times))
        given = dates if any(dates) else ()
        return digest(keys.read, keys.extracted or "", self._stages.linking, *kept.problems, *given)

    @cached_property
    def _articles(self) -> frozenset[str]:
        return frozenset(name for name, keys in self._keys.items() if keys.extracted is not None)

    def _corrections_of(self, name: str) -> dict[FactRef, str]:
        return {ref: value for ref, value in self.corrections.facts.items() if ref.article == name}

    def _reading(self, name: str) -> Reading:
        read = self._read(name).article
        if read is None:
            raise KeyError(name)
        extraction, article = self.extractions[name], self._dated(name, read)
        published = None if article.published is None else article.published.value
        return Reading(
            id=name,
            url=canonical_url(self._evidence.get(name).capture.url),
            article=bare(article),
            extraction=extraction,
            times=self._bound(name, extraction, article),
            outlet=article.outlet,
            published=published,
        )

    def _dated(self, name: str, article: Article) -> Article:
        given = self.corrections.published.get(name)
        return article if given is None else replace(article, published=Dated(given, "judgement"))

    def _bound(self, name: str, extraction: Extraction, article: Article) -> tuple[BoundTime, ...]:
        return self._stages.bind(extraction, article.published, self.corrections.times_of(name))

    def _read(self, name: str) -> Read:
        return self._analyst.results.read(self._keys[name]) or self._again(name, self._analyst.results.read)

    def _extracted(self, name: str) -> Extracted:
        results = self._analyst.results
        return results.extracted(self._keys[name]) or self._again(name, results.extracted)

    def _again(self, name: str, load: Callable[[Keys], V | None]) -> V:
        """Make a result anew that was damaged in the cache."""
        _, keys = self._analyst(self._evidence.get(name))
        found = load(keys)
        if found is None:
            raise EvidenceError(
                f"{name}: its results were damaged and its capture cannot be read: `recoupe verify`"
            )
        return found
