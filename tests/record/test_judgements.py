"""Judgements are kept, found again and the latest wins."""

import io
import sqlite3
from pathlib import Path

import pytest

from recoupe.collect.dossier import Dossier
from recoupe.errors import JudgementError, NewerRecord
from recoupe.model.anchor import Anchor, anchor_at
from recoupe.model.facts import Figure, Statement
from recoupe.model.ids import claim_id, entity_id
from recoupe.model.judgement import Decision, QuoteTarget
from recoupe.pipeline import run
from recoupe.record.judgements import keep_judgement, make_judgement, read_judgements, target_of
from recoupe.record.queries import open_record
from recoupe.record.resolve import find_quote
from recoupe.record.views import JudgementLine
from tests.dossiers import STORIES, add, make_dossier, page
from tests.fakes import fake_stages

AT = "2031-04-02T10:00:00+00:00"


def run_quietly(dossier: Dossier, linking: str = "1") -> None:
    run(dossier, by=fake_stages(linking), workers=1, stream=io.StringIO())


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    dossier = make_dossier(tmp_path / "d")
    run_quietly(dossier)
    return dossier


def judge(dossier: Dossier, decision: Decision, *targets: QuoteTarget, value: str | None = None) -> str:
    judgement = make_judgement(decision, targets, at=AT, author="Ada", value=value, reason="checked")
    keep_judgement(dossier.judgements, judgement)
    run_quietly(dossier)
    return judgement.id


def first_figure(dossier: Dossier) -> QuoteTarget:
    with open_record(dossier.record) as record:
        return target_of(record.facts(Figure)[0])


def states(dossier: Dossier) -> list[tuple[bool, bool]]:
    return [(line.resolved, line.in_force) for line in lines(dossier)]


def lines(dossier: Dossier) -> list[JudgementLine]:
    with open_record(dossier.record) as record:
        return record.weighed(read_judgements(dossier.judgements))


def claims(dossier: Dossier) -> int:
    with open_record(dossier.record) as record:
        return len(record.claims())


def test_a_rejected_fact_stays_visible_and_leaves_its_claim(dossier: Dossier) -> None:
    before = claims(dossier)
    judge(dossier, Decision.REJECT, first_figure(dossier))
    with open_record(dossier.record) as record:
        figure = record.facts(Figure)[0]
    assert figure.judged is Decision.REJECT
    assert claims(dossier) == before - 1


def test_the_latest_judgement_wins_and_both_are_shown(dossier: Dossier) -> None:
    figure = first_figure(dossier)
    before = claims(dossier)
    judge(dossier, Decision.REJECT, figure)
    judge(dossier, Decision.CONFIRM, figure)
    assert claims(dossier) == before
    assert states(dossier) == [(True, False), (True, True)]


def test_undoing_a_judgement_adds_a_row_and_can_be_undone(dossier: Dossier) -> None:
    before = claims(dossier)
    rejected = judge(dossier, Decision.REJECT, first_figure(dossier))
    undone = judge(dossier, Decision.UNDO, value=rejected)
    assert claims(dossier) == before
    judge(dossier, Decision.UNDO, value=undone)
    assert claims(dossier) == before - 1
    assert len(lines(dossier)) == 3


def test_two_people_of_one_name_can_be_parted(dossier: Dossier) -> None:
    with open_record(dossier.record) as record:
        orla = next(line.entity for line in record.entities() if line.entity.name == "Orla")
        first, second = (target_of(mention) for mention in _mentions(record, orla.id))
    judge(dossier, Decision.NOT_SAME, first, second)
    with open_record(dossier.record) as record:
        assert [line.entity.name for line in record.entities()].count("Orla") == 2


def _mentions(record: object, entity: str) -> list:  # type: ignore[type-arg]
    from recoupe.model.facts import Mention
    from recoupe.record.queries import Record

    assert isinstance(record, Record)
    return record.facts(Mention, entity=entity)


def test_a_judgement_holds_for_a_new_capture_of_the_page_in_which_the_words_moved(dossier: Dossier) -> None:
    judge(dossier, Decision.REJECT, first_figure(dossier))
    add(dossier, page(1, "A new title\n\nA new paragraph.\n\n" + STORIES[0]))
    run_quietly(dossier)
    with open_record(dossier.record) as record:
        judged = [figure.judged for figure in record.facts(Figure) if figure.fact.anchor.exact == "4 dead"]
    assert judged == [Decision.REJECT, Decision.REJECT]


def test_a_judgement_whose_words_are_gone_goes_to_the_work_list(dossier: Dossier) -> None:
    gone = QuoteTarget("https://outlet.example/1", "figure", "900 dead", "in all ", " or more")
    judge(dossier, Decision.REJECT, gone)
    assert states(dossier) == [(False, True)]


def test_a_judgement_survives_the_loss_of_the_record(dossier: Dossier) -> None:
    judge(dossier, Decision.REJECT, first_figure(dossier))
    for file in dossier.folder.glob("record.sqlite*"):
        file.unlink()
    run_quietly(dossier)
    with open_record(dossier.record) as record:
        assert record.facts(Figure)[0].judged is Decision.REJECT


def test_a_note_is_kept_with_what_it_is_about(dossier: Dossier) -> None:
    with open_record(dossier.record) as record:
        statement = record.facts(Statement)[0]
    judge(dossier, Decision.NOTE, target_of(statement), value="the ministry corrected this")
    (line,) = lines(dossier)
    assert line.facts == (statement.id,)
    assert line.judgement.value == "the ministry corrected this"


@pytest.mark.parametrize("change", ["UPDATE judgement SET author = 'Eve'", "DELETE FROM judgement"])
def test_judgements_are_never_rewritten(dossier: Dossier, change: str) -> None:
    judge(dossier, Decision.REJECT, first_figure(dossier))
    connection = sqlite3.connect(dossier.judgements)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        connection.execute(change)
    connection.close()


def test_newer_judgements_are_refused(dossier: Dossier) -> None:
    judge(dossier, Decision.REJECT, first_figure(dossier))
    connection = sqlite3.connect(dossier.judgements)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerRecord, match="never thrown away"):
        read_judgements(dossier.judgements)


def test_what_does_not_fit_the_decision_is_refused(dossier: Dossier) -> None:
    figure = first_figure(dossier)
    for decision, targets, value in (
        (Decision.SAME, (figure,), None),
        (Decision.NOTE, (figure,), None),
        (Decision.REJECT, (), None),
    ):
        with pytest.raises(JudgementError):
            make_judgement(decision, targets, at=AT, author="Ada", value=value)
    with pytest.raises(JudgementError, match="--author"):
        make_judgement(Decision.REJECT, (figure,), at=AT, author=" ")
    with pytest.raises(JudgementError, match="no judgement"):
        keep_judgement(dossier.judgements, make_judgement(Decision.UNDO, (), at=AT, author="Ada", value="j0"))


def anchors_of(text: str, *quotes: str) -> list[Anchor]:
    return [anchor_at(text, text.index(quote), text.index(quote) + len(quote)) for quote in quotes]


def test_of_two_facts_in_the_same_words_the_one_in_the_same_place_is_meant() -> None:
    text = "On Monday two dead were counted in the port, and later two dead in the hills above it."
    first = anchors_of(text, "two dead")[0]
    second = anchor_at(text, text.rindex("two dead"), text.rindex("two dead") + 8)
    target = QuoteTarget("u", "figure", second.exact, second.prefix, second.suffix)
    assert find_quote(target, [first, second]) == 1


def test_the_same_short_words_in_another_place_are_another_fact() -> None:
    anchor = anchors_of("Elsewhere entirely, two dead, nobody else.", "two dead")[0]
    target = QuoteTarget(
        "u", "figure", "two dead", "counted in the port on Monday: ", " after the fire at sea"
    )
    assert find_quote(target, [anchor]) is None


def test_words_that_a_new_reading_cuts_otherwise_are_found() -> None:
    text = "The ministry counts plus de 160 morts in the country since the second of the month."
    wanted, longer = anchors_of(text, "plus de 160 morts", "plus de 160 morts in the country")
    target = QuoteTarget("u", "figure", wanted.exact, wanted.prefix, wanted.suffix)
    cut = anchor_at(text, wanted.start + 8, wanted.end)
    assert find_quote(target, [cut, longer]) is not None


def test_an_entity_that_grew_is_found_by_a_former_id(dossier: Dossier) -> None:
    with open_record(dossier.record) as record:
        mentions = _mentions(record, next(e.entity.id for e in record.entities() if e.entity.name == "Orla"))
        former = [entity_id(mention.id) for mention in mentions]
        found = {entity.name for name in former if (entity := record.entity(name)) is not None}
        assert found == {"Orla"}
        assert record.entity("e0") is None


def test_a_claim_that_grew_is_found_by_a_former_id(dossier: Dossier) -> None:
    add(dossier, page(8, "Again\n\nThere were 4 dead."))
    run_quietly(dossier)
    with open_record(dossier.record) as record:
        figures = [figure for figure in record.facts(Figure) if figure.fact.value == 4]
        (claim,) = {name for figure in figures for name in figure.claims}
        former = [claim_id("figure", figure.id) for figure in figures]
        found = [view.claim.id for name in former if (view := record.claim(name)) is not None]
        assert len(former) == 2
        assert found == [claim, claim]
        assert record.claim("k0") is None
