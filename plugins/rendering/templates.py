"""The templates: a view in, HTML out, and nothing else within reach.

Reads   ``theme/templates``.
Gives   ``Templates.render(view)``; a name that the view lacks is an error, not an empty string.
"""

from pathlib import Path
from typing import Any, ClassVar, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.languages import Language
from plugins.languages.words import Words
from plugins.model.frame import Frame


class PageView(Protocol):
    """A view that becomes a page: its template and the frame around it."""

    template: ClassVar[str]

    @property
    def frame(self) -> Frame: ...


class Templates:
    """One environment a language: Jinja binds the words of the interface at load."""

    def __init__(self, theme: Path, words: dict[Language, Words]) -> None:
        self._environments = {
            language: _environment(theme, catalogue) for language, catalogue in words.items()
        }

    def render(self, view: PageView) -> str:
        """The page as HTML, ending in one line end."""
        template = self._environments[view.frame.language].get_template(view.template)
        return template.render(page=view) + "\n"


def _environment(theme: Path, words: Words) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    install: Any = environment
    install.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)
    return environment
