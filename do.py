"""Set up Recoupe in this folder and run a job: `python3 do.py example` or `python3 do.py test`.

Needs Python 3.11 or later and nothing else. Everything is installed into `.venv`, from the
lock files, whose hashes are checked.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXAMPLE = HERE / "examples" / "tamarie"
DOSSIER = HERE / "example-dossier"


def call(*command: str | Path) -> None:
    """Run a command here and stop with its status where it fails."""
    status = subprocess.run([str(part) for part in command], cwd=HERE, check=False).returncode
    if status:
        sys.exit(status)


def set_up(lock: str) -> None:
    """Make the virtual environment match a lock file; does nothing where it already does."""
    content = (HERE / lock).read_bytes() + (HERE / "pyproject.toml").read_bytes()
    wanted = f"{lock} {hashlib.sha256(content).hexdigest()}"
    marker = VENV / "recoupe-lock"
    if marker.exists() and wanted in marker.read_text().splitlines():
        return
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        print(f"Making a virtual environment in {VENV.name}/ …", flush=True)
        venv.create(VENV, with_pip=True)
    print(f"Installing what {lock} names, with its hashes checked …", flush=True)
    pip = (BIN / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    call(*pip, "--no-deps", "--require-hashes", "-r", lock)
    call(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    previous = marker.read_text() if marker.exists() else ""
    marker.write_text(f"{previous}{wanted}\n")


def example() -> None:
    """Read the bundled example into a dossier and open its page."""
    set_up("requirements.lock")
    recoupe = BIN / "recoupe"
    if not DOSSIER.exists():
        call(recoupe, "new", DOSSIER)
        call(recoupe, "add", DOSSIER, EXAMPLE)
    call(recoupe, "run", DOSSIER)
    call(recoupe, "serve", DOSSIER)


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
    JOBS[sys.argv[1]]()
