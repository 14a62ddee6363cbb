"""Files made to hurt: each is read or a clean failure, in bounded time and memory, and costs no other."""

import os
import socket
import struct
import sys
import threading
import time
import zipfile

import pytest
from builders import a_pdf, a_photo, a_text
from extract.archivemakers import a_zip
from extract.containers import a_sheet_package, a_word_package, word_part
from extract.oldfiles import an_ofd, an_open_document
from hostile import LAUGHS, QUADRATIC, a_huge_png, a_pdf_of, an_endless_pdf, stream
from PIL import Image

from archivist.domain.material import Status
from archivist.extract.members import UnpackTask, unpack
from archivist.extract.read import ReadTask, read_file
from archivist.workers import memory, pool

MEGABYTE = 1 << 20


def read_and_weigh(path):
    """Read a file in a worker; return the result, seconds and the most bytes the worker has held."""
    begin = time.monotonic()
    result = read_file(ReadTask(str(path), path.name))
    return result, time.monotonic() - begin, memory.peak()


def weighed(*paths, seconds=20.0):
    """Return what came of each path, by name; a reason where its worker was lost."""
    events = pool.run(read_and_weigh, paths, workers=1, timeout=seconds)
    return {e.task.name: e.value if isinstance(e, pool.Done) else e.reason for e in events}


def bombs(folder):
    """Build a document of each kind whose XML blows up."""
    laugh, blow = "&l11;", "&q;" * 20_000
    for kind, head, use in (("laughs", LAUGHS, laugh), ("quadratic", QUADRATIC, blow)):
        word = word_part("document", f"<w:body><w:p><w:r><w:t>{use}</w:t></w:r></w:p></w:body>")
        docx = a_word_package(folder / f"{kind}.docx", "")
        yield rewritten(docx, "document.xml", head + word)
        xlsx = a_sheet_package(folder / f"{kind}.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
        yield rewritten(xlsx, "sheet.xml", head, f"<v>{use}</v>")
        odt = an_open_document(folder / f"{kind}.odt", "<text:p>x</text:p>")
        yield rewritten(odt, "content.xml", head, f">{use}<")
        ofd = an_ofd(folder / f"{kind}.ofd", [f"<ofd:TextObject>{use}</ofd:TextObject>"])
        yield rewritten(ofd, "Content.xml", head)
        yield a_text(folder / f"{kind}.html", f"{head}<html><body><p>{use}</p></body></html>")


def rewritten(path, ending, head, instead=""):
    """Put *head* before a member, and *instead* into it."""
    with zipfile.ZipFile(path) as package:
        members = {info.filename: package.read(info) for info in package.infolist()}
    name = next(name for name in members if name.endswith(ending))
    text = members[name].decode()
    whole = head.endswith(">") and "<w:document" in head
    text = head if whole else head + text.partition("?>")[2] if "?>" in text[:80] else head + text
    for plain in ("<v>1</v>", ">x<"):
        text = text.replace(plain, instead or plain)
    members[name] = text.encode()
    return a_zip(path, members)


def test_xml_that_blows_up_is_never_blown_up(tmp_path):
    paths = list(bombs(tmp_path))

    got = weighed(*paths)

    assert len(paths) == 10
    for name, answer in got.items():
        assert not isinstance(answer, str), (name, answer)
        result, seconds, peak = answer
        said = result.extract.text if result.extract else ""
        assert result.status in {Status.READ, Status.EMPTY, Status.FAILED}
        assert len(said) < 3_000_000, name
        assert seconds < 15, name
        assert peak < 700 * MEGABYTE, name


def test_a_pdf_that_never_ends_costs_its_time_and_no_other_file(tmp_path):
    sound = a_pdf(tmp_path / "b.pdf", ["通知"])

    got = weighed(an_endless_pdf(tmp_path / "a.pdf"), sound, seconds=8.0)

    assert got["a.pdf"] == "读取超过时限：8 s"
    assert got["b.pdf"][0].status is Status.READ


def test_page_trees_that_bite_their_tail_or_lie_about_their_length_end(tmp_path):
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    loop = a_pdf_of(tmp_path / "loop.pdf", {1: catalog, 2: b"<</Type/Pages/Count 9/Kids[2 0 R]>>"})
    liar = a_pdf_of(
        tmp_path / "liar.pdf",
        {
            1: catalog,
            2: b"<</Type/Pages/Count 2147483647/Kids[3 0 R]>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9e9 9e9]/Contents 4 0 R>>",
            4: stream(b"q Q"),
        },
    )

    got = weighed(loop, liar)

    assert {name: type(answer) for name, answer in got.items()} == dict.fromkeys(got, tuple)


@pytest.mark.parametrize("real", [False, True])
def test_a_png_of_400_million_pixels_has_its_size_and_costs_little(tmp_path, real):
    got = weighed(a_huge_png(tmp_path / "a.png", 20_000, real=real))

    result, seconds, peak = got["a.png"]
    assert (result.facts.photo.width, result.facts.photo.height) == (20_000, 20_000)
    assert seconds < 15
    assert peak < 300 * MEGABYTE


def test_a_tiff_of_400_million_pixels_has_its_size_and_costs_little(tmp_path):
    with Image.new("1", (20_000, 20_000)) as image:
        image.save(tmp_path / "a.tif", compression="group4")

    result, _seconds, peak = weighed(tmp_path / "a.tif")["a.tif"]

    assert result.facts.photo.width == 20_000
    assert peak < 300 * MEGABYTE


@pytest.mark.slow
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_of_400_million_pixels_has_its_size(tmp_path, progressive):
    with Image.new("L", (20_000, 20_000), 128) as image:
        image.save(tmp_path / "a.jpg", quality=50, progressive=progressive)

    result, seconds, _peak = weighed(tmp_path / "a.jpg", seconds=60.0)["a.jpg"]

    assert result.facts.photo.width == 20_000
    assert seconds < 40


def test_entries_that_overlap_are_a_bomb_whatever_their_number(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("kernel", bytes(20 * MEGABYTE))
        first = package.infolist()[0]
        for _ in range(4000):  # all of one and the same run of bytes
            twin = zipfile.ZipInfo("kernel")
            for name in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(twin, name, getattr(first, name))
            package.filelist.append(twin)
    (tmp_path / "out").mkdir()

    got = unpack(UnpackTask(str(path), "a.zip", "zip", str(tmp_path / "out")))

    assert got.failure is not None
    assert got.failure[0] in {"G03", "G05"}
    assert list((tmp_path / "out").iterdir()) == []


POLYGLOTS = {
    "pdf+zip.pdf": ("pdf", False),
    "zip+pdf.pdf": ("zip", True),
    "gif+html.html": ("gif", True),
    "jpeg+zip.jpg": ("jpeg", False),
}


def polyglots(folder):
    """Build files that are two things at once."""
    zipped = a_zip(folder / "x.zip", {"a.txt": b"x" * 100}).read_bytes()
    paged = a_pdf(folder / "x.pdf", ["通知"]).read_bytes()
    shot = a_photo(folder / "x.jpg", size=(40, 30)).read_bytes()
    moving = a_photo(folder / "x.gif", size=(40, 30), format="GIF").read_bytes()
    (folder / "pdf+zip.pdf").write_bytes(paged + zipped)
    (folder / "zip+pdf.pdf").write_bytes(zipped + paged)
    (folder / "gif+html.html").write_bytes(moving + b"<html><script>x</script></html>")
    (folder / "jpeg+zip.jpg").write_bytes(shot + zipped)


def test_of_a_file_that_is_two_things_the_beginning_decides(tmp_path):
    polyglots(tmp_path)

    got = weighed(*(tmp_path / name for name in POLYGLOTS))

    assert {
        name: (answer[0].format, answer[0].extension_differs) for name, answer in got.items()
    } == POLYGLOTS


def test_a_file_that_keeps_growing_fails_and_says_so(tmp_path):
    path = a_text(tmp_path / "a.txt", "x" * 60_000_000)
    stop = threading.Event()

    def grow():
        while not stop.is_set():
            with path.open("ab") as file:
                file.write(b"x")
            time.sleep(0.001)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        got = read_file(ReadTask(str(path), "a.txt"))
    finally:
        stop.set()
        writer.join()

    assert (got.status, got.failure.code) == (Status.FAILED, "G03")
    assert got.failure.reason == "读取时文件正在变动"
    assert got.extract is None


_armed = []


def _meddle(event, arguments):
    if event == "open" and _armed and str(arguments[0]) == str(_armed[0]):
        path = _armed.pop()
        with path.open("w", encoding="utf-8") as file:  # while the first reading has begun
            file.write("后来的内容")


def test_a_file_replaced_while_it_is_read_is_read_once_more(tmp_path):
    path = a_text(tmp_path / "a.txt", "先前的内容")
    sys.addaudithook(_meddle)
    _armed.append(path)

    got = read_file(ReadTask(str(path), "a.txt"))

    assert (got.status, got.extract.text, got.size) == (Status.READ, "后来的内容", 15)


@pytest.mark.skipif(os.name == "nt", reason="POSIX has such files")
def test_pipes_sockets_and_devices_are_never_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")

    reasons = {
        name: read_file(ReadTask(str(tmp_path / name), name)).failure.reason
        for name in ("pipe.txt", "socket.txt", "device.txt")
    }

    assert reasons == dict.fromkeys(reasons, "不是普通文件")


def test_a_file_larger_than_anything_is_said_to_be_too_large(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        try:
            file.truncate(100 << 30)
        except OSError:
            pytest.skip("the file system has no sparse files")

    begin = time.monotonic()
    got = read_file(ReadTask(str(path), "a.txt"))

    assert (got.failure.code, got.failure.reason) == (
        "G05",
        "文件太大，读不了：> 16 GB",
    )
    assert time.monotonic() - begin < 1


def test_chains_of_a_compound_file_are_no_longer_than_the_file(tmp_path):
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<H", head, 30, 16)  # sectors of 64 kB
    struct.pack_into("<II", head, 44, 1, 1)
    struct.pack_into("<II", head, 68, 0, 0xFFFFFFF0)  # a list of tables that is its own next
    head[76:512] = struct.pack("<109I", *[0] * 109)
    sectors = struct.pack("<16384I", *[1] * 16384) * 3  # every sector's next is sector 1
    (tmp_path / "a.doc").write_bytes(bytes(head).ljust(1 << 16, b"\0") + sectors)

    result, seconds, peak = weighed(tmp_path / "a.doc")["a.doc"]

    assert result.status is Status.FAILED
    assert seconds < 5
    assert peak < 200 * MEGABYTE
