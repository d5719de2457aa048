import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extract.fr.times import TIMES
from recoupe.extract.syntax import Analysis, Sentence
from recoupe.extract.times import find_times
from recoupe.link.dates import from_timex
from recoupe.link.times import bind_times, date_of
from recoupe.model.article import Article, Block, BlockKind, Dated
from recoupe.model.facts import Extraction
from recoupe.model.times import BoundTime, Needs

THURSDAY = Dated("2022-01-13T09:30:00+01:00", "declared")


def found_in(text: str) -> Extraction:
    article = Article(text, (Block(BlockKind.BODY, 0, len(text)),))
    analysis = Analysis(article, (Sentence(0, len(text), 0, ()),))
    return Extraction("fr", times=find_times(analysis, TIMES))


def bound_in(text: str, published: Dated | None = THURSDAY) -> tuple[BoundTime, ...]:
    return bind_times(found_in(text), published)


@pytest.mark.parametrize(
    ("text", "timex", "edtf"),
    [
        ("C’était hier.", "2022-01-12", "2022-01-12"),
        ("C’était mercredi soir.", "2022-01-12TEV", "2022-01-12"),
        ("C’était la semaine dernière.", "2022-W01", "2022-01-03/2022-01-09"),
        ("C’était en mars dernier.", "2021-03", "2021-03"),
        ("C’était l’été dernier.", "2021-SU", "2021-22"),
        ("C’était le 2 janvier.", "2022-01-02", "2022-01-02"),
        ("C’était il y a trois ans.", "2019", "2019"),
        ("C’était dans les années 1990.", "199X", "199X"),
        ("C’était dans la nuit du 4 au 5 janvier.", "2022-01-04TNI", "2022-01-04/2022-01-05"),
        ("C’était le mois prochain.", "2022-02", "2022-02"),
    ],
)
def test_times_are_bound_to_publication(text: str, timex: str, edtf: str) -> None:
    (bound,) = bound_in(text)
    assert (bound.timex, bound.edtf, bound.open_for) == (timex, edtf, Needs.NOTHING)


def test_without_a_publication_date_thursday_stays_open() -> None:
    (bound,) = bound_in("C’était jeudi.", None)
    assert (bound.timex, bound.earliest, bound.bound_by) == ("XXXX-WXX-4", None, None)
    assert bound.open_for is Needs.PUBLICATION_DATE


def test_without_a_publication_date_the_year_stays_open() -> None:
    extraction = found_in("Le feu a pris le 2 janvier. Deux jours après, il gagnait la ville.")
    bound = bind_times(extraction, None)
    assert [time.timex for time in bound] == ["XXXX-01-02", "XXXX-01-04"]
    assert bound[0].open_for is Needs.YEAR
    assert date_of(extraction, bound, 1) == "XXXX-01-04"


def test_the_only_year_in_the_text_gives_open_dates_theirs() -> None:
    extraction = found_in(
        "Tout commence au début de 2022. Les 4 et 5 janvier, des heurts. Jusqu’au 19, l’urgence."
    )
    bound = bind_times(extraction, None)
    assert [time.timex for time in bound] == ["2022", "2022-01-04/2022-01-05", "2022-01-19"]
    assert date_of(extraction, bound, 2) == "../2022-01-19"


def test_two_years_in_the_text_leave_an_open_date_open() -> None:
    bound = bound_in("Après 2014 vient 2022. Puis, le 4 janvier, des heurts.", None)
    assert bound[-1].timex in {"XXXX-01-04", "2022-01-04"}


def test_the_day_of_the_week_tells_the_year() -> None:
    assert bound_in("C’était le jeudi 12 mars.")[0].timex == "2020-03-12"


def test_an_interval_has_both_its_ends() -> None:
    extraction = found_in("Fermé du 19 au 23 juillet 2014.")
    assert date_of(extraction, bind_times(extraction, None), 0) == "2014-07-19/2014-07-23"


def test_a_judgement_wins() -> None:
    (bound,) = bind_times(found_in("C’était jeudi."), THURSDAY, judged={0: "2022-01-06"})
    assert (bound.timex, bound.bound_by) == ("2022-01-06", "judgement")


def test_a_publication_date_that_is_none_binds_nothing() -> None:
    (bound,) = bound_in("C’était hier.", Dated("hier", "text"))
    assert bound.open_for is Needs.PUBLICATION_DATE


@given(st.dates())
def test_a_full_day_reaches_over_itself(day: object) -> None:
    bound = from_timex(str(day), "text")
    assert bound.earliest == bound.latest == bound.edtf == str(day)


@given(
    st.dates(),
    st.sampled_from(["Jeudi, rien.", "Le 29 février, rien.", "Hier soir.", "Il y a 9000 ans.", "Le 31."]),
)
def test_any_publication_date_binds_without_error(day: object, text: str) -> None:
    for bound in bound_in(text, Dated(str(day), "declared")):
        assert bound.timex is not None
