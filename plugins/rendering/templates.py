"""The templates: a view in, HTML out, and nothing else within reach.

Reads   ``theme/templates``.
Gives   ``TemplateSources``, which is plain text and can travel; ``Templates.render(view)``, where
        a name that the view lacks is an error, not an empty string; and each template's key.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.meta import find_referenced_templates

from plugins.languages import LANGUAGES, Language
from plugins.languages.words import Words
from plugins.model.code_version import code_version
from plugins.model.fingerprints import fingerprint
from plugins.model.memory import Memory, remembered
from plugins.model.outputs import PageView
from plugins.rendering.build_state import TemplateKey
from plugins.rendering.compiled_templates import CompiledTemplates


def templates_in(theme: Path) -> Path:
    """Where a theme has its templates."""
    return theme / "templates"


@dataclass(frozen=True)
class TemplateSources:
    """Every template's text by its name, and the words of the interface by language."""

    texts: Mapping[str, str]
    words: Mapping[Language, Words]

    @classmethod
    def read(cls, theme: Path, words: Mapping[Language, Words]) -> "TemplateSources":
        folder = templates_in(theme)
        found = {
            path.relative_to(folder).as_posix(): path.read_text("utf-8")
            for path in sorted(folder.rglob("*.html"))
        }
        return cls(found, dict(words))


class Templates:
    """One environment a language: Jinja binds the words of the interface at load.

    ``folder`` is where the templates are and may be kept compiled, which depends on no language.
    """

    def __init__(
        self, sources: TemplateSources, memory: Memory | None = None, folder: Path | None = None
    ) -> None:
        self._sources = sources
        self._memory = memory or Memory()
        # Read now: were the program changed while workers run, their keys would differ.
        self._program = code_version(("rendering",), ("Jinja2", "MarkupSafe"))
        compiled = CompiledTemplates(folder, self._program) if folder is not None else None
        self._environments = {
            language: _environment(sources.texts, catalogue, compiled)
            for language, catalogue in sources.words.items()
        }
        self._keys: dict[tuple[str, Language], bytes] = {}

    def render(self, view: PageView) -> str:
        """The page as HTML, ending in one line end."""
        template = self._environments[view.frame.language].get_template(view.template)
        return template.render(page=view) + "\n"

    def key(self, view: PageView) -> bytes:
        """What decides the page's bytes: its view, its template with all that it takes in.

        Two views with one key give the same bytes, on any machine with the same program.
        """
        language = view.frame.language
        known = (view.template, language)
        return hashlib.sha256(self.template_key(*known) + fingerprint(view)).digest()[:16]

    def of(self, view: PageView) -> TemplateKey:
        """The template that shows ``view``, as a build's state keeps it."""
        language = view.frame.language
        return view.template, language, self.template_key(view.template, language)

    def unchanged(self, kept: TemplateKey) -> bool:
        """Whether a template, with all that it takes in, is what it was."""
        name, language, key = kept
        if name not in self._sources.texts or language not in LANGUAGES:
            return False
        return self.template_key(name, "en" if language == "en" else "id") == key

    def template_key(self, template: str, language: Language) -> bytes:
        """What decides how a template shows any view in ``language``."""
        known = (template, language)
        if known not in self._keys:
            self._keys[known] = self._worked_out(*known)
        return self._keys[known]

    def _worked_out(self, template: str, language: Language) -> bytes:
        whole = hashlib.sha256(self._program)
        whole.update(fingerprint(self._sources.words[language]))
        for name in sorted(self._taken_in(template)):
            whole.update(f"{name}\0{self._sources.texts[name]}\0".encode())
        return whole.digest()[:16]

    def _taken_in(self, template: str) -> set[str]:
        """``template`` and every template that it extends, includes or imports, at any depth."""
        found: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            # What is named but not there counts once it is.
            if name not in found and name in self._sources.texts:
                found.add(name)
                waiting += self._references.get(name, ())
        return found

    @cached_property
    def _references(self) -> dict[str, tuple[str, ...]]:
        """What each template names, kept from build to build: finding out parses all of them."""
        told = fingerprint(self._sources.texts)
        kind = dict[str, tuple[str, ...]]
        return remembered(self._memory, kind, ("template references", told), self._parsed)

    def _parsed(self) -> dict[str, tuple[str, ...]]:
        parser = next(iter(self._environments.values()))
        every = tuple(self._sources.texts)
        found: dict[str, tuple[str, ...]] = {}
        for name, text in self._sources.texts.items():
            names = list(find_referenced_templates(parser.parse(text)))
            # A name that is only known while rendering may be any of them.
            found[name] = every if None in names else tuple(n for n in names if n is not None)
        return found


def _environment(
    texts: Mapping[str, str], words: Words, compiled: CompiledTemplates | None
) -> Environment:
    environment = Environment(
        loader=DictLoader(texts),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
        extensions=["jinja2.ext.i18n"],
    )
    install: Any = environment
    install.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)
    return environment
