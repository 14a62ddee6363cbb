"""HEIC and AVIF pictures, with and without the optional decoder."""

import sys

import pytest
from PIL import Image, features

from archivist.extract import heif
from archivist.extract.base import UnreadableError


def test_without_the_decoder_it_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    path = tmp_path / "a.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic")

    with pytest.raises(UnreadableError, match="pi-heif"):
        heif.extract(path)


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow reads no AVIF")
def test_avif_needs_no_decoder_of_its_own(tmp_path):
    path = tmp_path / "a.avif"
    Image.new("RGB", (640, 480), "green").save(path)

    got = heif.extract(path)

    assert (got.photo.width, got.photo.height) == (640, 480)


def test_a_damaged_picture_raises_where_the_decoder_is_installed(tmp_path):
    pytest.importorskip("pi_heif")
    path = tmp_path / "a.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic" + bytes(100))

    with pytest.raises(Exception, match=r"(?i)cannot|invalid|error"):
        heif.extract(path)
