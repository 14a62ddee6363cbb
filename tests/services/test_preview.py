"""What there is to show of each kind of file."""

import zipfile

import pytest
from builders import a_docx, a_pdf, a_photo, an_xlsx
from PIL import Image

from archivist.domain.facts import DigitalSeal, Facts
from archivist.domain.material import Material, Status
from archivist.domain.place import Place, Spot
from archivist.domain.signs import Active, ActiveSign, Draft, DraftSign
from archivist.extract.base import Extract, Table
from archivist.services.preview import Face, material_of, preview_of
from archivist.services.preview_notices import Tone, notices_of
from archivist.services.scan import scan
from archivist.services.workspace import create


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = tmp_path_factory.mktemp("preview")
    evidence = root / "材料"
    a_docx(evidence / "通知.docx", ["正文一段。", "2017年3月20日"], title="关于学习的通知")
    a_pdf(evidence / "文件.pdf", ["第一页", "第二页"])
    an_xlsx(evidence / "表.xlsx", [["单位", "人数"], ["青山区", 12]])
    a_photo(evidence / "图.jpg", size=(400, 300))
    pages = [Image.new("L", (60, 40), shade) for shade in (0, 128, 255)]
    pages[0].save(evidence / "扫描.tif", save_all=True, append_images=pages[1:])
    (evidence / "坏.docx").write_bytes(b"PK\x03\x04broken")
    (evidence / "怪.xyz").write_bytes(bytes(range(256)))
    with zipfile.ZipFile(evidence / "报送.zip", "w") as packed:
        packed.write(evidence / "通知.docx", "一组/通知.docx")
        packed.writestr("二组/空.txt", b"")
    patch = pytest.MonkeyPatch()
    patch.setenv("ARCHIVIST_CACHE", str(root / "cache"))
    patch.setenv("ARCHIVIST_CONFIG", str(root / "config"))
    made = create(root / "工作区", evidence)
    list(scan(made, workers=1))
    yield made
    patch.undo()


@pytest.fixture(autouse=True)
def _own_cache(workspace, monkeypatch):
    monkeypatch.setenv("ARCHIVIST_CACHE", str(workspace.root.parent / "cache"))


def shown(workspace, path):
    return preview_of(workspace, path, material_of(workspace, path))


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("通知.docx", Face.TEXT),
        ("文件.pdf", Face.PAGES),
        ("表.xlsx", Face.SHEETS),
        ("图.jpg", Face.PICTURE),
        ("报送.zip", Face.MEMBERS),
        ("坏.docx", Face.MESSAGE),
        ("怪.xyz", Face.MESSAGE),
    ],
)
def test_each_kind_of_file_is_shown_as_what_it_is(workspace, path, first):
    preview = shown(workspace, path)

    assert preview.faces[0] is first
    assert preview.faces[-1] is Face.FACTS


def test_a_tiff_says_how_many_pictures_it_holds(workspace):
    pages = 3

    assert shown(workspace, "扫描.tif").frames == pages


def test_an_archive_lists_its_members_with_what_became_of_them(workspace):
    members = {row.inside: row for row in shown(workspace, "报送.zip").members}

    assert members["一组", "通知.docx"].tone == "good"
    assert members["二组", "空.txt"].tone == "bad"
    assert members["一组", "通知.docx"].path == "报送.zip!/一组/通知.docx"


def test_a_member_is_shown_like_any_file(workspace):
    preview = shown(workspace, "报送.zip!/一组/通知.docx")

    assert preview.faces[0] is Face.TEXT
    assert preview.disk is not None


def test_what_cannot_be_read_says_why_and_what_to_do(workspace):
    preview = shown(workspace, "坏.docx")

    assert "损坏" in preview.message
    assert preview.remedy


def test_a_date_is_found_where_it_stands(workspace):
    dates = [row for row in shown(workspace, "通知.docx").facts if row.label == "成文日期"]

    assert dates
    assert dates[0].place.paragraph


def test_nothing_of_a_classified_file_is_shown(workspace):
    material = Material("机密.docx", "", 1, status=Status.REFUSED)

    preview = preview_of(workspace, "机密.docx", material)

    assert preview.faces == (Face.MESSAGE,)
    assert "密级" in preview.message
    assert (preview.extract, preview.facts, preview.disk) == (None, (), None)


def test_a_vanished_file_says_so(workspace):
    assert "已不在" in preview_of(workspace, "没有.docx", None).message


def test_what_acts_on_its_own_is_told_first():
    facts = Facts(
        active=(Active(ActiveSign.MACRO, Spot("AutoOpen", Place(member="vba"))),),
        drafts=(Draft(DraftSign.COMMENT, Spot("改")), Draft(DraftSign.COMMENT, Spot("删"))),
        digital_seals=(DigitalSeal("seal", "市政府"),),
    )
    extract = Extract(tables=(Table((("1",),), name="底稿", hidden=True),))

    notices = notices_of(Material("a.docx", "0", 1, facts=facts), extract)

    assert notices[0].tone is Tone.BAD
    assert "AutoOpen" in notices[0].words
    told = "\n".join(notice.words for notice in notices)
    assert all(each in told for each in ("批注 2 处", "未验签", "底稿"))


def test_many_names_are_counted_not_listed():
    active = tuple(Active(ActiveSign.EXTERNAL, Spot(f"http://a/{n}")) for n in range(9))

    (notice,) = notices_of(Material("a", "0", 1, facts=Facts(active=active)), None)

    assert "9 个" in notice.words
    assert "http://a/8" not in notice.words
