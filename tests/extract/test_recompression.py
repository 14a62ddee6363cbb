"""JPEGs saved once and saved again."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from archivist.extract.image import extract

_GENERATOR = np.random.default_rng(5)


def _scene() -> Image.Image:
    rough = _GENERATOR.integers(0, 255, (90, 120, 3), dtype=np.uint8)
    smooth = Image.fromarray(rough).resize((960, 720), Image.Resampling.BICUBIC)
    return smooth.filter(ImageFilter.GaussianBlur(2))


def _saved(path: Path, *qualities: int) -> Path:
    image = _scene()
    for quality in qualities:
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=quality)
        image = Image.open(io.BytesIO(packed.getvalue()))
        path.write_bytes(packed.getvalue())
    return path


@pytest.mark.parametrize("quality", [50, 75, 85, 95])
def test_a_picture_saved_once_is_not_said_to_be_saved_twice(tmp_path: Path, quality: int) -> None:
    photo = extract(_saved(tmp_path / "a.jpg", quality)).photo

    assert photo is not None
    assert photo.recompressed is False


@pytest.mark.parametrize("qualities", [(50, 80), (60, 85)])
def test_a_coarse_picture_saved_finely_shows_it(tmp_path: Path, qualities: tuple[int, int]) -> None:
    photo = extract(_saved(tmp_path / "a.jpg", *qualities)).photo

    assert photo is not None
    assert photo.recompressed is True


def test_a_small_or_plain_picture_cannot_tell(tmp_path: Path) -> None:
    Image.new("RGB", (800, 600), "white").save(tmp_path / "plain.jpg")

    photo = extract(tmp_path / "plain.jpg").photo

    assert photo is not None
    assert photo.recompressed is None
