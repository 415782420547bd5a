"""The key of a page: it changes with all that decides the page's bytes, and with nothing else."""

import os
import subprocess
import sys
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from plugins.languages.words import Words
from plugins.rendering.templates import Templates, TemplateSources
from tests.support.paths import ROOT

TEXTS = {
    "page.html": '{% extends "layout.html" %}{% from "parts/link.html" import link %}'
    "{% block main %}{{ page.title }}{{ link() }}{% endblock %}",
    "layout.html": '{% include "parts/foot.html" %}{% block main %}{% endblock %}',
    "parts/link.html": "{% macro link() %}<a>{% trans %}Berita{% endtrans %}</a>{% endmacro %}",
    "parts/foot.html": "<footer></footer>",
    "unused.html": "x",
    "other.html": "y",
}


@dataclass(frozen=True)
class Frame:
    language: str = "id"


@dataclass(frozen=True)
class View:
    title: str
    frame: Frame = Frame()
    template: ClassVar[str] = "page.html"


@dataclass(frozen=True)
class OtherView(View):
    template: ClassVar[str] = "other.html"


def key(view: Any = View("Halo"), *, english: str = "News", **changed: str) -> bytes:
    texts = {**TEXTS, **{name.replace("__", "/") + ".html": text for name, text in changed.items()}}
    words = {"id": Words("id"), "en": Words("en", {"Berita": english})}
    return Templates(TemplateSources(texts, words)).key(view)


def test_equal_views_have_equal_keys() -> None:
    assert key(View("Halo")) == key(View("Halo"))
    assert len(key()) == 16


@pytest.mark.parametrize("name", ["page", "layout", "parts__link", "parts__foot"])
def test_a_template_that_is_taken_in_changes_it(name: str) -> None:
    text = TEXTS[name.replace("__", "/") + ".html"]
    assert key(**{name: f"{text} "}) != key()


def test_a_template_that_is_not_taken_in_leaves_it() -> None:
    assert key(unused="anders") == key()
    assert key(new="baru") == key()


def test_a_template_named_only_while_rendering_may_be_any() -> None:
    dynamic = "{% include page.title %}"
    assert key(page=dynamic, unused="anders") != key(page=dynamic)


def test_the_view_its_template_and_its_language_change_it() -> None:
    keys = [key(View("Halo")), key(View("Hai")), key(OtherView("Halo"))]
    keys.append(key(View("Halo", Frame("en"))))
    assert len(set(keys)) == 4


def test_words_of_the_interface_change_pages_of_their_language() -> None:
    english = View("Halo", Frame("en"))
    assert key(english, english="Stories") != key(english)
    assert key(english="Stories") == key()


def test_a_value_that_has_no_fingerprint_is_an_error() -> None:
    with pytest.raises(TypeError, match="fingerprint"):
        key(SimpleNamespace(title=object(), template="page.html", frame=Frame()))


def test_keys_are_the_same_in_every_process() -> None:
    program = (
        "from tests.rendering.test_templates_key import key\n"
        "from plugins.model.fingerprints import fingerprint\n"
        "print(key().hex(), fingerprint({'b': {'z', 'y', 'x'}, 'a': 1}).hex())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
