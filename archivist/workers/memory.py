"""How much memory a worker may have and has had, in bytes, asked of each system in its own way."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

RECYCLE_BYTES = 1 << 30  # a worker that has held this much is replaced
LIMIT_BYTES = 4 << 30  # of one worker, where the system can limit it
_LEAST = 2 << 30  # libraries reserve more addresses than they use


def limit() -> None:
    """Limit this process to LIMIT_BYTES, or to three quarters of a smaller machine's memory.

    What asks for more gets a MemoryError, or ends the process where a library in C takes it badly.
    macOS has no such limit.
    """
    if sys.platform == "win32":
        _limit_job(LIMIT_BYTES)
    else:
        import resource  # noqa: PLC0415 — exists on POSIX only

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = min(LIMIT_BYTES, max(_LEAST, _physical() * 3 // 4))
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS refuses
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def peak() -> int:
    """Return the most this process has held."""
    if sys.platform == "win32":
        return _peak_of_process()
    if sys.platform == "linux":  # where ru_maxrss starts with what the parent has held
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    import resource  # noqa: PLC0415 — exists on POSIX only

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _physical() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return LIMIT_BYTES


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        ("peak", ctypes.c_size_t),
        *((f"other{number}", ctypes.c_size_t) for number in range(7)),
    )


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h, its first part and I/O counters flattened."""

    _fields_ = (
        ("times", ctypes.c_int64 * 2),
        ("flags", ctypes.c_uint32),
        ("least_set", ctypes.c_size_t),
        ("most_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


_PROCESS_MEMORY = 0x100
_EXTENDED = 9


def _limit_job(most: int) -> None:
    """Put this process into a job of its own with a limit on memory; without effect where refused."""
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = _Limits(flags=_PROCESS_MEMORY, process_memory=most)
        kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))


def _peak_of_process() -> int:
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        counters = _Counters(size=ctypes.sizeof(_Counters))
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        if kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size):
            return int(counters.peak)
    return 0
