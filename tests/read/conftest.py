from collections.abc import Callable
from pathlib import Path

import pytest

from runut.read import read
from runut.records import Page, Rejection


@pytest.fixture
def given(tmp_path: Path) -> Callable[..., list[Page | Rejection]]:
    """What reading one file of a name and content gives."""

    def reading(name: str, content: bytes | str, **options: object) -> list[Page | Rejection]:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([file], **options))  # type: ignore[arg-type]

    return reading
