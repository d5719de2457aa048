"""What a language's figures count: the word lists of its pack, as patterns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.extract.lexicon import at_end, labelled, load_lexicon, whole_words, words_of
from recoupe.model.vocabulary import FigureKind, PeopleCategory, Series


@dataclass(frozen=True, slots=True)
class FigureLexicon:
    """Patterns over folded text; those with named groups tell kind, category or unit by the group.

    Attributes:
        nouns: counts of a kind by themselves ("morts").
        people: people whose fate stands elsewhere; groups are categories, or `any`.
        things: things that can be damaged.
        after: what befell whom or what stands before it.
        before: the same, ending where the number starts.
        money: currencies, by code.
        signs: currencies by the sign that stands before a number.
        none: units of what is not counted here.
        percent: the word or sign for percent, after a number.
        of: what links a number to its noun.
        link: words that open a noun's complement.
        among: opens the people that a toll is of ("parmi").
        men: words for people that mean soldiers where an army is spoken of.
        army: words that speak of one.
        labels: ends before a number that names something, whatever follows it ("n°").
        not_count: the same, where what follows is no count of people.
        were: ends before the number of those who took part ("ils étaient").
        turnout: starts after that number ("à défiler").
        of_them: starts after a number of those spoken of ("d'entre eux").
        number_of: words that ask or tell how many ("combien de").
        deadly: words for a count of the dead that do not name them ("death toll").
        tally: words that speak of a count without its noun ("en compte", "le bilan").
        reports: lemmas of verbs whose subject gives a count.
        lasting: words for what lasts, or is ordered to.
        throughout: ends before a length of time that something fills ("pendant").
        definite: ends before a number that points back ("les deux").
        indefinite: words for a number that is not given.
        subset: says that what follows is part of what stands before.
        clause_end: ends the reach of what befell someone.
        vote: words about votes.
        price: words about prices.
        series: words about earlier and later counts; groups are values of `Series`.
        factors: words for a multiple; groups are `x2`, `x3` and so on.
    """

    nouns: re.Pattern[str]
    people: re.Pattern[str]
    things: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    money: re.Pattern[str]
    signs: Mapping[str, str]
    none: re.Pattern[str]
    percent: re.Pattern[str]
    of: re.Pattern[str]
    link: re.Pattern[str]
    among: re.Pattern[str]
    men: re.Pattern[str]
    army: re.Pattern[str]
    labels: re.Pattern[str]
    not_count: re.Pattern[str]
    were: re.Pattern[str]
    turnout: re.Pattern[str]
    of_them: re.Pattern[str]
    number_of: re.Pattern[str]
    deadly: re.Pattern[str]
    tally: re.Pattern[str]
    reports: re.Pattern[str]
    lasting: re.Pattern[str]
    throughout: re.Pattern[str]
    definite: re.Pattern[str]
    indefinite: re.Pattern[str]
    subset: re.Pattern[str]
    clause_end: re.Pattern[str]
    vote: re.Pattern[str]
    price: re.Pattern[str]
    series: re.Pattern[str]
    factors: re.Pattern[str]


def read_figure_lexicon(package: str) -> FigureLexicon:
    """Read a pack's `figures.toml`.

    Args:
        package: dotted name of the pack.

    Raises:
        ValueError: a table is missing its shape, or names a kind or category that does not exist.
    """
    source = load_lexicon(package, "figures.toml")
    tables = {name: words_of(table, f"{package} figures.{name}") for name, table in source.items()}
    for table in ("nouns", "things", "after", "before"):
        _check(tables[table], {kind.value for kind in FigureKind}, f"{package} figures.{table}")
    _check(tables["people"], {"any", *(kind.value for kind in PeopleCategory)}, f"{package} figures.people")
    context = tables["context"]
    of = "|".join(context["of"])
    series = {name.value: context[name.value] for name in (Series.DAILY, Series.INCREMENT, Series.CUMULATIVE)}
    return FigureLexicon(
        nouns=labelled(tables["nouns"]),
        people=labelled(tables["people"]),
        things=labelled(tables["things"]),
        after=labelled(tables["after"]),
        before=labelled(tables["before"], at_end=True),
        money=re.compile(labelled(tables["money"]).pattern.removeprefix(r"(?<!\w)")),
        signs={"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"},
        none=re.compile(whole_words(tables["units"]["none"]).pattern.removeprefix(r"(?<!\w)")),
        percent=re.compile(r" ?(?:%|pour ?cent(?!\w)|per ?cent(?!\w))"),
        of=re.compile(rf" (?:{of})(?: |(?<='))"),
        link=re.compile(rf"(?:{of})"),
        among=re.compile(rf" (?:{'|'.join(context['among'])}) "),
        men=whole_words(context["men"]),
        army=whole_words(context["army"]),
        labels=at_end(context["labels"]),
        not_count=at_end([*context["labels"], *context["not_count"]]),
        were=at_end(context["were"]),
        turnout=re.compile(rf" (?:{'|'.join(context['turnout'])})"),
        of_them=re.compile(rf" (?:{'|'.join(context['of_them'])})(?!\w)"),
        number_of=re.compile(rf"(?<!\w)(?:{'|'.join(context['number_of'])}) ?"),
        deadly=whole_words(context["deadly"]),
        tally=whole_words(context["tally"]),
        reports=re.compile("|".join(context["reports"])),
        lasting=whole_words(context["lasting"]),
        throughout=at_end(context["throughout"]),
        definite=at_end(context["definite"]),
        indefinite=whole_words(context["indefinite"]),
        subset=whole_words(context["subset"]),
        clause_end=re.compile(r"[;:.(]| - |(?<!\w)(?:dont|tandis|alors que|while|including|qui)(?!\w)"),
        vote=whole_words(context["vote"]),
        price=whole_words(context["price"]),
        series=labelled(series),
        factors=labelled({f"x{factor}": words for factor, words in tables["factors"].items()}),
    )


def _check(table: Mapping[str, object], allowed: set[str], where: str) -> None:
    """Refuse a table that names what the vocabulary does not hold."""
    if unknown := set(table) - allowed:
        raise ValueError(f"{where}: not in the vocabulary: {', '.join(sorted(unknown))}")
