"""Text recognition on one picture: lines in reading order, whichever way the page lies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import starmap
from statistics import mean

from PIL import Image

from archivist.extract.ocr_engine import MAX_SIDE, engine
from archivist.extract.reading_order import Box, OcrLine, Piece, in_reading_order

# Lines are looked for at 55 % of the scale they are read at: as good, in half the time.
_SEARCH_SCALE = 0.55
_SEARCH_SIDE = (960, 2200)
_TURNED_SHARE = 0.6
_DOUBTFUL = 0.86  # a page upside down reads as nonsense below this
_LEAST_SURE = 0.5
_TALL = 1.5


def recognise(image: Image.Image, seals: Sequence[Box] | None = None) -> tuple[OcrLine, ...]:
    """Return the lines on *image* in reading order, boxes in its pixels.

    A page that lies on its side or upside down is turned for reading. Under *seals* (boxes in
    pixels; looked for where not given) the red ink is taken away and the surer reading kept.
    Raises OcrUnavailableError.
    """
    from archivist.extract.seal import find_seals  # noqa: PLC0415 — needs the optional library

    if seals is None:
        seals = [seen.box for seen in find_seals(image) if seen.box]
    small, scale = _within(image)
    pieces, turn = _upright(small)
    turned = _turned(small, turn)
    for box in seals:
        there = _turned_box(_scaled(box, 1 / scale), small.size, turn)
        pieces = _without_seal(turned, pieces, there)
    lines = in_reading_order([piece for piece in pieces if piece.sure >= _LEAST_SURE])
    back = -turn % 4
    return tuple(
        OcrLine(line.text, _scaled(_turned_box(line.box, turned.size, back), scale), line.sure)
        for line in lines
    )


def read_pieces(image: Image.Image) -> list[Piece]:
    """Return what is written on *image* as it lies, in no order, sure or not. Raises OcrUnavailableError."""
    import numpy as np  # noqa: PLC0415 — comes with the optional library

    reader = engine()
    longest = max(image.size)
    side = min(max(round(longest * _SEARCH_SCALE), _SEARCH_SIDE[0]), _SEARCH_SIDE[1])
    reader.text_det.limit_side_len = side
    pixels = np.ascontiguousarray(np.asarray(image.convert("RGB"))[..., ::-1])
    answer = reader(pixels)
    if answer.txts is None:
        return []
    quads = [tuple((float(x), float(y)) for x, y in box) for box in answer.boxes]
    sure = [round(float(score), 4) for score in answer.scores]
    return list(starmap(Piece, zip(answer.txts, quads, sure, strict=True)))


def _within(image: Image.Image) -> tuple[Image.Image, float]:
    """Return *image* no longer than the limit, and how many of its pixels one pixel stands for."""
    longest = max(image.size)
    if longest <= MAX_SIDE:
        return image.convert("RGB"), 1.0
    scale = longest / MAX_SIDE
    size = (max(1, round(image.width / scale)), max(1, round(image.height / scale)))
    return image.convert("RGB").resize(size, Image.Resampling.LANCZOS), scale


def _upright(image: Image.Image) -> tuple[list[Piece], int]:
    """Read a page however it lies; return its pieces and the quarter turns (left) that set it right."""
    pieces = read_pieces(image)
    if not pieces:
        return pieces, 0
    if _is_sideways(pieces):
        return _surest(image, (1, 3))
    if _sureness(pieces) < _DOUBTFUL:
        other, turn = _surest(image, (2,))
        if _sureness(other) > _sureness(pieces):
            return other, turn
    return pieces, 0


def _surest(image: Image.Image, turns: Sequence[int]) -> tuple[list[Piece], int]:
    read = [(read_pieces(_turned(image, turn)), turn) for turn in turns]
    return max(read, key=lambda each: _sureness(each[0]))


def _sureness(pieces: Sequence[Piece]) -> float:
    """Return the mean sureness by character; what is not recognised at all is not sure."""
    total = sum(len(p.text) for p in pieces)
    return sum(len(p.text) * p.sure for p in pieces) / total if total else 0.0


def _is_sideways(pieces: Sequence[Piece]) -> bool:
    def area(piece: Piece) -> int:
        left, top, right, bottom = piece.box
        return (right - left) * (bottom - top)

    tall = [p for p in pieces if p.box[3] - p.box[1] > _TALL * (p.box[2] - p.box[0])]
    return sum(map(area, tall)) > _TURNED_SHARE * sum(map(area, pieces))


def _without_seal(image: Image.Image, pieces: list[Piece], seal: Box) -> list[Piece]:
    """Read the lines that *seal* lies on once more without the red ink, and keep the surer reading.

    In the red channel red ink is as light as paper. What only stood in the ink itself — the name
    along the ring, the star — is left out: it is no line of the page.
    """
    margin = max(seal[3] - seal[1], 40) // 4
    band = (0, max(0, seal[1] - margin), image.width, min(image.height, seal[3] + margin))
    red = image.getchannel("R").crop(band).point(_BLEACH).convert("RGB")
    again = [_moved(piece, band[1]) for piece in read_pieces(red)]
    clear = [piece for piece in again if _overlap(piece.box, seal) > 0]
    kept = [piece for piece in pieces if _overlap(piece.box, seal) <= 0]
    for piece in pieces:
        if _overlap(piece.box, seal) <= 0:
            continue
        same = [c for c in clear if _overlap(c.box, piece.box) > _SAME * _area(c.box)]
        if same and mean(c.sure for c in same) < piece.sure:
            kept.append(piece)
            clear = [c for c in clear if c not in same]
    return kept + clear


_SAME = 0.5
# What is left of the red ink in the red channel is washed out; black print keeps its strength.
_BLEACH = [min(255, value * 255 // 150) for value in range(256)]


def _moved(piece: Piece, down: int) -> Piece:
    return Piece(piece.text, tuple((x, y + down) for x, y in piece.quad), piece.sure)


def _area(box: Box) -> int:
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def _overlap(one: Box, other: Box) -> int:
    """Return the common area in square pixels."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0


_TURNS = {
    1: Image.Transpose.ROTATE_90,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_270,
}


def _turned(image: Image.Image, turn: int) -> Image.Image:
    return image.transpose(_TURNS[turn]) if turn else image


def _turned_box(box: Box, size: tuple[int, int], turn: int) -> Box:
    """Return where *box* lies after *turn* quarter turns to the left of a picture of *size*."""
    left, top, right, bottom = box
    wide, high = size
    for _ in range(turn):
        left, top, right, bottom = top, wide - right, bottom, wide - left
        wide, high = high, wide
    return left, top, right, bottom


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(edge * scale) for edge in box)
    return left, top, right, bottom
