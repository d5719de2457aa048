"""Killing the process at any moment loses nothing that was reported as done."""

import io
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe import pipeline
from recoupe.articles import Stages
from recoupe.collect.dossier import Dossier, create_dossier, open_dossier
from recoupe.collect.evidence import Evidence
from recoupe.collect.found import LeftOut, Received
from recoupe.collect.store import open_store
from recoupe.collect.verify import verify_evidence
from recoupe.record import writer
from recoupe.record.cache import Cache
from recoupe.record.content import content_digest
from recoupe.record.queries import open_record
from tests.dossiers import STORIES, page
from tests.fakes import fake_stages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

# Enough steps that no kill aimed at one comes after the end.
NEVER = 10**9
PAGES = tuple(page(n, text) for n, text in enumerate(STORIES, start=1))
FRENCH = (
    "Port-Sel : l'état d'urgence\n\nLe maire de Port-Sel a annoncé mardi 3 mars 2026 l'état d'urgence. "
    "« Nous avons compté douze blessés », a déclaré Irène Vasse, directrice de l'hôpital.",
    "Deux morts à Port-Sel\n\nDeux personnes ont été tuées mercredi, selon la préfecture. "
    "« Personne n'a donné l'ordre de tirer », a affirmé le préfet Marc Delorme.",
    "A curfew in Port-Sel\n\nThe mayor said on Wednesday that the curfew would stay for a week. "
    "“We counted twelve injured,” said Irène Vasse, the director of the hospital.",
)


class Killer:
    """Counts the steps of writing and kills the process at one of them."""

    def __init__(self, at: int) -> None:
        self.left = at

    def step(self, name: str = "") -> None:
        del name
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, function: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object) -> object:
            self.step()
            found = function(*arguments)
            self.step()
            return found

        return counted


def work(folder: Path, pages: Sequence[Received], by: Stages, killer: Killer, done: int) -> None:
    """Add the pages and run, writing to `done` the id of each capture as it is reported."""
    Cache.put = killer.around(Cache.put)  # type: ignore[method-assign, assignment]
    for name in ("write_article", "write_across", "write_state"):
        counted = killer.around(getattr(writer, name))
        setattr(pipeline, name, counted)
    with open_store(open_dossier(folder), step=killer.step) as store:
        for outcome in store.keep(pages):
            assert not isinstance(outcome, LeftOut)
            os.write(done, f"{outcome.capture}\n".encode())
    pipeline.run(open_dossier(folder), by=by, workers=1, stream=io.StringIO())
    os.write(done, b"run\n")


def killed(
    folder: Path, pages: Sequence[Received], by: Stages, *, step: int = NEVER, after: float = 60.0
) -> list[str]:
    """Do the work in a process that is killed at a step or after some seconds; what it had reported."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(folder, pages, by, Killer(step), writing)
        finally:
            os._exit(0)
    os.close(writing)
    deadline = time.monotonic() + after
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            break
        time.sleep(0.001)
    with os.fdopen(reading) as lines:
        return lines.read().split()


def finish(folder: Path, pages: Sequence[Received], by: Stages) -> str:
    """Do the work undisturbed; the digest of the record."""
    dossier = open_dossier(folder)
    with open_store(dossier) as store:
        list(store.keep(pages))
    pipeline.run(dossier, by=by, workers=1, stream=io.StringIO())
    return content_digest(dossier.record)


def check_nothing_is_lost(dossier: Dossier, reported: list[str]) -> None:
    """Everything reported as done is there, in evidence that holds and in a record that opens."""
    with open_store(dossier):
        pass
    found = verify_evidence(dossier.folder)
    assert found.holds, found.faults
    captures = {kept.capture.id for kept in Evidence(dossier.folder).captures()}
    assert set(reported) - {"run"} <= captures
    with open_record(dossier.record) as record:
        overview = record.overview()
    assert overview.articles <= overview.captures <= len(captures)
    if "run" in reported:
        assert overview.complete


def steps_of(folder: Path, pages: Sequence[Received], by: Stages) -> int:
    """How many steps the undisturbed work has, counted in a process of its own."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        killer = Killer(NEVER)
        sink = os.open(os.devnull, os.O_WRONLY)
        try:
            work(create_dossier(folder).folder, pages, by, killer, sink)
            os.write(writing, str(NEVER - killer.left).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as counted:
        steps = int(counted.read())
    os.wait()
    return steps


def kill_often(folder: Path, pages: Sequence[Received], by: Stages, aimed: int, timed: int) -> None:
    """Kill runs at steps spread over all of the work, and at random times."""
    steps = steps_of(folder / "counted", pages, by)
    expected = finish(create_dossier(folder / "undisturbed").folder, pages, by)
    chance = random.Random(7)
    cases = [{"step": 1 + n * (steps - 1) // max(1, aimed - 1)} for n in range(aimed)]
    moments = [{"after": chance.uniform(0.0, 0.05)} for _ in range(timed)]
    for n, case in enumerate([*cases, *moments]):
        dossier = create_dossier(folder / str(n))
        reported = killed(dossier.folder, pages, by, **case)  # type: ignore[arg-type]
        check_nothing_is_lost(dossier, reported)
        assert finish(dossier.folder, pages, by) == expected, case


def test_forty_kills_with_a_quick_extractor_lose_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path, PAGES, fake_stages(), aimed=28, timed=12)


def test_a_run_killed_again_and_again_comes_to_the_same_record(tmp_path: Path) -> None:
    expected = finish(create_dossier(tmp_path / "undisturbed").folder, PAGES, fake_stages())
    dossier = create_dossier(tmp_path / "d")
    for step in range(3, 40, 4):
        check_nothing_is_lost(dossier, killed(dossier.folder, PAGES, fake_stages(), step=step))
    assert finish(dossier.folder, PAGES, fake_stages()) == expected


@pytest.mark.slow
def test_ten_kills_with_the_real_extractor_lose_nothing(tmp_path: Path) -> None:
    pages = [replace(page(n, text), url=f"https://real.example/{n}") for n, text in enumerate(FRENCH)]
    kill_often(tmp_path, pages, pipeline.stages(), aimed=8, timed=2)
