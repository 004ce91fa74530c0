"""The HTML page in a real browser: shown without scripts, nothing fetched, nothing executed."""

import shutil
import subprocess

import pytest

from runut.present.html import to_html
from runut.present.words import Words
from tests.factories import brief
from tests.present.test_renderers import HOSTILE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--window-size=1000,1400",
)  # fmt: skip
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH: install the package chromium to run this test"),
]


def browse(tmp_path, extra, *flags):
    page = tmp_path / "brief.html"
    page.write_text(to_html(brief(extra=extra), Words("en")), encoding="utf-8")
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *flags, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def test_a_browser_shows_the_claims_and_runs_nothing_a_page_says(tmp_path):
    hostile = HOSTILE + "<script>document.title='owned'</script>"
    shown = browse(tmp_path, hostile, "--dump-dom")
    assert "<title>owned" not in shown
    assert "Where the reports differ" in shown
    assert "<mark>nyata</mark>" in shown


def test_a_browser_can_draw_it(tmp_path):
    picture = tmp_path / "brief.png"
    browse(tmp_path, "", f"--screenshot={picture}")
    assert picture.stat().st_size > 10_000
