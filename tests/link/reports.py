"""Reports for the tests of `link`, from plain fields."""

from __future__ import annotations

from datetime import date

from runut.records import Block, Credit, CreditRole, Interval, Report, Sentence, cut, cut_text, field_text


def make(
    name: str,
    body: str,
    *,
    title: str | None = None,
    code: str = "id",
    outlet: str | None = None,
    day: int | None = None,
    credits: tuple[tuple[str, CreditRole], ...] = (),
    caption: str | None = None,
) -> Report:
    """A report of one paragraph a line and one sentence a ". "; credits must stand on the page."""
    page = body if caption is None else f"{body}\n{caption}"
    blocks, sentences, at = [], [], 0
    for line in page.split("\n"):
        kind = "caption" if line == caption else "paragraph"
        blocks.append(Block(kind, cut(page, at, at + len(line))))
        begin = at
        for piece in line.split(". "):
            number = f"{name}.s{len(sentences)}"
            sentences.append(Sentence(number, len(blocks) - 1, cut(page, begin, begin + len(piece))))
            begin += len(piece) + 2
        at += len(line) + 1
    found = tuple(
        Credit(known, role, cut_text(page, page.rindex(known), page.rindex(known) + len(known)))
        for known, role in credits
    )
    published = None if day is None else Interval(date(2025, 3, day), date(2025, 3, day), "metadata")
    return Report(
        id=name, source=f"{name}.txt", also_at=(), media_type="text/plain", page=page, language=code, outlet=outlet,
        title=field_text(title) if title else None, deck=None, dateline=None, byline=(), published=published,
        credits=found, keywords=(), blocks=tuple(blocks), dropped=(), sentences=tuple(sentences),
    )  # fmt: skip


FIRE = (
    "Kebakaran melanda Pasar Tanjung di Kota Bengkuring pada Selasa dini hari dan menghanguskan 84 kios pedagang. "
    "Api pertama kali terlihat dari kios kain milik Sutarmin sekitar pukul 02.15 lalu menjalar cepat ke blok sayur. "
    "Kepala Dinas Pemadam Kebakaran Bengkuring Hartoyo mengatakan sembilan mobil pemadam dikerahkan ke lokasi. "
    "“Kami baru bisa menguasai api setelah empat jam karena hidran di sisi timur tidak mengalir sama sekali,” kata "
    "Hartoyo. "
    "Tidak ada korban jiwa, tetapi dua pedagang dirawat di RSUD Mekarsari karena menghirup asap tebal. "
    "Pemerintah kota menjanjikan lapak sementara di Lapangan Gajah mulai pekan depan bagi seluruh pedagang."
)
FIRE_REWORDED = (
    "Sedikitnya 84 kios pedagang di Pasar Tanjung, Kota Bengkuring, hangus dalam kebakaran pada Selasa dini hari. "
    "Api terlihat pertama kali dari kios kain milik Sutarmin sekitar pukul 02.15, kemudian menjalar ke blok sayur. "
    "Sembilan mobil pemadam dikerahkan, kata Kepala Dinas Pemadam Kebakaran Bengkuring Hartoyo. "
    "“Kami baru bisa menguasai api setelah empat jam karena hidran di sisi timur tidak mengalir sama sekali,” ujarnya. "
    "Dua pedagang yang menghirup asap tebal dirawat di RSUD Mekarsari. Lapak sementara di Lapangan Gajah dijanjikan "
    "pemerintah kota bagi seluruh pedagang mulai pekan depan."
)
FIRE_ALONE = (
    "Rohimah duduk di depan sisa kiosnya di Pasar Tanjung, Bengkuring, sambil memandangi timbangan yang meleleh. "
    "Perempuan 52 tahun itu berjualan bumbu di sana sejak 1994 dan menaksir ruginya Rp40 juta akibat kebakaran itu. "
    "“Barang untuk Lebaran sudah saya beli semua minggu lalu, sekarang tinggal abu,” katanya pelan. "
    "Koperasi pedagang mencatat baru sepertiga anggota yang mengasuransikan kios mereka. "
    "Hartoyo dari Dinas Pemadam menyebut hidran pasar terakhir diperiksa tiga tahun silam."
)
MATCH = (
    "Persatuan Laut menundukkan Garuda Muda 3-1 pada laga tunda pekan ke-21 di Stadion Wirasaba, Rabu malam. "
    "Penyerang asal Kolombia Diego Marulanda mencetak dua gol pada babak pertama lewat sundulan dan tendangan bebas. "
    "Pelatih Bambang Suryo memuji kedisiplinan lini belakang yang hanya memberi lawan dua tembakan tepat sasaran. "
    "“Anak-anak menjalankan rencana dengan sabar sejak menit pertama,” ujar Bambang seusai pertandingan."
)
FIRE_ENGLISH = (
    "A fire swept through Tanjung market in Bengkuring city before dawn on Tuesday and destroyed 84 stalls. "
    "The blaze began at the cloth stall of Sutarmin at about 02.15 and spread quickly to the vegetable block. "
    "Hartoyo, who heads the fire service in Bengkuring, said nine engines were sent. "
    "“We needed four hours because the hydrants on the east side gave no water at all,” Hartoyo said. "
    "Nobody died, but two traders were treated at RSUD Mekarsari for smoke. "
    "The city promised temporary stalls on Lapangan Gajah from next week for all traders."
)
