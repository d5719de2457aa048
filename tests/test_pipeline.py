"""Running a dossier, with quick stages in the place of the real ones."""

import io
import itertools
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe import pipeline
from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.collect.lock import hold
from recoupe.errors import DossierBusy, NewerRecord
from recoupe.model.comparison import Comparison, Reading, Shelved
from recoupe.model.facts import Statement
from recoupe.pipeline import run
from recoupe.record.cache import FILE
from recoupe.record.content import content_digest
from recoupe.record.queries import open_record
from recoupe.record.schema import VERSION
from tests.dossiers import STORIES, add, make_dossier, page, url_of
from tests.fakes import fake_stages

SPEAKERS = ["Orla", "Milan", "Orla", "Tess", "Ivo", "Milan"]


def run_quietly(dossier: Dossier, linking: str = "1", workers: int = 1) -> bool:
    return run(dossier, by=fake_stages(linking), workers=workers, stream=io.StringIO())


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return make_dossier(tmp_path / "d")


@pytest.fixture
def expected(tmp_path: Path) -> str:
    dossier = make_dossier(tmp_path / "expected")
    run_quietly(dossier)
    return content_digest(dossier.record)


def test_a_run_makes_a_record_in_which_facts_have_their_sentence_and_speaker(dossier: Dossier) -> None:
    assert run_quietly(dossier)
    with open_record(dossier.record) as record:
        overview = record.overview()
        said = record.facts(Statement)
        orla = [entity for entity in record.entities() if entity.entity.name == "Orla"]
        hers = record.facts(Statement, entity=orla[0].entity.id, role="speaker")
    assert (overview.captures, overview.articles, overview.complete) == (6, 6, True)
    assert dict(overview.facts) == {"figure": 6, "mention": 6, "statement": 6, "time": 6}
    assert [who.name for fact in said if (who := fact.one("speaker"))] == [
        "Orla",
        "Milan",
        "Orla",
        "Tess",
        "Ivo",
        "Milan",
    ]
    assert said[0].sentence.startswith("On 2031-03-01 there were 4 dead.")
    assert orla[0].statements == len(hers) == 2


def test_a_second_run_has_nothing_to_do(dossier: Dossier) -> None:
    assert run_quietly(dossier)
    assert not run_quietly(dossier)


def test_the_order_in_which_articles_come_does_not_change_the_record(tmp_path: Path, expected: str) -> None:
    pages = [page(n, text) for n, text in enumerate(STORIES, start=1)]
    for case, order in enumerate(itertools.islice(itertools.permutations(pages), 0, None, 179)):
        dossier = create_dossier(tmp_path / str(case))
        if case % 2:
            add(dossier, *order)
        else:
            for one in order:
                add(dossier, one)
                run_quietly(dossier)
        run_quietly(dossier)
        assert content_digest(dossier.record) == expected


def test_several_processes_make_the_same_record(dossier: Dossier, expected: str) -> None:
    run_quietly(dossier, workers=2)
    assert content_digest(dossier.record) == expected


def test_other_code_makes_the_same_record_again(dossier: Dossier, expected: str) -> None:
    run_quietly(dossier)
    assert run_quietly(dossier, linking="2")
    assert content_digest(dossier.record) == expected


def test_a_page_that_fails_is_kept_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    dossier = make_dossier(tmp_path / "d", *STORIES[:2], "\x00\x01", "read-bomb", "extract-bomb\n\n5 dead.")
    run_quietly(dossier)
    with open_record(dossier.record) as record:
        problems = {line.url: (line.stage, line.problem.code, line.analysed) for line in record.problems()}
        overview = record.overview()
    assert (overview.captures, overview.articles) == (5, 3)
    assert problems == {
        url_of(3): ("read", "unreadable_file", False),
        url_of(4): ("read", "reading_failed", False),
        url_of(5): ("extract", "extraction_failed", True),
    }


def test_a_damaged_cache_is_made_again(dossier: Dossier, expected: str) -> None:
    run_quietly(dossier)
    with sqlite3.connect(dossier.cache / FILE) as cache:
        cache.execute("UPDATE result SET body = substr(body, 1, 20) WHERE rowid % 3 = 0")
    cache.close()
    run_quietly(dossier, linking="2")
    assert content_digest(dossier.record) == expected
    (dossier.cache / FILE).write_bytes(b"no database" * 500)
    run_quietly(dossier, linking="3")
    assert content_digest(dossier.record) == expected


def test_the_cache_keeps_only_what_the_last_run_used(dossier: Dossier) -> None:
    run_quietly(dossier)
    other = replace(fake_stages("2"), reading="2", extracting="2")
    run(dossier, by=other, workers=1, stream=io.StringIO())
    with sqlite3.connect(dossier.cache / FILE) as cache:
        assert cache.execute("SELECT count(*) FROM result").fetchone() == (18,)
    cache.close()


def test_a_record_of_an_earlier_version_is_rebuilt(dossier: Dossier, expected: str) -> None:
    run_quietly(dossier)
    with sqlite3.connect(dossier.record) as record:
        record.execute("PRAGMA user_version = 0")
    record.close()
    assert run_quietly(dossier)
    assert content_digest(dossier.record) == expected


def test_a_newer_record_is_refused(dossier: Dossier) -> None:
    run_quietly(dossier)
    with sqlite3.connect(dossier.record) as record:
        record.execute(f"PRAGMA user_version = {VERSION + 1}")
    record.close()
    with pytest.raises(NewerRecord, match="Update Recoupe"):
        run_quietly(dossier)


def test_two_runs_at_once_are_refused(dossier: Dossier) -> None:
    with hold(dossier.folder), pytest.raises(DossierBusy, match="try again"):
        run_quietly(dossier)


def test_a_reader_sees_one_whole_generation_while_another_is_written(dossier: Dossier) -> None:
    run_quietly(dossier)
    with open_record(dossier.record) as before:
        claims = before.claims()
        add(dossier, page(7, "More\n\nThere were 40 dead."))
        run_quietly(dossier)
        assert before.claims() == claims
        assert before.overview().captures == 6
    with open_record(dossier.record) as after:
        assert len(after.claims()) == len(claims) + 1


def test_facts_show_before_the_articles_are_compared(dossier: Dossier) -> None:
    seen = []

    def compare(*_: object) -> object:
        with open_record(dossier.record) as record:
            seen.append((record.overview().complete, record.facts(Statement)[0].one("speaker")))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(dossier, by=replace(fake_stages(), compare=compare), workers=1, stream=io.StringIO())  # type: ignore[arg-type]
    ((complete, speaker),) = seen
    assert not complete
    assert speaker is not None and speaker.name == "Orla"


def test_articles_added_one_by_one_take_up_what_was_kept_and_give_the_same_record(tmp_path: Path) -> None:
    walked: list[str] = []

    def watched(one: Shelved) -> Shelved:
        def load() -> Reading:
            walked.append(one.id)
            return one.load()

        return replace(one, load=load)

    def compare(readings: Iterable[Shelved], *rest: object) -> Comparison:
        return pipeline.compare(map(watched, readings), *rest)  # type: ignore[arg-type]

    by = replace(fake_stages(), bind=pipeline.bind, link=pipeline.link, compare=compare)
    whole = make_dossier(tmp_path / "whole")
    run(whole, by=by, workers=1, stream=io.StringIO())
    walked.clear()
    grown = make_dossier(tmp_path / "grown", STORIES[0])
    for n, text in enumerate(STORIES[1:], start=2):
        run(grown, by=by, workers=1, stream=io.StringIO())
        add(grown, page(n, text))
    run(grown, by=by, workers=1, stream=io.StringIO())
    assert content_digest(grown.record) == content_digest(whole.record)
    # Six are new; those that name Orla or Milan are walked again where a namesake came.
    assert len(STORIES) <= len(walked) <= len(STORIES) + 2
    with sqlite3.connect(grown.cache / FILE) as cache:
        assert cache.execute("SELECT count(*) FROM result").fetchone() == (4 * len(STORIES),)
    cache.close()
