"""How well scanned pages are read: characters read wrongly, and pages a second.

``python tests/labels/recognition.py [PAGES]``: pages of real laws (else of invented sentences), set in a
face of this machine at 200 dpi, clean and as scanners and seals leave them. Compared without spaces
and marks. Pages under a seal are counted whole, not only the lines beneath it.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from extract.drawn import A4, PAPER, scanned, sealed  # noqa: E402
from lawtexts import sentences  # noqa: E402
from PIL import Image, ImageDraw, ImageFont  # noqa: E402
from rapidfuzz.distance import Levenshtein  # noqa: E402

FACES = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "C:/Windows/Fonts/simfang.ttf",
    "C:/Windows/Fonts/simsun.ttc",
)
_SIZE, _ACROSS, _DOWN = 44, 27, 22  # 16 points at 200 dpi
_MANY = 4000


def main(arguments: list[str]) -> None:
    """Draw, read, compare, print."""
    from archivist.extract.ocr import recognise  # noqa: PLC0415 — an extra

    count = int(arguments[1]) if len(arguments) > 1 else 6
    texts = _pages(count)
    looks: dict[str, Callable[[Image.Image, int], Image.Image]] = {
        "clean": lambda page, _n: page,
        "scanned, askew": lambda page, n: scanned(page, n, slant=(-1.5, -0.7, 0.6, 1.4)[n % 4]),
        "under a seal": lambda page, n: sealed(page, (300 + 150 * (n % 5), 500 + 200 * (n % 6))),
        "scanned under a seal": lambda page, n: scanned(
            sealed(page, (300 + 150 * (n % 5), 500 + 200 * (n % 6))), n
        ),
        "grey under a seal": lambda page, n: scanned(
            sealed(page, (300 + 150 * (n % 5), 500 + 200 * (n % 6))), n
        ).convert("L"),
    }
    recognise(_drawn(texts[0]))  # loads the models
    for name, change in looks.items():
        wrong = characters = 0
        worst = 0.0
        start = time.perf_counter()
        for number, lines in enumerate(texts):
            said = "".join(line.text for line in recognise(change(_drawn(lines), number)))
            distance, length = _distance(said, "".join(lines))
            wrong, characters = wrong + distance, characters + length
            worst = max(worst, distance / length)
        taken = (time.perf_counter() - start) / count
        sys.stdout.write(
            f"{name:22} {count} pages, {characters} characters: {wrong / characters:.2%} wrong"
            f" (worst page {worst:.2%}), {1 / taken:.2f} pages/s\n"
        )


def _pages(count: int) -> list[list[str]]:
    text = "".join(sentences()[:_MANY])
    text = re.sub(r"[^\u4e00-\u9fa50-9，。、；：（）〔〕《》“”]", "", text)
    step = _ACROSS * _DOWN
    pages = [text[at : at + step] for at in range(0, count * step * 3, step * 3)]
    return [[p[at : at + _ACROSS] for at in range(0, step, _ACROSS)] for p in pages]


def _drawn(lines: list[str]) -> Image.Image:
    face = next((name for name in FACES if Path(name).exists()), None)
    if face is None:
        raise SystemExit("no Chinese face on this machine: install fonts-noto-cjk")
    page = Image.new("RGB", A4, PAPER)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(face, _SIZE, index=2 if face.endswith(".ttc") else 0)
    for number, line in enumerate(lines):
        pen.text((218, 260 + number * 84), line, (35, 35, 35), font)
    return page


def _distance(said: str, meant: str) -> tuple[int, int]:
    said, meant = (re.sub(r"\W", "", text) for text in (said, meant))
    return Levenshtein.distance(said, meant), len(meant)


if __name__ == "__main__":
    main(sys.argv)
