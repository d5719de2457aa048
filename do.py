"""Set up Recoupe in this folder and run a job: `python3 do.py example` or `python3 do.py test`.

Needs Python 3.11 or later and nothing else. Everything is installed into `.venv`, from the
lock files, whose hashes are checked.
"""

from __future__ import annotations  # so that a Python too old for the rest can still say so

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(f"Recoupe needs Python 3.11 or later; this is {sys.version.split()[0]} ({sys.executable}).")

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXAMPLE = HERE / "examples" / "tamarie"
DOSSIER = HERE / "example-dossier"
INTERRUPTED = 130


def call(*command: str | Path) -> None:
    """Run a command here and stop with its status where it fails or is interrupted."""
    child = subprocess.Popen([str(part) for part in command], cwd=HERE)
    interrupted = False
    while child.poll() is None:
        try:
            child.wait()
        except KeyboardInterrupt:  # the terminal told the child too: let it end in its own way
            interrupted = True
    if interrupted or child.returncode:
        sys.exit(child.returncode if child.returncode >= 0 else 128 - child.returncode)


def recoupe(command: str, *arguments: Path) -> None:
    """Show a command of Recoupe as a person would type it in this folder, and run it."""
    shown = " ".join(str(path.relative_to(HERE)) for path in arguments)
    print(f"\n$ recoupe {command} {shown}", flush=True)
    call(BIN / "python", "-m", "recoupe", command, *(path.relative_to(HERE) for path in arguments))


def make_environment() -> None:
    """Make the virtual environment anew; what stood there was absent, broken or of another Python."""
    print(f"Making a virtual environment in {VENV.name}/ …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            "This Python cannot make virtual environments with pip. "
            "On Debian and Ubuntu: sudo apt install python3-venv. Then run the same command again."
        )


def is_usable() -> bool:
    """Whether the virtual environment has a Python that runs and is new enough."""
    found = BIN / ("python.exe" if os.name == "nt" else "python")
    test = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return found.exists() and not subprocess.run([found, "-c", test], capture_output=True).returncode


def set_up(lock: str) -> None:
    """Make the virtual environment match a lock file; does nothing where it already does."""
    content = (HERE / lock).read_bytes() + (HERE / "pyproject.toml").read_bytes()
    wanted = f"{lock} {hashlib.sha256(content).hexdigest()} {HERE}"
    marker = VENV / "recoupe-lock"
    done = marker.read_text(encoding="utf-8").splitlines() if marker.exists() else []
    # The programs in an environment name its folder: one that was moved is of no use.
    moved = bool(done) and not any(line.endswith(f" {HERE}") for line in done)
    usable = not moved and is_usable()
    if usable and wanted in done:
        return
    if not usable:
        make_environment()
        done = []
    print(f"Installing what {lock} names, with its hashes checked (a minute or two) …", flush=True)
    pip = (BIN / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    call(*pip, "--no-deps", "--require-hashes", "-r", lock)
    call(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    marker.write_text("".join(f"{line}\n" for line in (*done, wanted)), encoding="utf-8")


def example() -> None:
    """Read the bundled example into a dossier and open its page."""
    set_up("requirements.lock")
    if not (DOSSIER / "dossier.toml").exists():
        recoupe("new", DOSSIER)
    recoupe("add", DOSSIER, EXAMPLE)
    recoupe("run", DOSSIER)
    recoupe("serve", DOSSIER)


def test() -> None:
    """Lint, format, types, import contract, tests."""
    set_up("requirements-dev.lock")
    python = BIN / "python"
    call(python, "-m", "ruff", "check", ".")
    call(python, "-m", "ruff", "format", "--check", ".")
    call(python, "-m", "mypy")
    call(BIN / "lint-imports")
    call(python, "-m", "pytest", *sys.argv[2:])


JOBS = {"example": example, "test": test}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in JOBS:
        sys.exit(f"usage: python3 do.py {'|'.join(JOBS)}")
    try:
        JOBS[sys.argv[1]]()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
