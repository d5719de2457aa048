"""Write the lock files from pyproject.toml: versions and hashes, without any host or index."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent.parent
LOCKS = {
    "requirements.lock": [],
    "requirements-dev.lock": ["--extra", "dev"],
    "requirements-bench.lock": ["--extra", "dev", "--extra", "bench"],
}
BUILD = "hatchling\neditables"  # for `pip install --no-build-isolation -e .`


def lock(target: str, extras: list[str]) -> None:
    """Resolve for every platform and write one lock."""
    command = [
        sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "-", "--output-file", target,
        "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
        "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet", *extras,
    ]  # fmt: skip
    subprocess.run(command, cwd=HERE, input=BUILD, text=True, check=True)


if __name__ == "__main__":
    for name, options in LOCKS.items():
        lock(name, options)
