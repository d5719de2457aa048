"""Gaps: what a dossier lacks, so that silence is not read as evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from recoupe.compare.outlets import names_of_outlet
from recoupe.model.comparison import Gap, Reading
from recoupe.model.reason import Reason
from recoupe.model.vocabulary import Basis


def gaps_of(readings: Iterable[Reading]) -> tuple[Gap, ...]:
    """Say what the articles of a dossier do not cover.

    Args:
        readings: all articles.
    """
    rows = sorted(readings, key=lambda one: one.id)
    if not rows:
        return ()
    return (*_sameness(rows), *_unknowns(rows), *_degraded(rows))


def _sameness(rows: Sequence[Reading]) -> Iterable[Gap]:
    """Where all articles are of one outlet, language or country, or none saw anything itself."""
    every = tuple(reading.id for reading in rows)
    outlets = [names_of_outlet(reading) for reading in rows]
    if outlets[0] and all(outlets[0] & names for names in outlets):
        yield Gap(Reason("gap.one_outlet"), every)
    languages = {reading.article.language for reading in rows} - {None}
    if len(languages) == 1 and len(rows) > 1:
        yield Gap(Reason("gap.one_language", (("language", str(languages.pop())),)), every)
    countries = {reading.country for reading in rows} - {None}
    if len(countries) == 1 and len(rows) > 1:
        yield Gap(Reason("gap.one_country", (("country", str(countries.pop())),)), every)
    own = any(f.basis is Basis.OWN_OBSERVATION for reading in rows for f in reading.extraction.footings)
    if not own:
        yield Gap(Reason("gap.no_own_reporting"), every)


def _unknowns(rows: Sequence[Reading]) -> Iterable[Gap]:
    """Articles without date or outlet, or that could not be analysed."""
    lacking = {
        "gap.no_date": [reading.id for reading in rows if reading.published is None],
        "gap.no_outlet": [reading.id for reading in rows if not names_of_outlet(reading)],
        "gap.not_analysed": [reading.id for reading in rows if reading.extraction.language is None],
    }
    for code, articles in lacking.items():
        if articles:
            yield Gap(Reason(code, (("articles", str(len(articles))),)), tuple(articles))


def _degraded(rows: Sequence[Reading]) -> Iterable[Gap]:
    """Parts of the analysis that were missing."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for reading in rows:
        for part in reading.extraction.degraded:
            parts[part].append(reading.id)
    for part, articles in sorted(parts.items()):
        values = (("part", part), ("articles", str(len(articles))))
        yield Gap(Reason("gap.degraded", values), tuple(articles))
