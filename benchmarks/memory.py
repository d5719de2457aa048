"""How memory grows with a large WARC file: `python -m benchmarks.memory PAGES [--counts 1000 3000 10000]`.

Makes archives of the given sizes from the pages of a folder, adds each to a new dossier in a process
of its own, and verifies it. With `--run` the pipeline runs over it as well, with `--quick` with stand-ins
for reading and extracting (benchmarks/quick.py), so that linking, comparing and writing are what is
measured. Prints, for each size, the peak of resident memory of all processes together, and how fast
it went. Adding and verifying are flat: the peaks differ by little more than the index of captures, about
2 kB each. A run holds the faces of all articles while it compares them (docs/record.md says how much).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from tools.make_warc import make_archive

ADD = """
import sys
from pathlib import Path
from recoupe.collect.dossier import create_dossier
from recoupe.collect.intake import take_in
from recoupe.collect.store import open_store
with open_store(create_dossier(Path(sys.argv[1]))) as store:
    for outcome in store.keep(take_in(sys.argv[2])):
        pass
"""
VERIFY = """
import sys
from pathlib import Path
from recoupe.collect.verify import verify_evidence
assert verify_evidence(Path(sys.argv[1])).holds
"""
RUN = """
import sys
from pathlib import Path
from recoupe.collect.dossier import open_dossier
from recoupe.pipeline import run
if __name__ == "__main__":
    run(open_dossier(Path(sys.argv[1])))
"""
QUICK = """
import sys
from pathlib import Path
from benchmarks.quick import quick_stages
from recoupe.collect.dossier import open_dossier
from recoupe.pipeline import run
if __name__ == "__main__":
    run(open_dossier(Path(sys.argv[1])), by=quick_stages(), workers=1)
"""
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process and its children took.

    Attributes:
        seconds: by the clock.
        peak: bytes of resident memory, all processes together, sampled 20 times a second.
    """

    seconds: float
    peak: int


def resident(process: psutil.Process) -> int:
    """Resident bytes of a process and its children; 0 once it has ended."""
    try:
        family = [process, *process.children(recursive=True)]
        return sum(member.memory_info().rss for member in family)
    except psutil.NoSuchProcess:
        return 0


def measure(program: Path, *arguments: Path) -> Measured:
    """Run a program and watch its memory."""
    begun = time.monotonic()
    peak = 0
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(program), *map(str, arguments)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, resident(watched))
            time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"{program.stem} ended with status {process.returncode}")
    return Measured(time.monotonic() - begun, peak)


def report(what: str, count: int, measured: Measured) -> None:
    pace = f"{measured.seconds:7.1f} s  {count / measured.seconds:7.0f}/s"
    print(f"{what:8} {count:>7,} pages  {pace}  {measured.peak / 1e6:7.1f} MB", flush=True)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 3000, 10_000])
    parser.add_argument("--run", action="store_true", help="run the pipeline as well")
    parser.add_argument("--quick", action="store_true", help="run it with quick stand-ins for two stages")
    options = parser.parse_args()
    programs = {"add": ADD, "verify": VERIFY}
    programs |= {"quick": QUICK} if options.quick else {}
    programs |= {"run": RUN} if options.run and not options.quick else {}
    with tempfile.TemporaryDirectory() as scratch:
        for name, text in programs.items():
            Path(scratch, f"{name}.py").write_text(text)
        for count in options.counts:
            archive, dossier = Path(scratch, f"{count}.warc.gz"), Path(scratch, f"dossier-{count}")
            make_archive(options.pages, archive, count)
            for name in programs:
                arguments = (dossier, archive) if name == "add" else (dossier,)
                report(name, count, measure(Path(scratch, f"{name}.py"), *arguments))
            archive.unlink()


if __name__ == "__main__":
    main()
