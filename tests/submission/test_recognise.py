"""Only our own untouched packages may be replaced."""

import pytest
from submission.bags import a_bag
from submission.sample import a_plan, exported

from archivist.submission.bag import opened
from archivist.submission.recognise import is_untouched_package, package_of, written_pieces


@pytest.fixture(params=["out", "out.zip"])
def package(request, tmp_path):
    exported(a_plan(tmp_path / "evidence"), tmp_path / request.param)
    return tmp_path / request.param


def test_a_package_of_ours_is_known(package):
    with opened(package) as bag:
        pieces = list(written_pieces(package_of(bag)))

    assert len(pieces) == 4
    assert is_untouched_package(package)


@pytest.mark.parametrize("name", ["note.txt", "data/note.txt", "data/new/note.txt"])
def test_a_package_into_which_somebody_put_a_file_is_not_ours_to_delete(tmp_path, name):
    exported(a_plan(tmp_path / "evidence"), tmp_path / "out")
    (tmp_path / "out" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "out" / name).write_bytes(b"mine")

    assert not is_untouched_package(tmp_path / "out")


def test_other_things_are_not_ours(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    foreign = a_bag(tmp_path / "bag", {"package.json": b'{"format": "npm"}'})

    for path in (foreign, tmp_path / "empty", tmp_path / "file", tmp_path / "gone"):
        assert not is_untouched_package(path)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"pieces": 3}'])
def test_a_broken_package_json_is_not_ours(tmp_path, content):
    with opened(a_bag(tmp_path, {"package.json": content})) as bag:
        assert package_of(bag) is None
