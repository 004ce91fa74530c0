"""Hostile and broken inputs, end to end: a rejection or a bounded result, and the good report beside is briefed."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = Path(__file__).parent.parent / "examples" / "ferry" / "pantau-laut.txt"
MEMORY = 1_000_000_000  # bytes of resident memory that no input may exceed
SECONDS = 60
# The peak that a parent is told of its child counts the parent's own memory at the start, so the child tells its own.
MEASURED = """
import atexit, resource, runpy, sys
def peak():
    try:
        with open("/proc/self/status") as told:
            return next(int(line.split()[1]) for line in told if line.startswith("VmHWM")) * 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
atexit.register(lambda: print("peak", peak()))
sys.argv[0] = "runut"
runpy.run_module("runut", run_name="__main__", alter_sys=True)
"""

ODD = "Aman \u202etxet neddih\u202c \x1b[31m \x00 \x07 kata Budi.\n"

BAD = {
    "an empty file": ("kosong.txt", b""),
    "blanks only": ("blank.txt", b" \n\t\n" * 1000),
    "a binary file": ("data.bin", bytes(range(256)) * 400),
    "a picture named as text": ("gambar.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
    "bytes of no encoding": ("kacau.txt", b"\xff\xfe\xfd\x00\xd8" * 500),
    "invalid UTF-8 amid text": ("rusak.txt", b"Presiden tiba di Jakarta. \xc3\x28 \xff Ia berpidato.\n" * 20),
    "broken JSONL lines": ("baris.jsonl", b'{"text": "Satu kalimat utuh."}\n{"text": \nnull\n[]\n{"judul": 3}\n'),
    "a broken gzip": ("rusak.txt.gz", gzip.compress(b"x" * 10_000)[:40]),
    "a gzip bomb": ("bom.txt.gz", gzip.compress(b"a" * 300_000_000, compresslevel=1)),
    "a 50 MB single line": ("panjang.txt", b"kata " * 10_000_000),
    "HTML nested 100,000 deep": ("dalam.html", b"<html><body>" + b"<div>" * 100_000 + b"isi" + b"</div>" * 100_000),
    "HTML of 300,000 unclosed tags": ("buka.html", b"<p><b><a href=x>" * 100_000),
    "one line of a million quotation marks": ("tanda.txt", b'"a" kata ' * 100_000),
    "control and bidirectional characters": (
        "arah.txt",
        "Aman \u202etxet neddih\u202c \x1b[31m \x00 \x07 kata Budi.\n".encode() * 50,
    ),
    "a CSV with a NUL and a huge field": ("besar.csv", b"judul,isi_berita\na\0b," + b"x" * 2_000_000 + b"\n"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_input_harms_nothing_but_itself(tmp_path, case):
    name, content = BAD[case]
    (tmp_path / name).write_bytes(content)
    inputs, out = (str(GOOD), str(tmp_path / name)), tmp_path / "out.json"
    command = [sys.executable, "-c", MEASURED, "brief", *inputs, "--workers", "1", "-o", str(out)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, env={**os.environ, "LC_ALL": "C"})
    assert done.returncode == 0, done.stderr[-500:]
    assert b"Traceback" not in done.stderr
    told = json.loads(out.read_text(encoding="utf-8"))
    sources = [report["source"] for report in told["reports"]]
    assert str(GOOD) in sources
    assert len(sources) > 1 or told["rejected"], "neither read nor rejected"
    peak = int(done.stdout.split(b"peak ")[-1])
    assert peak < MEMORY


def test_a_folder_with_nothing_readable_is_told(tmp_path):
    (tmp_path / "sub").mkdir()
    command = [sys.executable, "-m", "runut", "brief", str(tmp_path), "-f", "json"]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["rejected"][0]["mend"]
