"""What is cut inside a kept line, and what stays."""

import pytest

from runut.clean.inline import junk_in

CUT = {
    "a note for screen readers": ("Aturan itu, membuka tab baru berlaku Mei.", ", membuka tab baru"),
    "the same in English": ("The order, opens new tab, takes effect in May.", ", opens new tab"),
    "another article in brackets": (
        "Harga turun. (Baca juga: Panen Raya di Lembah)",
        "(Baca juga: Panen Raya di Lembah)",
    ),
    "another article at the end": ("Harga turun. Baca juga: Panen Raya di Lembah", "Baca juga: Panen Raya di Lembah"),
    "advertising": ("Hujan. SCROLL TO CONTINUE WITH CONTENT Jalan licin.", "SCROLL TO CONTINUE WITH CONTENT"),
    "embedded media": ("Hujan turun. [Gambas:Video kanal] Jalan licin.", "[Gambas:Video kanal]"),
    "a pointer onward": ("Benarkah? Simak dalam artikel berikut ini...", "Simak dalam artikel berikut ini..."),
    "nothing": ("Ia membaca juga buku lain sebelum membuka toko baru.", None),
}


@pytest.mark.parametrize(("text", "piece"), CUT.values(), ids=CUT)
def test_only_what_sites_insert_is_cut(text, piece):
    assert [text[one.start : one.end] for one in junk_in(text)] == ([piece] if piece else [])
