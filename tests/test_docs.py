"""The documents that come from the code are up to date, and the README shows what runut really prints."""

import pytest

from tools.docs import ROOT, documents


@pytest.mark.parametrize(("path", "text"), [pytest.param(p, t, id=str(p.relative_to(ROOT))) for p, t in documents()])
def test_a_generated_document_is_what_the_code_says_now(path, text):
    assert path.exists(), "run `make docs`"
    assert path.read_text(encoding="utf-8") == text, "stale: run `make docs`"
