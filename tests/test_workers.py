"""Work in several processes, one of which may die."""

import io
import os
import signal

import pytest

from recoupe import workers
from recoupe.progress import Progress, duration
from recoupe.workers import Died, each, in_order, worker_count


def double(number: int) -> int:
    return 2 * number


def die_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.mark.parametrize("count", [1, 2])
def test_every_job_is_done_once(count: int) -> None:
    assert sorted(found for found in each(double, range(40), count) if isinstance(found, int)) == [
        2 * number for number in range(40)
    ]


def test_results_can_be_had_in_the_order_of_the_jobs() -> None:
    assert list(in_order(double, iter(range(40)), 2)) == [2 * number for number in range(40)]


def test_processes_begin_anew_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BEFORE_RENEWAL", 5)
    assert list(in_order(double, range(23), 2)) == [2 * number for number in range(23)]


def test_where_a_process_dies_only_its_job_is_lost() -> None:
    found = list(in_order(die_at_seven, range(20), 2))
    assert [job for job in found if isinstance(job, int)] == [2 * n for n in range(20) if n != 7]
    assert [job.job for job in found if isinstance(job, Died)] == [7]


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
