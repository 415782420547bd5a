"""Every Indonesian word of the interface has its English."""

import ast
import re
from pathlib import Path

from jinja2 import Environment

from plugins.languages.words import load_words
from tests.support.paths import ROOT

THEME = ROOT / "theme"


def template_messages() -> set[str]:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)

    found: set[str] = set()
    for path in sorted((THEME / "templates").rglob("*.html")):
        source = path.read_text("utf-8")
        for _line, _function, message in environment.extract_translations(source):
            found.update(part for part in _parts(message) if part)
    return found


def _parts(message: object) -> list[str]:
    if isinstance(message, str):
        return [message]
    return [part for part in message if isinstance(part, str)][:1]


def code_messages() -> set[str]:
    found: set[str] = set()
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"gettext", "ngettext", "_"}:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_every_message_has_its_english() -> None:
    english = load_words(THEME)["en"]
    messages = template_messages() | code_messages()
    assert len(messages) > 100
    missing = sorted(m for m in messages if m not in english.singles and m not in english.plurals)
    assert not missing, "\n".join(missing)


def test_catalogues_keep_the_places_for_values() -> None:
    english = load_words(THEME)["en"]
    places = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
    different = [
        message
        for message, translation in english.singles.items()
        # A plural's value may have a name of its own: %(village)s and %(villages)s.
        if len(places.findall(message)) != len(places.findall(translation))
    ]
    assert not different, "\n".join(different)


def test_no_catalogue_translates_one_message_twice_differently() -> None:
    from babel.messages.pofile import read_po

    told: dict[str, tuple[str, Path]] = {}
    for path in sorted((THEME / "translations" / "en").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if isinstance(message.id, str) and message.id and message.string:
                    before = told.setdefault(message.id, (str(message.string), path))
                    assert before[0] == message.string, (message.id, before, path)
