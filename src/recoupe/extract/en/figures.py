"""What English figures count."""

from functools import cache

from recoupe.extract.figure_lexicon import FigureLexicon, read_figure_lexicon


@cache
def figure_lexicon() -> FigureLexicon:
    """The word lists of `figures.toml`, read once."""
    return read_figure_lexicon(__package__)
