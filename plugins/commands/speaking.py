"""Words for the person at the terminal.

Reads   a sentence in both languages.
Gives   the one that was asked for, on standard error.
"""

import sys


def say(language: str, indonesian: str, english: str) -> None:
    """Tell somebody at the terminal one thing, in their language."""
    sys.stderr.write((english if language == "en" else indonesian) + "\n")
