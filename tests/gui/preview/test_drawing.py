"""A file that hangs or crashes its drawing costs its own preview and nothing else."""

import threading
import time
from itertools import pairwise

import pytest
from builders import a_pdf, a_photo
from desktop import wait_for
from hostile import a_huge_png, a_pdf_of, an_endless_pdf
from PIL import Image
from PySide6.QtCore import QTimer

from archivist.extract.render import Open, Picture, TooLarge
from archivist.gui.preview.drawing import Drawing, DrawingError, PdfPages
from archivist.gui.preview.pdf_view import PdfView


@pytest.fixture
def drawing(qapp):
    made = Drawing()
    yield made
    made.stop()


@pytest.fixture
def hurried(qapp):
    made = Drawing(seconds=1.0)
    yield made
    made.stop()


def test_a_page_is_drawn_at_its_size(drawing, tmp_path):
    pages = PdfPages(drawing, a_pdf(tmp_path / "a.pdf", ["通知", "第二页"]), lambda: True)

    drawn = pages.picture(1, 2.0)

    assert pages.sizes == [(595.0, 842.0)] * 2
    assert (drawn.width(), drawn.height()) == (1190, 1684)
    assert [page for page, _rect in pages.search("第二")] == [1]


def test_a_page_that_hangs_is_given_up_and_the_others_are_drawn(hurried, tmp_path):
    drawing = hurried
    pages = PdfPages(drawing, an_endless_pdf(tmp_path / "a.pdf", sound=2), lambda: True)

    with pytest.raises(DrawingError, match="用时太长"):
        pages.picture(2, 1.0)

    assert not pages.picture(0, 1.0).isNull()
    assert [page for page, _rect in pages.search("sound")] == [0, 1]


def test_the_window_goes_on_while_a_page_hangs(qtbot, dressed, hurried, tmp_path):
    view = PdfView(hurried)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    ticks = []
    clock = QTimer(interval=20)
    clock.timeout.connect(lambda: ticks.append(time.monotonic()))
    clock.start()

    view.show_file(an_endless_pdf(tmp_path / "a.pdf"))
    wait_for(qtbot, lambda: view._troubles, seconds=20)

    longest = max(later - sooner for sooner, later in pairwise(ticks))
    assert longest < 0.9
    assert "用时太长" in view._troubles[0]
    view.show_file(a_pdf(tmp_path / "b.pdf", ["通知"]))
    wait_for(qtbot, lambda: view._pictures)
    view.finish()


def test_what_nobody_waits_for_is_dropped_at_once(qapp, tmp_path):
    drawing = Drawing(seconds=120.0)
    left = threading.Event()
    pages = PdfPages(drawing, an_endless_pdf(tmp_path / "a.pdf"), lambda: not left.is_set())
    threading.Timer(0.5, left.set).start()
    begin = time.monotonic()

    with pytest.raises(DrawingError):
        pages.picture(0, 1.0)

    assert time.monotonic() - begin < 30
    drawing.stop()


def test_a_page_as_large_as_a_field_is_drawn_small(drawing, tmp_path):
    path = a_pdf_of(
        tmp_path / "a.pdf",
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900000 900000]>>",
        },
    )
    pages = PdfPages(drawing, path, lambda: True)

    drawn = pages.picture(0, 6.0)

    assert pages.sizes == [(20_000.0, 20_000.0)]
    assert drawn.width() * drawn.height() <= 16_100_000


def test_a_picture_is_made_small_upright_and_opaque(drawing, tmp_path):
    exif = Image.Exif()
    exif[274] = 6  # lies on its side
    Image.new("RGB", (4000, 3000), "red").save(tmp_path / "a.jpg", exif=exif)
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(tmp_path / "b.png")

    turned, own = drawing.picture(tmp_path / "a.jpg")
    clear, _own = drawing.picture(tmp_path / "b.png")

    assert own == (3000, 4000)
    assert (turned.width(), turned.height()) == (1950, 2600)
    assert clear.pixelColor(5, 5).name() == "#ffffff"


def test_a_picture_too_large_for_a_screen_is_said_with_its_size(drawing, tmp_path):
    path = a_huge_png(tmp_path / "a.png", 20_000, real=False)

    with pytest.raises(DrawingError, match="20000 × 20000"):
        drawing.picture(path)

    assert drawing.ask(Picture(str(path), 100)) == TooLarge((20_000, 20_000))


@pytest.mark.parametrize("task", [Open, lambda path: Picture(path, 100)])
def test_what_is_no_such_file_says_so(drawing, tmp_path, task):
    path = a_photo(tmp_path / "a.jpg")
    path.write_bytes(path.read_bytes()[:100])

    with pytest.raises(DrawingError, match="画不出来"):
        drawing.ask(task(str(path)))


def test_the_child_rests_when_nobody_looks(drawing, tmp_path):
    drawing.picture(a_photo(tmp_path / "a.jpg", size=(40, 30)))
    child = drawing._worker._worker._process

    drawing._worker.rest()

    assert not child.is_alive()
    assert not drawing.picture(tmp_path / "a.jpg")[0].isNull()
