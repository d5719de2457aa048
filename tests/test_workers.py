"""Work in several processes, one of which may die."""

import io
import os
import signal
import subprocess
import sys
import time

import pytest

from recoupe import workers
from recoupe.errors import RecoupeError
from recoupe.progress import Progress, duration
from recoupe.workers import Died, each, in_order, worker_count
from tests.jobs import die_always, die_at_two, double


def test_one_process_does_every_job_once() -> None:
    assert list(each(double, range(9), 1)) == [2 * number for number in range(9)]


def test_results_can_be_had_in_the_order_of_the_jobs_and_processes_begin_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "BEFORE_RENEWAL", 5)
    assert list(in_order(double, iter(range(17)), 2)) == [2 * number for number in range(17)]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_where_a_process_dies_only_its_job_is_lost() -> None:
    found = list(in_order(die_at_two, range(10), 2))
    assert [job for job in found if isinstance(job, int)] == [2 * n for n in range(10) if n != 2]
    assert [job.job for job in found if isinstance(job, Died)] == [2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_where_no_process_lives_it_is_said() -> None:
    with pytest.raises(RecoupeError, match="--workers 1"):
        list(each(die_always, range(2), 2))


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_one_that_started_it(how: signal.Signals) -> None:
    command = [sys.executable, "-m", "tests.jobs"]
    # In a session of its own, as one that is killed would be; an ignored interrupt is inherited.
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True, text=True) as parent:
        assert parent.stdout is not None
        children = [int(parent.stdout.readline()) for _ in range(2)]
        parent.send_signal(how)
        deadline = time.monotonic() + 20
        while any(map(is_running, children)) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not any(map(is_running, children))


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_few_jobs_are_done_in_this_process() -> None:
    assert worker_count(5, alone_below=40) == 1
    assert 1 <= worker_count(5000, alone_below=40) <= workers.cores()


class Terminal(io.StringIO):
    """A stream that calls itself a terminal."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_is_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.progress.REWRITE_SECONDS", 0.0)
    stream = Terminal()
    progress = Progress("articles read", 4, stream)
    progress.step()
    progress.step()
    progress.end()
    assert "2 of 4 articles read, about 0 s left" in stream.getvalue()
    assert "\n" not in stream.getvalue()


def test_elsewhere_lines_are_sparse() -> None:
    stream = io.StringIO()
    progress = Progress("articles read", 4, stream)
    progress.step(3)
    progress.end()
    assert stream.getvalue() == ""


def test_durations_are_said_in_words() -> None:
    assert [duration(seconds) for seconds in (4.4, 200, 7500)] == ["4 s", "3 min", "2 h 05"]
