"""What ships is whole: declared dependencies, data files, and a command that starts without the tools."""

import ast
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/recoupe"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = {Requirement(line).name.lower().replace("_", "-") for line in PROJECT["dependencies"]}


def imported(path: Path) -> set[str]:
    """Top-level names of what a module imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_every_library_that_is_imported_is_declared() -> None:
    used = set().union(*map(imported, SOURCE.rglob("*.py"))) - set(sys.stdlib_module_names) - {"recoupe"}
    owners = packages_distributions()
    undeclared = {
        name
        for name in used
        if not DECLARED & {owner.lower().replace("_", "-") for owner in owners.get(name, [])}
    }
    assert not undeclared


@pytest.mark.slow
def test_the_wheel_holds_every_data_file_and_its_command_starts(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    wanted = {str(path.relative_to(ROOT / "src")) for path in SOURCE.rglob("*") if path.is_file()}
    assert {path for path in wanted if "__pycache__" not in path} <= held
    started = subprocess.run(
        [sys.executable, "-m", "recoupe", "--help"],
        cwd=tmp_path / "installed",
        check=False,
        capture_output=True,
        text=True,
    )
    assert started.returncode == 0
    assert "recoupe new" in started.stdout
