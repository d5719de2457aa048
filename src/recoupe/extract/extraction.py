"""From an article to its facts: the parts in their order."""

from recoupe.errors import MissingPart
from recoupe.extract.attributions import find_attributions
from recoupe.extract.events import find_events
from recoupe.extract.figures import find_figures
from recoupe.extract.footings import find_footings
from recoupe.extract.groups import (
    figure_moved,
    kept_groups,
    mentions_moved,
    statement_moved,
    with_groups,
)
from recoupe.extract.needed import needed
from recoupe.extract.pack import Pack, pack_for
from recoupe.extract.referents import find_cast
from recoupe.extract.scene import scene_of
from recoupe.extract.statements import find_statements
from recoupe.extract.syntax import Analysis
from recoupe.extract.times import find_times
from recoupe.extract.tools import analyse
from recoupe.model.article import Article
from recoupe.model.facts import Extraction


def extract(article: Article) -> Extraction:
    """Find what an article says: statements, times, figures, events, names.

    The article's language chooses the pack. Where there is none, or its model is missing, the
    extraction says so in `degraded`, so that nobody reads it as an article without facts.

    Args:
        article: as `read` gives it.

    Returns:
        Its facts, in text order within each kind.
    """
    try:
        pack = pack_for(article.language)
        analysis = analyse(article, pack)
    except MissingPart as error:
        return Extraction(language=None, degraded=(f"all: {error}",))
    return _facts(analysis, pack)


def _facts(analysis: Analysis, pack: Pack) -> Extraction:
    times = find_times(analysis, pack.times)
    scene = scene_of(analysis, pack)
    attributions = find_attributions(scene)
    quotes = tuple((quote.outer_start, quote.outer_end) for quote in scene.quotes)
    cast = find_cast(analysis, pack, attributions, quotes)
    statements = find_statements(
        scene, attributions, cast.speakers, cast.mentions, cast.referents, times, pack
    )
    figures = find_figures(
        analysis,
        pack.numbers,
        pack.figures(),
        pack.modality,
        mentions=cast.mentions,
        times=times,
        statements=statements,
    )
    all_parties = with_groups(analysis, pack.events(), cast.mentions, cast.referents)
    widened = mentions_moved(cast.mentions, all_parties.mentions)
    found = find_events(
        analysis,
        pack.events(),
        pack.modality,
        mentions=all_parties.mentions,
        times=times,
        figures=tuple(figure_moved(figure, widened) for figure in figures),
        statements=tuple(statement_moved(statement, widened) for statement in statements),
    )
    parties, events = kept_groups(all_parties, found)
    moved = mentions_moved(cast.mentions, parties.mentions)
    extraction = Extraction(
        language=pack.language,
        sentences=tuple((sentence.start, sentence.end) for sentence in analysis.sentences),
        mentions=parties.mentions,
        referents=parties.referents,
        times=times,
        statements=tuple(statement_moved(statement, moved) for statement in statements),
        figures=tuple(figure_moved(figure, moved) for figure in figures),
        events=events,
        footings=find_footings(analysis, pack, parties.mentions),
    )
    return needed(extraction)
