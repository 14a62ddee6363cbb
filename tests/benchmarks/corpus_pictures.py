"""The pictures the measures run on: of the corpus where it lies beside the project, and drawn ones."""

from __future__ import annotations

import io
import sys
import tomllib
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from archivist.extract.look import shown

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # what the tests build with

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
LABELS = Path(__file__).resolve().parents[1] / "labels" / "pictures.toml"


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A picture of the corpus, what it may rightly be called, and whether it is reported apart."""

    path: str
    names: tuple[str, ...]
    held_out: bool
    image: Image.Image


def labelled() -> Iterator[Labelled]:
    """Yield the labelled pictures; none where the corpus is absent."""
    for each in tomllib.loads(LABELS.read_text(encoding="utf-8"))["picture"]:
        file, _, inside = each["path"].partition("#")
        if (CORPUS / file).exists():
            image = picture_of(CORPUS / file, inside)
            yield Labelled(each["path"], tuple(each["is"]), each["held_out"], image)


def picture_of(file: Path, inside: str) -> Image.Image:
    """Return a picture in colour, as a reader would decode it."""
    if inside.startswith("page="):
        document = pdfium.PdfDocument(file)
        page = document[int(inside[5:]) - 1]
        scale = min(150 / 72, 1600 / max(page.get_size()))
        image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
        document.close()
        return image
    data = zipfile.ZipFile(file).read(inside) if inside else file.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(io.BytesIO(data))
        scale = 640 / max(image.size)
        image.draft("RGB", (int(image.width * scale), int(image.height * scale)))
        return shown(ImageOps.exif_transpose(image))
