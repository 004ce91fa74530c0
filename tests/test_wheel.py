"""The built wheel carries its tables, weights and templates, and works outside the clone."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "runut"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    home = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(home)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = home.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(home / "site")
    return home / "site"


def test_every_file_of_the_package_is_in_the_wheel(unpacked):
    wanted = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".gitkeep"
    }
    packed = {str(path.relative_to(unpacked / "runut")) for path in (unpacked / "runut").rglob("*") if path.is_file()}
    assert wanted - packed == set()


def test_the_wheel_briefs_outside_the_clone(unpacked, tmp_path):
    page = tmp_path / "laporan.txt"
    page.write_text((ROOT / "examples" / "ferry" / "pantau-laut.txt").read_text(encoding="utf-8"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import runut; print(runut.__file__); print(len(runut.brief(['laporan.txt']).reports))"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        check=True,
        capture_output=True,
        text=True,
    )
    where, count = done.stdout.split()
    assert Path(where).is_relative_to(unpacked)
    assert count == "1"
