"""The manual says what the program does."""

import pytest

from archivist.paths import RESOURCES
from archivist.services.manual import PAGES, error_classes


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_current(name):
    written = (RESOURCES / "help" / name).read_text(encoding="utf-8")

    assert written == PAGES[name](), "run .ci/manual"


def test_every_error_has_its_own_exit_code_and_says_what_to_do():
    codes = [each.exit_code for each in error_classes()]

    assert len(codes) == len(set(codes)) >= 18
    assert all(2 <= code <= 99 for code in codes)
    assert all(each.advice for each in error_classes())
