"""The machine that a benchmark ran on: what explains its figures, and nothing that names it.

Reads   ``/proc`` where there is one.
Gives   ``describe``.
"""

import os
import platform
import re
from pathlib import Path


def describe() -> dict[str, str | int | float]:
    """Cores this program may use, memory in GiB, the processor's name, system and Python."""
    return {
        "cores": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1,
        "memory_gib": _memory(),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _memory() -> float:
    match = re.search(r"^MemTotal:\s+(\d+) kB", _text("/proc/meminfo"), re.MULTILINE)
    return round(int(match[1]) / 2**20, 1) if match else 0.0


def _processor() -> str:
    match = re.search(r"^model name\s*:\s*(.+)$", _text("/proc/cpuinfo"), re.MULTILINE)
    return match[1].strip() if match else platform.processor() or "unknown"


def _text(path: str) -> str:
    file = Path(path)
    return file.read_text("utf-8") if file.exists() else ""
