"""A table as CSV that a spreadsheet opens with every name intact, and that cannot run in it.

Reads   a table.
Gives   ``csv_bytes``, ``SEPARATOR`` and ``safe``.

RFC 4180: commas, CRLF, quotation marks where needed, one header row. UTF-8 with a byte order mark,
since Excel takes a file without one for the system's old encoding and spoils "é"; programs drop it
(Python: ``utf-8-sig``).
"""

import csv
from datetime import date
from io import StringIO
from typing import Final

from plugins.open_data.columns import Value
from plugins.open_data.tables import Table

SEPARATOR: Final = ";"
"""Between the words of a list; no key, code or spelling holds one."""

_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet compute a cell, by OWASP's page on CSV injection; wide forms too."""


def csv_bytes(table: Table) -> bytes:
    """The whole file."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.dataset.names)
    for record in table.records:
        writer.writerow([_cell(value) for value in record.values()])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        # A number is none of an editor's words: −7.0 must stay one.
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    return safe(SEPARATOR.join(value) if isinstance(value, tuple) else value)


def safe(text: str) -> str:
    """``text``, after an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
