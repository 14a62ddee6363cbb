"""The tag files as RFC 8493 wants them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from submission.sample import a_plan

from archivist.submission.manifest import bag_info, decode_path, encode_path, manifest


@given(st.text())
def test_a_path_survives_being_written_and_read(path):
    assert decode_path(encode_path(path)) == path
    assert not set(encode_path(path)) & set("\r\n")


def test_only_line_breaks_and_percent_signs_are_escaped():
    assert encode_path("data/100% 文\r\n明.txt") == "data/100%25 文%0D%0A明.txt"
    assert decode_path("data/a%0ab%20c") == "data/a\nb%20c"


def test_a_manifest_is_sorted_by_path():
    assert manifest({"data/b": "22", "data/a": "11"}) == b"11  data/a\n22  data/b\n"


def test_bag_info_counts_the_payload_and_keeps_every_value_on_one_line(tmp_path):
    plan = replace(a_plan(tmp_path), title="第一行\r\nPayload-Oxum: 1.1")

    text = bag_info(plan, [3, 4]).decode()

    assert "Payload-Oxum: 7.2\n" in text
    assert "External-Description: 第一行 Payload-Oxum: 1.1\n" in text
    assert "Bagging-Date: 2017-07-31\n" in text
