"""Where the project's shared data lie, for tests that need them."""

import os
from pathlib import Path

import pytest

DATA = Path(os.environ.get("RUNUT_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
HOME = DATA.parent  # seeds, gold and eval stand beside data

needs_shared = pytest.mark.skipif(
    not (HOME / "seeds").is_dir(), reason="needs the project's shared data: set RUNUT_DATA to its data folder"
)
