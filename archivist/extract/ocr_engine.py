"""The recognition library: RapidOCR with the PP-OCR models of its own package, offline.

It is optional (``archivist[ocr]``) and heavy (a second and 200 MB), so it is imported when the first
page needs it, in a worker process. One thread is used: the workers share the processors.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

PACKAGES = ("rapidocr", "onnxruntime")
MAX_SIDE = 4000  # pixels of a picture; what is longer is made smaller first
_DETECTOR, _RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


class OcrUnavailableError(Exception):
    """The recognition library is not installed, or does not start on this machine."""


def available() -> bool:
    """Whether the library is installed; cheap, nothing is imported."""
    return all(importlib.util.find_spec(name) is not None for name in PACKAGES)


@cache
def engine() -> Any:
    """Return the engine, loaded once a process from the models in the package; nothing is fetched.

    Raises OcrUnavailableError.
    """
    try:
        import cv2  # noqa: PLC0415
        import rapidocr  # noqa: PLC0415
    except (ImportError, OSError) as error:
        raise OcrUnavailableError(str(error)) from error
    models = Path(rapidocr.__file__).parent / "models"
    for name in (_DETECTOR, _RECOGNISER):
        if not (models / name).is_file():
            raise OcrUnavailableError(f"{name} is not in the package")
    cv2.setNumThreads(1)
    made: Any = rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": MAX_SIDE,
            "Global.text_score": 0.0,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(models / _DETECTOR),
            "Det.limit_type": "max",
            "Rec.model_path": str(models / _RECOGNISER),
        }
    )
    # Loaded by the library when first used, which would be too late to set the search scale.
    made._load_det_model()  # noqa: SLF001
    return made
