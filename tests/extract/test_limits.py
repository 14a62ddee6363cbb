"""What one file may cost."""

import pytest

from archivist.extract import limits
from archivist.extract.base import DamagedError, Passage, UnreadableError

_MB = 1 << 20


@pytest.mark.parametrize(("unpacked", "packed"), [(201 * _MB, 200 * _MB), (51 * _MB, 1000)])
def test_too_much_or_too_dense_is_a_bomb(unpacked, packed):
    with pytest.raises(DamagedError, match="解开后大得不正常（压缩炸弹）"):
        limits.check_unpacked(unpacked, packed)


@pytest.mark.parametrize(("unpacked", "packed"), [(199 * _MB, 10 * _MB), (49 * _MB, 1000), (0, 0)])
def test_large_and_well_packed_files_are_no_bombs(unpacked, packed):
    limits.check_unpacked(unpacked, packed)


def test_text_is_kept_up_to_the_limit():
    passages = [Passage("字" * 999)] * 2500

    kept, cut = limits.kept_text(passages)

    assert (len(kept), cut) == (2000, True)
    assert limits.kept_text(passages[:3]) == (tuple(passages[:3]), False)


def test_a_document_that_no_program_would_open_is_not_loaded():
    with pytest.raises(UnreadableError, match="太大"):
        limits.check_size(513 * _MB, "rtf")

    limits.check_size(512 * _MB, "docx")
    limits.check_size(5000 * _MB, "pdf")
