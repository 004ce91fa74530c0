"""Which encoding bytes are in, and their text.

Theory of operation. A byte order mark decides. What is valid UTF-8 is UTF-8, whatever a page declares: other encodings
produce such bytes by chance only in very short texts. Then comes what an HTML page declares, by the names the web
gives encodings. Undeclared bytes that are nearly UTF-8 (some sequences valid) are damaged UTF-8; with no valid
sequence and few bytes beyond ASCII they are windows-1252, the web's default for western pages: ASCII letters stand
either way, so at worst an accent is wrong. Statistical detectors were tried and mistake short western texts for
iso-8859-2 or -3, so they only help to word the rejection of everything else.

A few bytes that do not decode become U+FFFD, at most one in a thousand characters (three in any text); more is a
rejection. Control characters become spaces and lone surrogates U+FFFD, one for one, so that nothing a terminal would
obey is in a page. Bidirectional marks and zero-width characters belong to the text and stay;
`present` shows them safely.
"""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from runut.errors import InputError
from runut.read.bounds import SAMPLE

FEW = 3  # characters that may fail to decode in any text
FEW_SHARE = 0.001  # and in a long one, as a share
WESTERN_SHARE = 0.1  # of bytes beyond ASCII, above which windows-1252 is not believed
ASCII = bytes(range(0x80))
CONTROL_SHARE = 0.01  # of control characters, above which bytes are not text

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = {  # of formats often given by mistake; only the message depends on them
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "a SQLite database",
    b"PAR1": "a Parquet file",
    b"\x28\xb5\x2f\xfd": "Zstandard-compressed",
    b"BZh": "bzip2-compressed",
    b"\xfd7zXZ": "xz-compressed",
    b"{\\rtf": "an RTF document",
}

_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_CONTROL_BYTES = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNWANTED_BYTES = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_UNWANTED_PAIR = re.compile(rb"\xc2[\x80-\x9f]")  # U+0080 to U+009F


def encoding(data: bytes, where: str, *, html: bool = False, rows: bool = False) -> str:
    """The codec of `data`, the first bytes of an input or all of it.

    Args:
        data: what is known of the input.
        where: path, for the error.
        html: whether a charset declared in the markup counts.
        rows: whether damage is judged row by row, later.

    Raises:
        InputError: not text, or an encoding that cannot be told.
    """
    for mark, codec in BOMS:
        if data.startswith(mark):
            return codec
    sample = data[:SAMPLE]
    wide = _wide(sample)
    if wide:
        return wide
    kind = next((name for start, name in SIGNATURES.items() if sample.startswith(start)), None)
    if kind or len(sample) - len(sample.translate(None, _CONTROL_BYTES)) > max(FEW, CONTROL_SHARE * len(sample)):
        what = f"this is {kind or 'binary data'}, not text"
        raise InputError(what, where, "give its text, as .txt, .html, .jsonl or .csv, plain or gzipped")
    if data.isascii() or _valid(data):
        return "utf-8"
    declared = _DECLARED.search(sample) if html else None
    if declared:
        named = map_encoding_to_html5(declared[1].decode("ascii", "replace"), fallback_utf8=False)
        if named and not named.startswith("utf") and _known(named):
            return named
    high = len(data.translate(None, ASCII))
    whole = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    if whole and not damaged(data.decode("utf-8", "replace")):
        return "utf-8"
    if not whole and high <= max(FEW, WESTERN_SHARE * len(data)):
        return "cp1252"
    if rows:
        return "utf-8"
    guess = detect_encoding(sample) or "ENCODING"
    raise InputError(
        "this is not UTF-8, and its encoding cannot be told with certainty",
        where,
        f"convert it: iconv -f {guess if guess != 'utf-8' else 'ENCODING'} -t UTF-8",
    )


def decode(data: bytes, codec: str, where: str) -> str:
    """The text of `data`, wholesome (see `wholesome`).

    Raises:
        InputError: more bytes than a few do not decode.
    """
    text = data.decode(codec, "replace")
    if damaged(text):
        raise InputError(
            f"{text.count(chr(0xFFFD)):,} characters are not valid {codec.upper()}",
            where,
            "find out its real encoding and convert it to UTF-8, or fetch it again",
        )
    return wholesome(text) if codec != "utf-8" or _has_unwanted(data) else _lines_ended(text)


def damaged(text: str) -> bool:
    """Whether more than a few characters are U+FFFD."""
    return text.count("\ufffd") > max(FEW, FEW_SHARE * len(text))


def wholesome(text: str) -> str:
    r"""`text` with lines ending in \n, control characters as spaces and lone surrogates as U+FFFD."""
    text = _lines_ended(text)
    if _UNWANTED.search(text):
        text = _UNWANTED.sub(lambda one: " " if one[0] < "\ud800" else "\ufffd", text)
    return text


def _lines_ended(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _has_unwanted(data: bytes) -> bool:
    """What `_UNWANTED` finds in UTF-8 bytes, at a quarter of the time; no surrogates are in what was decoded."""
    return len(data.translate(None, _UNWANTED_BYTES)) < len(data) or _UNWANTED_PAIR.search(data) is not None


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of western text is NUL."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs < 2 or max(even, odd) < 0.7 * pairs or min(even, odd) > 0.02 * pairs:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _valid(data: bytes) -> bool:
    """Whether `data`, perhaps cut inside a character, is UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(data, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _known(codec: str) -> bool:
    try:
        codecs.lookup(codec)
    except LookupError:
        return False
    return True
