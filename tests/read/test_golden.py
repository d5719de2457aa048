import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest
from tests.read.captures import capture_of

from recoupe.read.locate import open_capture

TOOL = Path(__file__).resolve().parents[2] / "tools" / "golden.py"
WRITING = os.environ.get("RECOUPE_GOLDEN") == "write"


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


golden = load_tool()


@pytest.mark.parametrize("folder", golden.cases(), ids=lambda folder: folder.name)
def test_the_page_reads_as_expected(folder: Path) -> None:
    if WRITING:
        golden.write_case(folder)
    expected = (folder / "expected.json").read_text(encoding="utf-8")
    assert golden.described(golden.read_case(folder)) == expected


@pytest.mark.parametrize("folder", golden.cases(), ids=lambda folder: folder.name)
def test_every_block_is_found_in_the_page(folder: Path) -> None:
    import gzip

    payload = gzip.decompress((folder / "page.html.gz").read_bytes())
    article = golden.read_case(folder)
    located = open_capture(capture_of(payload), payload)
    assert [located.words_of(block) for block in article.blocks] == [
        article.words_of(b) for b in article.blocks
    ]


def test_the_flag_that_writes_is_off() -> None:
    assert not WRITING, "RECOUPE_GOLDEN=write is set: unset it, look at the difference and run again"


def test_there_are_pages() -> None:
    assert len(golden.cases()) >= 5
