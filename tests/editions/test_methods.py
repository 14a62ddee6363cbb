"""测评方法 as written."""

from __future__ import annotations

import pytest

from archivist.domain.edition import Method
from archivist.editions.methods import read_methods

D, V, S, O = Method  # noqa: E741


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("材料审核", (D,)),
        ("材料审核、问卷调查", (D, S)),
        ("问卷调查 材料审核", (D, S)),
        ("网上申报；实地考察", (D, V)),
        ("材料审核（网上申报）", (D,)),
        ("入户问卷调查和网络调查", (S, O)),
        ("-", ()),
    ],
)
def test_methods_are_read(text, expected):
    assert read_methods(text) == (expected, ())


def test_an_unknown_method_is_named():
    assert read_methods("材料审核、占卜") == ((D,), ("占卜",))
