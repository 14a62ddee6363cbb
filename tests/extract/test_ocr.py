"""What is drawn is read: clean, scanned, under a seal, on its side; and nothing is asked of a network."""

import re
import subprocess
import sys

import pytest

pytest.importorskip("rapidocr")

from extract.drawn import BODY, a_page, scanned, sealed
from PIL import Image
from rapidfuzz.distance import Levenshtein

from archivist.extract import ocr


def plain(text):
    return re.sub(r"\W", "", text)


def wrong(lines, expected=BODY):
    """Return the share of characters read wrongly, marks not counted."""
    said, meant = plain("".join(line.text for line in lines)), plain("".join(expected))
    return Levenshtein.distance(said, meant) / len(meant)


def test_a_clean_page_is_read_without_error():
    assert wrong(ocr.recognise(a_page())) <= 0.01


def test_a_scan_that_is_askew_is_read_in_order():
    lines = ocr.recognise(scanned(a_page()))

    assert wrong(lines) <= 0.01
    assert [line.box[1] for line in lines] == sorted(line.box[1] for line in lines)


def test_a_line_under_a_seal_is_read_without_the_ink():
    assert wrong(ocr.recognise(scanned(sealed(a_page())))) <= 0.05


@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_that_lies_wrongly_is_turned_for_reading(turned):
    page = a_page(BODY[:4]).crop((0, 200, 1654, 1100)).rotate(turned, expand=True)

    lines = ocr.recognise(page, seals=())

    assert wrong(lines, BODY[:4]) <= 0.02
    assert all(0 <= line.box[0] < line.box[2] <= page.width for line in lines)


def test_lines_know_their_place_and_how_sure_they_are():
    page = a_page(["全市公益广告"])

    (line,) = ocr.recognise(page, seals=())

    assert line.text == "全市公益广告"
    assert line.sure > 0.9
    assert abs(line.box[0] - 218) < 15
    assert abs(line.box[1] - 305) < 20


def test_an_empty_page_has_no_lines():
    assert ocr.recognise(Image.new("RGB", (600, 800), "white")) == ()


@pytest.mark.slow
def test_pages_by_the_second(capsys, tmp_path):
    scanned(sealed(a_page())).save(tmp_path / "page.png")
    code = (
        "import resource, sys, time; from PIL import Image; from archivist.extract import ocr;"
        "page = Image.open(sys.argv[1]); ocr.recognise(page.crop((0, 0, 1654, 400)));"
        "start = time.process_time(); [ocr.recognise(page) for _ in range(3)];"
        "print((time.process_time() - start) / 3, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )

    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "page.png")],
        capture_output=True,
        text=True,
        check=True,
    )

    seconds, mebibytes = map(float, told.stdout.split())
    with capsys.disabled():
        print(f"\n{seconds:.2f} s of one processor a page, {mebibytes:.0f} MiB at most")  # noqa: T201
    assert seconds < 20
    assert mebibytes < 1500
