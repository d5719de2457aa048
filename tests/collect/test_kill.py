"""A process that adds captures is killed at any moment; nothing that it reported is lost."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.collect.evidence import Evidence
from recoupe.collect.store import open_store
from recoupe.collect.verify import verify_evidence
from tests.collect.making import noon, received

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")

COUNT = 60
# Adds COUNT captures, says each that is done, and kills itself at the nth time of a step.
PROGRAM = """
import os, signal, sys
from pathlib import Path
from recoupe.collect import store as module
from recoupe.collect.dossier import open_dossier
from tests.collect.making import noon, received
folder, step, times, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
module.BATCH_COUNT = 4
left = times
def kill_at(name):
    global left
    if name == step:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
with module.open_store(open_dossier(folder), clock=noon, step=kill_at) as store:
    for outcome in store.keep(received(number) for number in range(count)):
        print(outcome.capture, flush=True)
"""
STEPS = ["before record", "before record flush", "before log", "within log", "after log flush"]


def start(dossier: Dossier, step: str = "", times: int = 0) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, str(dossier.folder), step, str(times), str(COUNT)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])


def reported(process: subprocess.Popen[bytes]) -> set[str]:
    output, _ = process.communicate(timeout=60)
    finished = output[: output.rfind(b"\n") + 1]
    return set(finished.decode().split())


def check(dossier: Dossier, done: set[str]) -> None:
    """Nothing reported is lost; the rest is added; every capture is there once and whole."""
    with open_store(dossier, clock=noon) as store:
        evidence = Evidence(dossier.folder)
        assert done <= {kept.capture.id for kept in evidence.captures()}
        assert verify_evidence(dossier.folder).holds
        list(store.keep(received(number) for number in range(COUNT)))
    evidence.refresh()
    assert verify_evidence(dossier.folder).faults == ()
    assert [kept.capture.url for kept in evidence.captures()] == [received(n).url for n in range(COUNT)]
    for kept in evidence.captures():
        assert evidence.payload(kept.capture.id) == received(int(kept.source.split(".")[0])).payload


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("times", [1, 5])
def test_killed_at_a_step_nothing_reported_is_lost(tmp_path: Path, step: str, times: int) -> None:
    dossier = create_dossier(tmp_path / "d", clock=noon)
    process = start(dossier, step, times)
    done = reported(process)
    assert process.returncode == -signal.SIGKILL
    assert len(done) < COUNT
    check(dossier, done)


def test_killed_at_any_moment_again_and_again_nothing_reported_is_lost(tmp_path: Path) -> None:
    moments = random.Random(3)
    dossier = create_dossier(tmp_path / "d", clock=noon)
    done: set[str] = set()
    for _ in range(8):
        process = start(dossier)
        time.sleep(moments.uniform(0.05, 0.35))
        process.kill()
        done |= reported(process)
    check(dossier, done)
