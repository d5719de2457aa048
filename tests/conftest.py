"""What tests share: where the cases outside the project stand."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of measured cases; skips, or fails where it is required, when absent."""
    if not SHARED.is_dir():
        message = f"the measured cases are absent: {SHARED.name}/ does not stand beside the project"
        if os.environ.get("RECOUPE_REQUIRE_SHARED"):
            pytest.fail(message)
        pytest.skip(message)
    return SHARED
