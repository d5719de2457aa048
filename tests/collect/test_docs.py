"""What docs/evidence.md tells strangers to do works on a real dossier."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.collect.dossier import Dossier, create_dossier
from recoupe.collect.evidence import Evidence
from recoupe.collect.found import Cause
from recoupe.collect.intake import take_in
from recoupe.collect.log import read_lines
from recoupe.collect.store import open_store
from tests.collect.making import archive, fill, http, noon, page, record

DOCS = Path(__file__).parents[2] / "docs" / "evidence.md"


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    made = create_dossier(tmp_path / "d", clock=noon)
    added = archive(tmp_path / "a.warc.gz", record(http(page()), "https://vigie.example/a"))
    with open_store(made, clock=noon) as store:
        list(store.keep(take_in(added)))
    fill(made, 3)
    return made


def check(dossier: Dossier) -> subprocess.CompletedProcess[str]:
    program = re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert program is not None
    command = [sys.executable, "-I", "-W", "ignore", "-c", program[1], str(dossier.folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_program_in_the_docs_prints_the_head(dossier: Dossier) -> None:
    assert check(dossier).stdout.strip() == str(Evidence(dossier.folder).head())


@pytest.mark.parametrize("part", ["log.jsonl", "captures/000001.warc.gz"])
def test_the_program_in_the_docs_notices_a_change(dossier: Dossier, part: str) -> None:
    content = bytearray((dossier.folder / part).read_bytes())
    content[len(content) // 2] ^= 4
    (dossier.folder / part).write_bytes(content)
    assert check(dossier).returncode != 0


def test_every_field_of_the_log_is_described(dossier: Dossier) -> None:
    words = DOCS.read_text(encoding="utf-8")
    fields = {name for line in read_lines(dossier.log) for name in line.fields}
    assert [name for name in sorted(fields) if f"`{name}`" not in words] == []


def test_every_cause_for_leaving_something_out_is_described() -> None:
    words = (DOCS.parent / "adding.md").read_text(encoding="utf-8")
    assert [cause for cause in Cause if f"`{cause}`" not in words] == []
