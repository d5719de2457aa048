"""Values, speakers and dates that people correct stand beside the text's words and are compared."""

import io
from pathlib import Path

import pytest

from recoupe.cli import main
from recoupe.collect.dossier import Dossier
from recoupe.errors import JudgementError
from recoupe.model.anchor import anchor_at
from recoupe.model.facts import Extraction, Figure, Statement
from recoupe.model.judgement import Decision, QuoteTarget
from recoupe.model.reason import FactRef
from recoupe.model.times import Time
from recoupe.model.vocabulary import Bound, FigureKind, Stance, StatementKind
from recoupe.pipeline import run
from recoupe.record.corrections import corrected, date_given, value_of
from recoupe.record.judgements import keep_judgement, make_judgement, read_judgements, target_of
from recoupe.record.queries import open_record
from tests.dossiers import STORIES, add, make_dossier, page, url_of
from tests.fakes import fake_stages

UNDATED = "Later\n\n“Nobody was warned” said Ivo."


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    dossier = make_dossier(tmp_path / "d", *STORIES, UNDATED)
    run_quietly(dossier)
    return dossier


def run_quietly(dossier: Dossier) -> None:
    run(dossier, by=fake_stages(), workers=1, stream=io.StringIO())


def judge(dossier: Dossier, decision: Decision, target: QuoteTarget | None, value: str) -> str:
    targets = () if target is None else (target,)
    judgement = make_judgement(
        decision, targets, at="2031-04-02T10:00:00+00:00", author="Ada", value=value, reason="checked"
    )
    keep_judgement(dossier.judgements, judgement)
    run_quietly(dossier)
    return judgement.id


def target(dossier: Dossier, kind: str) -> QuoteTarget:
    with open_record(dossier.record) as record:
        first = {
            "figure": target_of(record.facts(Figure)[0]),
            "statement": target_of(record.facts(Statement)[0]),
            "time": target_of(record.facts(Time)[0]),
        }
    return first[kind]


def values(dossier: Dossier) -> set[str | None]:
    with open_record(dossier.record) as record:
        return {account.value for claim in record.claims() for account in claim.accounts}


def test_a_corrected_figure_keeps_its_words_and_gives_its_claim_the_value(dossier: Dossier) -> None:
    judgement = judge(dossier, Decision.CORRECT, target(dossier, "figure"), "164")
    with open_record(dossier.record) as record:
        figure = record.facts(Figure)[0]
    assert (figure.fact.anchor.exact, figure.fact.value, figure.corrected) == ("4 dead", 4, "164")
    assert values(dossier) == {"164", "5", "6", "7", "8", "9"}
    judge(dossier, Decision.UNDO, None, judgement)
    assert values(dossier) == {"4", "5", "6", "7", "8", "9"}


def test_a_corrected_speaker_is_linked_under_the_name_given(dossier: Dossier) -> None:
    judge(dossier, Decision.CORRECT, target(dossier, "statement"), "Tess")
    with open_record(dossier.record) as record:
        statement = record.facts(Statement)[0]
        members = {line.entity.name: len(line.entity.members) for line in record.entities()}
    speaker = statement.one("speaker")
    assert speaker is not None
    assert (speaker.words, statement.corrected) == ("Orla", "Tess")
    assert members["Tess"] == 2


def test_a_speaker_that_the_article_names_is_that_one() -> None:
    text = "“Go” said Ana. “No.” Ben left."
    words = anchor_at(text, 1, 3)
    said = Statement(words, StatementKind.DIRECT, Stance.ASSERTS)
    alone = Extraction("en", statements=(said,))
    named = corrected("c1", alone, {FactRef("c1", "statement", 0): "Ben"})
    again = corrected("c1", named, {FactRef("c1", "statement", 0): "ben"})
    assert again.statements[0].speaker == 0
    assert len(again.referents) == len(named.referents) == 1
    assert corrected("c2", alone, {FactRef("c1", "statement", 0): "Ben"}) == alone


def test_a_time_stands_for_the_day_that_a_person_gave_it(dossier: Dossier) -> None:
    judge(dossier, Decision.BIND_DATE, target(dossier, "time"), "2031-02-28")
    with open_record(dossier.record) as record:
        time = record.facts(Time)[0]
    assert (time.fact.anchor.exact, time.when[0].bound.timex) == ("2031-03-01", "2031-02-28")
    assert time.corrected == "2031-02-28"


def test_an_undated_article_gets_the_day_that_a_person_gave(dossier: Dossier) -> None:
    judgement = judge(dossier, Decision.BIND_DATE, QuoteTarget(url_of(7), "article", ""), "2031-03-09")
    with open_record(dossier.record) as record:
        dates = {line.head.url: line.head.published for line in record.articles()}
    assert dates[url_of(7)] == "2031-03-09"
    judge(dossier, Decision.UNDO, None, judgement)
    with open_record(dossier.record) as record:
        assert {line.head.url: line.head.published for line in record.articles()}[url_of(7)] is None


def test_corrections_survive_a_rebuild_and_a_changed_page(dossier: Dossier) -> None:
    judge(dossier, Decision.CORRECT, target(dossier, "figure"), "164")
    judge(dossier, Decision.BIND_DATE, QuoteTarget(url_of(7), "article", ""), "2031-03-09")
    for file in dossier.folder.glob("record.sqlite*"):
        file.unlink()
    add(dossier, page(1, "New\n\nA new paragraph.\n\n" + STORIES[0]), page(7, UNDATED + "\n\nMore."))
    run_quietly(dossier)
    with open_record(dossier.record) as record:
        first = [figure.corrected for figure in record.facts(Figure) if figure.fact.anchor.exact == "4 dead"]
        dates = {line.head.published for line in record.articles() if line.head.url == url_of(7)}
        state = [
            (line.resolved, line.in_force) for line in record.weighed(read_judgements(dossier.judgements))
        ]
    assert first == ["164", "164"]
    assert dates == {"2031-03-09"}
    assert state == [(True, True), (True, True)]


def test_the_latest_correction_wins(dossier: Dossier) -> None:
    figure = target(dossier, "figure")
    judge(dossier, Decision.CORRECT, figure, "164")
    judge(dossier, Decision.CORRECT, figure, "165")
    assert "165" in values(dossier) and "164" not in values(dossier)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("164", (164, Bound.EXACT)),
        ("> 160", (160, Bound.MORE_THAN)),
        ("≥ 1 200", (1200, Bound.AT_LEAST)),
        ("2-3", ((2, 3), Bound.RANGE)),
        ("~2,5", (2.5, Bound.ABOUT)),
        ("3-2", None),
        ("many", None),
    ],
)
def test_values_are_written_as_they_are_shown(words: str, value: object) -> None:
    assert value_of(words) == value


def test_dates_are_days_months_or_years_that_exist() -> None:
    given = ["2022-01-07", " 2022-01 ", "2022", "2022-02-30", "7 January"]
    assert [date_given(words) for words in given] == ["2022-01-07", "2022-01", "2022", None, None]


def test_what_cannot_be_corrected_is_refused(dossier: Dossier) -> None:
    figure, time = target(dossier, "figure"), target(dossier, "time")
    for decision, wrong, value, words in (
        (Decision.CORRECT, figure, "many", "no value"),
        (Decision.CORRECT, time, "5", "not a time"),
        (Decision.BIND_DATE, figure, "2022-01-07", "not a figure"),
        (Decision.BIND_DATE, time, "Thursday", "no date"),
    ):
        with pytest.raises(JudgementError, match=words):
            make_judgement(decision, (wrong,), at="2031-04-02", author="Ada", value=value)


def test_the_command_corrects_and_dates(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    with open_record(dossier.record) as record:
        figure = record.facts(Figure)[0].id
    assert main(["judge", str(dossier.folder), "correct", figure, "> 160"]) == 0
    assert main(["judge", str(dossier.folder), "bind-date", url_of(7), "2031-03-09"]) == 0
    assert main(["judge", str(dossier.folder), "bind-date", figure, "2031-03-09"]) == 1
    assert "takes a time or an article" in capsys.readouterr().err
    kept = [judgement.targets[0].kind for judgement in read_judgements(dossier.judgements)]
    assert kept == ["figure", "article"]


def test_a_figure_keeps_what_a_correction_does_not_touch() -> None:
    text = "5 dead"
    figure = Figure(anchor_at(text, 0, 6), FigureKind.KILLED, 5, Bound.EXACT, of_whom="miners")
    found = corrected("c1", Extraction("en", figures=(figure,)), {FactRef("c1", "figure", 0): "≥ 6"})
    assert (found.figures[0].value, found.figures[0].bound) == (6, Bound.AT_LEAST)
    assert found.figures[0].of_whom == "miners"
