"""Digital signatures are listed with who and when, never judged."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.digital_seals import find_digital_seals


@pytest.mark.parametrize(
    ("said", "by", "moment"),
    [
        ("Seal gomain_eseal 20200305112131Z", "gomain_eseal", (2020, 3, 5, 11, 21, 31)),
        ("Sign ofdrw-sign 2020-04-22 16:22:44", "ofdrw-sign", (2020, 4, 22, 16, 22, 44)),
        ("Seal 2020-01-25 15:31:56", "", (2020, 1, 25, 15, 31, 56)),
        ("Seal gomain_eseal 20201004072855.302Z", "gomain_eseal", (2020, 10, 4, 7, 28, 55)),
        ("Seal gomain_eseal 20209904072855Z", "gomain_eseal", None),
        ("Sign adbe.pkcs7.detached", "adbe.pkcs7.detached", None),
    ],
)
def test_each_signature_tells_who_and_when(said, by, moment):
    [seal] = find_digital_seals(said)

    assert (seal.by, seal.moment) == (by, dt.datetime(*moment) if moment else None)  # noqa: DTZ001


def test_all_signatures_are_listed():
    assert [s.kind for s in find_digital_seals("Seal a；Sign b；Sign c")] == [
        "seal", "signature", "signature",
    ]  # fmt: skip


def test_a_file_without_signatures_has_none():
    assert find_digital_seals("") == ()


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text):
    assert len(find_digital_seals(text)) <= text.count("；") + 1
