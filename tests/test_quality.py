"""The figures that were reached are not lost: floors per task, raised with every gain."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

FLOORS_FILE = Path(__file__).resolve().parents[1] / "benchmarks/floors.toml"
FLOORS: dict[str, dict[str, float]] = tomllib.loads(FLOORS_FILE.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("task", FLOORS)
def test_the_measured_cases_stay_above_their_floors(task: str, shared: Path) -> None:
    floors = [f"{key}={value}" for key, value in FLOORS[task].items()]
    finished = subprocess.run(
        [sys.executable, str(shared / "score/measure.py"), task, "--floor", *floors],
        env={**os.environ, "RECOUPE": f"{sys.executable} -m recoupe"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
