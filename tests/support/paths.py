"""Where things are, for tests."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
MODULES = ROOT / "node_modules"
TODAY = "2026-11-21"
