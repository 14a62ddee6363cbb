"""Pictures: what EXIF says, and whether the file is whole."""

from datetime import datetime

import pytest
from builders import a_photo
from PIL import Image

from archivist.extract import image

_TAKEN = datetime(2017, 4, 12, 9, 30)  # noqa: DTZ001


def test_size_and_exif_are_read(tmp_path):
    path = a_photo(
        tmp_path / "a.jpg", taken=_TAKEN, software="美图秀秀", camera=("Canon", "EOS 5D")
    )

    got = image.extract(path).photo

    assert (got.width, got.height, got.taken) == (1600, 1200, _TAKEN)
    assert (got.make, got.model, got.software) == ("Canon", "EOS 5D", "美图秀秀")


def test_a_turned_picture_is_measured_as_shown(tmp_path):
    exif = Image.Exif()
    exif[274] = 6
    with Image.new("RGB", (60, 40)) as made:
        made.save(tmp_path / "a.jpg", exif=exif, dpi=(300, 300))

    got = image.extract(tmp_path / "a.jpg").photo

    assert (got.width, got.height, got.dpi) == (40, 60, 300)


def test_a_place_is_read_and_zeros_are_none(tmp_path):
    for seconds, expected in ((30.0, (40.508333, -109.841667)), (None, (None, None))):
        exif = Image.Exif()
        degrees = (40.0, 30.0, seconds) if seconds else (0.0, 0.0, 0.0)
        east = (109.0, 50.0, seconds) if seconds else (0.0, 0.0, 0.0)
        exif.get_ifd(0x8825).update({1: "N", 2: degrees, 3: "W", 4: east})
        with Image.new("RGB", (8, 8)) as made:
            made.save(tmp_path / "a.jpg", exif=exif)

        got = image.extract(tmp_path / "a.jpg").photo

        assert (got.latitude, got.longitude) == expected


def test_an_unset_clock_is_no_time(tmp_path):
    exif = Image.Exif()
    exif[306] = "0000:00:00 00:00:00"
    with Image.new("RGB", (8, 8)) as made:
        made.save(tmp_path / "a.jpg", exif=exif)

    assert image.extract(tmp_path / "a.jpg").photo.modified is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP"])
def test_every_format_is_read_without_exif_too(tmp_path, kind):
    got = image.extract(a_photo(tmp_path / "a", size=(30, 20), format=kind))

    assert (got.photo.width, got.photo.height, got.photo.taken) == (30, 20, None)
    assert got.images == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP"])
def test_a_torn_picture_is_noticed(tmp_path, kind):
    path = tmp_path / "a"
    with Image.effect_noise((400, 300), 90) as noise, noise.convert("RGB") as made:
        made.save(path, kind)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(OSError):  # noqa: PT011 — Pillow words it in many ways
        image.extract(path)


def test_the_words_of_a_description_are_kept(tmp_path):
    exif = Image.Exif()
    exif[270] = "机密★10年".encode("gb18030")
    with Image.new("RGB", (8, 8)) as made:
        made.save(tmp_path / "a.jpg", exif=exif)

    assert image.extract(tmp_path / "a.jpg").properties["description"] == "机密★10年"
