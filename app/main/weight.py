"""How much memory another process of ours holds, where the system tells."""

import ctypes
import subprocess
import sys
from pathlib import Path

_TAKES_S = 1.0


def weight_of(process: int) -> int:
    """Return the bytes in memory that a process holds; nought where nobody tells."""
    try:
        return _told(process)
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return 0


if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS, as Windows fills it in."""

        _fields_ = (
            ("cb", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            *((name, ctypes.c_size_t) for name in ("most", "now", "a", "b", "c", "d", "e", "f")),
        )

    def _told(process: int) -> int:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = ctypes.c_void_p(kernel.OpenProcess(0x1000, False, process))
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        try:
            kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
        finally:
            kernel.CloseHandle(handle)
        return int(counters.now)

else:

    def _told(process: int) -> int:
        status = Path(f"/proc/{process}/status")
        if not status.exists():
            return by_ps(process)
        lines = status.read_text("ascii", "replace").splitlines()
        # One that has ended, but was not yet fetched, says nothing of it.
        told = (int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))
        return next(told, 0)


def by_ps(process: int) -> int:
    """Return the same as the list of processes of every Unix tells it."""
    line = ["/bin/ps", "-o", "rss=", "-p", str(process)]
    ran = subprocess.run(line, capture_output=True, check=False, timeout=_TAKES_S)  # noqa: S603 - our own words
    return int(ran.stdout) * 1024
