"""Step back behind whoever waits in front of a screen: readers take what time is left over."""

from __future__ import annotations

import ctypes
import logging
import os
import sys

_NICER = 5
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS
log = logging.getLogger(__name__)


def step_back() -> None:
    """Lower this process's priority; where the system refuses, it stays as it is, and is noted."""
    try:
        if sys.platform == "win32":
            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        else:
            os.nice(_NICER)
    except OSError as error:
        log.info("priority stays as it is: %s", error)
