"""Pages and pictures are looked at where it is needed, as the mode says, and honestly if not."""

import subprocess
import sys
from datetime import datetime

import pypdfium2 as pdfium
import pytest
from builders import a_pdf, a_photo
from extract.drawn import BODY, a_page, a_scan_pdf, scanned, sealed
from extract.test_picture_look import a_scene
from PIL import Image, ImageDraw

from archivist.demo.typeface import face
from archivist.domain.kind import Kind
from archivist.domain.material import Status
from archivist.domain.ocr import Looked, OcrMode, Unseen, enough_for
from archivist.domain.picture import PictureClass
from archivist.extract.read import ReadTask, read_file

WORDS = "这一页的文字层可以复制，字数也超过了二十个，不需要再识别一遍，请不要白费功夫。"


def read(path, mode, relative=None):
    return read_file(ReadTask(str(path), relative or path.name, (), OcrMode(mode)))


def a_paper():
    return [
        scanned(
            a_page(
                BODY[:5],
                red_head="云川市人民政府文件",
                number="云政发〔2017〕12号",
                title="关于加强市容环境管理的通知",
            )
        ),
        scanned(
            sealed(
                a_page(
                    [
                        *BODY[5:7],
                        "",
                        "　　　　　　　　　　　　　　云川市人民政府",
                        "　　　　　　　　　　　　　　2017年3月10日",
                    ]
                ),
                (870, 440),
            )
        ),
    ]


def test_never_reads_the_text_layer_only_and_says_what_it_left(tmp_path):
    got = read(a_scan_pdf(tmp_path / "a.pdf", a_page()), "never")

    assert (got.status, got.looked, got.facts.ocr) == (Status.EMPTY, Looked.MISSED, False)
    assert got.facts.unseen is Unseen.SWITCHED_OFF


def test_a_blank_page_leaves_nothing_unseen(tmp_path):
    got = read(a_scan_pdf(tmp_path / "a.pdf", a_page([])), "never")

    assert (got.status, got.facts.unseen) == (Status.EMPTY, None)


def test_a_format_without_pictures_is_not_looked_at(tmp_path):
    (tmp_path / "a.txt").write_text("文字", encoding="utf-8")

    assert read(tmp_path / "a.txt", "auto").looked is Looked.NOTHING


def test_a_closer_look_is_never_thrown_away():
    assert (
        set(enough_for(OcrMode.ALWAYS))
        < set(enough_for(OcrMode.AUTO))
        < set(enough_for(OcrMode.NEVER))
    )


def test_without_the_library_auto_is_never_and_says_so(tmp_path):
    path = a_scan_pdf(tmp_path / "a.pdf", a_page())
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['rapidocr', 'onnxruntime', 'cv2']));"
        "from archivist.extract.read import ReadTask, read_file;"
        "from archivist.domain.ocr import OcrMode;"
        "got = read_file(ReadTask(sys.argv[1], 'a.pdf', (), OcrMode.AUTO));"
        "print(got.status, got.looked, got.facts.unseen, got.failure)"
    )

    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == ["empty", "missed", "not_installed", "None"]


def test_red_head_and_seal_are_seen_though_nothing_is_read(tmp_path):
    got = read(a_scan_pdf(tmp_path / "a.pdf", *a_paper()), "never")

    assert [(seen.kind, seen.page, seen.shape) for seen in got.facts.seen] == [
        ("red_head", 1, ""),
        ("seal", 2, "round"),
    ]
    assert [(scan.page, scan.colour, scan.blank) for scan in got.facts.scans] == [
        (1, "colour", False),
        (2, "colour", False),
    ]
    assert all(abs(scan.skew + 0.6) <= 0.3 for scan in got.facts.scans)


def test_a_picture_of_a_page_is_looked_at_though_nothing_is_read(tmp_path):
    a_paper()[0].save(tmp_path / "a.jpg", quality=80, dpi=(200, 200))

    got = read(tmp_path / "a.jpg", "never")

    assert got.facts.photo.look.kind is PictureClass.SCAN
    assert [seen.kind for seen in got.facts.seen] == ["red_head"]
    assert got.facts.scans[0].dpi == 200


@pytest.mark.parametrize("blank", [0, 1])
def test_a_tiff_is_looked_at_from_its_head_to_its_seal(tmp_path, blank):
    first, last = a_paper()
    between = [Image.new("RGB", first.size, "white")] * blank
    first.save(tmp_path / "a.tif", save_all=True, append_images=[*between, last], dpi=(200, 200))

    facts = read(tmp_path / "a.tif", "never").facts

    assert [(s.kind, s.page) for s in facts.seen] == [("red_head", 1), ("seal", 2 + blank)]
    assert [scan.page for scan in facts.scans] == [1, 2 + blank]


def test_a_library_that_does_not_start_costs_the_recognition_not_the_file(tmp_path):
    (tmp_path / "rapidocr").mkdir()
    (tmp_path / "rapidocr" / "__init__.py").write_text("raise ImportError('DLL load failed')")
    (tmp_path / "onnxruntime").mkdir()
    (tmp_path / "onnxruntime" / "__init__.py").write_text("")
    path = a_pdf(tmp_path / "a.pdf", [WORDS, ""])
    scan = a_scan_pdf(tmp_path / "b.pdf", a_page())
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from archivist.extract.read import ReadTask, read_file;"
        "from archivist.domain.ocr import OcrMode;"
        "[print((g := read_file(ReadTask(p, 'a.pdf', (), OcrMode.AUTO))).status, g.facts.unseen) for p in sys.argv[2:]]"
    )

    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), str(path), str(scan)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split()[0] == "read"
    assert told.stdout.split()[2:] == ["empty", "not_installed"]


class TestWithTheLibrary:
    """Where recognition is installed."""

    @pytest.fixture(autouse=True)
    def _library(self):
        pytest.importorskip("rapidocr")

    def test_a_scanned_paper_gets_title_number_issuer_date_and_seal(self, tmp_path):
        got = read(a_scan_pdf(tmp_path / "扫描.pdf", *a_paper()), "auto")

        facts = got.facts
        assert (facts.title.text, facts.number.number.text) == (
            "关于加强市容环境管理的通知",
            "云政发〔2017〕12号",
        )
        assert (facts.issuer.name, str(facts.dates[0].value)) == ("云川市人民政府", "2017-03-10")
        assert (got.kind, facts.ocr, facts.unseen, got.looked) == (
            Kind.PAPER,
            True,
            None,
            Looked.AUTO,
        )
        assert [(seen.kind, seen.page) for seen in facts.seen] == [("red_head", 1), ("seal", 2)]
        assert [(scan.page, scan.dpi, scan.colour) for scan in facts.scans] == [
            (1, 200, "colour"),
            (2, 200, "colour"),
        ]
        assert got.extract.properties["ocr_pages"] == "1,2"
        assert float(got.extract.properties["ocr_sure"]) > 0.95

    def test_only_the_page_without_text_is_recognised(self, tmp_path):
        path = tmp_path / "a.pdf"
        mixed(path, WORDS, a_page(BODY[:3]))

        got = read(path, "auto")

        assert got.extract.properties["ocr_pages"] == "2"
        assert [p.place.page for p in got.extract.passages] == [1, 2, 2, 2]
        assert got.extract.passages[0].text == WORDS
        assert "pages_without_text" not in got.extract.properties

    def test_a_garbled_text_layer_is_replaced(self, tmp_path):
        path = tmp_path / "a.pdf"
        mixed(
            path,
            "\ue100\ue101\ue102\ue103\ue104\ue105\ue106\ue107\ue108\ue109" * 4,
            a_page(BODY[:2]),
            together=True,
        )

        got = read(path, "auto")

        assert got.extract.properties["pages_garbled"] == "1"
        assert "\ue100" not in got.extract.text
        assert "市容环境管理" in got.extract.text

    def test_always_recognises_what_has_text_too(self, tmp_path):
        path = tmp_path / "a.pdf"
        mixed(path, WORDS, a_page(BODY[:2]), together=True)

        auto, always = read(path, "auto"), read(path, "always")

        assert (auto.facts.ocr, auto.looked) == (False, Looked.AUTO)
        assert (always.facts.ocr, always.looked) == (True, Looked.ALWAYS)
        assert "市容环境管理" in always.extract.text

    def test_a_photo_without_exif_is_dated_by_its_stamp(self, tmp_path):
        photo = a_scene()
        pen = ImageDraw.Draw(photo)
        pen.text(
            (40, 1080),
            "2017-03-12 10:22",
            (255, 255, 255),
            face(44),
            stroke_width=1,
            stroke_fill=(40, 40, 40),
        )
        photo.save(tmp_path / "a.jpg", quality=85)

        got = read(tmp_path / "a.jpg", "auto")

        assert str(got.facts.dates[0]) == "图片水印 2017-03-12"
        assert (got.kind, got.facts.ocr, got.facts.has_text) == (Kind.PHOTO, False, False)

    def test_a_photo_that_exif_dates_is_only_glanced_at(self, tmp_path):
        taken = datetime(2017, 4, 12, 8, 30)  # noqa: DTZ001 — a camera knows no zone

        got = read(a_photo(tmp_path / "a.jpg", taken=taken), "auto")

        assert (got.facts.unseen, got.facts.ocr, got.looked) == (Unseen.PHOTO, False, Looked.AUTO)

    def test_a_picture_of_a_page_is_read_as_a_paper(self, tmp_path):
        a_paper()[0].save(tmp_path / "IMG_1.jpg", quality=70, dpi=(200, 200))

        got = read(tmp_path / "IMG_1.jpg", "auto")

        assert (got.kind, got.facts.number.number.text) == (Kind.PAPER, "云政发〔2017〕12号")
        assert [seen.kind for seen in got.facts.seen] == ["red_head"]
        assert got.extract.passages[0].place.box is not None

    def test_all_pages_of_a_fax_are_read(self, tmp_path):
        pages = [a_page([line]).convert("1") for line in BODY[:2]]
        pages[0].save(
            tmp_path / "a.tif", save_all=True, append_images=pages[1:], compression="group4"
        )

        got = read(tmp_path / "a.tif", "auto")

        assert [p.place.page for p in got.extract.passages] == [1, 2]
        assert {scan.colour for scan in got.facts.scans} == {"bilevel"}

    def test_a_mark_of_secrecy_on_a_scan_refuses_it(self, tmp_path):
        page = a_page(["机密★10年", "", *BODY[:2]])

        got = read(a_scan_pdf(tmp_path / "a.pdf", page), "auto")

        assert (got.status, got.extract, got.facts.chars) == (Status.REFUSED, None, None)


def mixed(path, text, page, *, together=False):
    """Write a PDF with a page of *text* and a page that is a picture, or both on one page."""
    first = pdfium.PdfDocument(a_pdf(path.with_suffix(".text.pdf"), [text]))
    second = pdfium.PdfDocument(a_scan_pdf(path.with_suffix(".scan.pdf"), page))
    if together:
        picture = pdfium.PdfImage.new(first)
        jpeg = path.with_suffix(".jpg")
        page.save(jpeg, quality=80)
        picture.load_jpeg(str(jpeg), inline=True)
        picture.set_matrix(pdfium.PdfMatrix().scale(595, 842))
        sheet = first[0]
        sheet.insert_obj(picture)
        sheet.gen_content()
        sheet.close()
    else:
        first.import_pages(second)
    first.save(path)
    first.close()
    second.close()
