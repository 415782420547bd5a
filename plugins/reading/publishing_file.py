"""``publishing.yml`` to its model.

Reads   the file beside the content folder; one that isn't there is empty.
Gives   ``Publishing``, or problems with line, field and what to write instead.
"""

from pathlib import Path

from plugins.problems import Problems
from plugins.reading.text_files import read_text
from plugins.reading.validation import validate
from plugins.reading.yaml_files import parse_yaml
from plugins.schema.publishing import Publishing


def read_publishing(path: Path, problems: Problems) -> Publishing:
    """What ``path`` says; the defaults where there is none, or where problems were told."""
    if not path.is_file():
        return Publishing()
    text = read_text(path, path.name, problems)
    document = None if text is None else parse_yaml(text, path.name, problems)
    found = None if document is None else validate(Publishing, document, path.name, problems)
    return found or Publishing()
