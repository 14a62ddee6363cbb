"""公益广告 37块 typed at the command line: the page, the row, the stamp of the photo, and no other."""

import importlib.util

import pytest
from advertising import PDF, PHOTO, QUERY, TABLE, make_evidence

from archivist.services.scan import scan
from archivist.services.workspace import create

CAN_SEE = importlib.util.find_spec("rapidocr") is not None


@pytest.fixture(scope="module")
def office_root(tmp_path_factory):
    """Scan once: looking at the photo takes its time."""
    home = tmp_path_factory.mktemp("find")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVIST_CACHE", str(home / "cache"))
        patch.setenv("ARCHIVIST_CONFIG", str(home / "config"))
        make_evidence(home / "材料")
        list(scan(create(home / "工作区", home / "材料"), workers=1))
    return home


@pytest.fixture
def scanned(office_root, monkeypatch):
    monkeypatch.setenv("ARCHIVIST_CACHE", str(office_root / "cache"))
    monkeypatch.setenv("ARCHIVIST_CONFIG", str(office_root / "config"))
    monkeypatch.chdir(office_root)


def found(archivist, *words):
    result = archivist("-w", "工作区", "search", *words, "--json")
    return {each["path"]: each for each in result.of("hit")}, result


@pytest.mark.parametrize("query", [QUERY, "公益广告37块", f'"{QUERY}"'])
def test_the_page_and_the_row_are_named_and_nothing_else_is_found(archivist, scanned, query):
    hits, result = found(archivist, query)

    assert hits[PDF]["place"] == "第2页"
    assert hits[TABLE]["place"] == "Sheet1!B3"
    assert set(hits) == ({PDF, TABLE, PHOTO} if CAN_SEE else {PDF, TABLE})
    assert result.summary["seconds"] < 1


@pytest.mark.skipif(not CAN_SEE, reason="recognition is not installed")
def test_the_stamp_burnt_into_a_photo_is_found_with_its_place(archivist, scanned):
    hit = found(archivist, QUERY)[0][PHOTO]

    assert hit["place"].startswith("图中")
    assert [hit["snippet"][a:b] for a, b in hit["spans"]] == ["公益广告", "37块"]


def test_a_number_more_or_less_finds_nothing_or_the_other(archivist, scanned):
    assert set(found(archivist, "公益广告 38块")[0]) == {"情况/其他.docx"}
    assert found(archivist, "公益广告 39块")[0] == {}
