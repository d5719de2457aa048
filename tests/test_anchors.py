"""Every fact is found again in its capture, and one that is not is reported."""

import io
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe import pipeline
from recoupe.anchors import check_anchors
from recoupe.cli import IN_PART, main
from recoupe.collect.dossier import Dossier
from tests.dossiers import STORIES, make_dossier, url_of
from tests.fakes import fake_stages


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    """Pages that were really read, with quick facts."""
    html = "<html><body><h1>Unrest</h1><p>There&nbsp;were <b>12</b> dead&#46;</p></body></html>"
    made = make_dossier(tmp_path / "d", *STORIES[:3], html)
    pipeline.run(made, by=replace(fake_stages(), read=pipeline.read), workers=1, stream=io.StringIO())
    return made


def change(dossier: Dossier, statement: str) -> None:
    connection = sqlite3.connect(dossier.record)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_every_fact_and_block_is_found_again(dossier: Dossier) -> None:
    found = check_anchors(dossier, workers=1, stream=io.StringIO())
    assert found.holds, found.faults
    assert (found.articles, found.facts) == (4, 13)
    assert found.blocks >= 8


def test_a_fact_whose_words_are_elsewhere_is_reported(dossier: Dossier) -> None:
    change(dossier, """UPDATE fact SET body = replace(body, '"4 dead"', '"5 dead"') WHERE kind = 'figure'""")
    found = check_anchors(dossier, workers=1, stream=io.StringIO())
    (fault,) = found.faults
    assert fault.url == url_of(1)
    assert "5 dead" in str(fault)


def test_a_text_that_differs_from_the_capture_is_reported(
    dossier: Dossier, capsys: pytest.CaptureFixture[str]
) -> None:
    change(dossier, "UPDATE article SET text = replace(text, 'counted', 'Counted')")
    assert main(["verify", str(dossier.folder), "--anchors"]) == IN_PART
    out, err = capsys.readouterr()
    assert "do NOT hold" in out
    assert "reads otherwise now" in err
