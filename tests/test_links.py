"""What the documents point to is there: every link between them, every module the design names."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path):
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    targets = {(path.parent / link).resolve().relative_to(ROOT).as_posix() for link in links}
    assert {target for target in targets if not (ROOT / target).exists()} == set()


def test_the_modules_the_design_names_are_there():
    stages = (ROOT / "docs" / "design.md").read_text(encoding="utf-8").split("## The stages")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|(.+)\|$", stages, re.MULTILINE)
    assert len(rows) == 5
    for stage, told in rows:
        for module in re.findall(r"`([\w*]+)`", told):
            assert list((ROOT / "src" / "runut" / stage).glob(f"{module}.py")), f"{stage}/{module}.py"
