"""Whether everything that the pages of a site point to is there.

Reads   every HTML and CSS file of an output folder.
Gives   ``problems``: one line each, in order; empty where all is well.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
POINTERS = ("href", "src", "poster", "data", "action", "xlink:href")


@dataclass(slots=True)
class Document:
    """What one page offers and what it points to; addresses as written."""

    address: str
    ids: Counter[str] = field(default_factory=Counter)
    targets: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    language: str = ""


def problems(output: Path) -> list[str]:
    """Dead links and fragments, links that redirect, double ids, one-sided hreflang."""
    documents = {}
    for file in sorted(output.rglob("*.html")):
        document = read(file, output)
        documents[document.address] = document
    files = {"/" + path.relative_to(output).as_posix() for path in output.rglob("*")}
    hosts = {urlsplit(d.canonical).netloc for d in documents.values() if d.canonical}
    found: list[str] = []
    for document in documents.values():
        found += own_problems(document)
        found += target_problems(document, documents, files, hosts)
        found += alternate_problems(document, documents, hosts)
    for path in sorted(output.rglob("*.css")):
        address = "/" + path.relative_to(output).as_posix()
        for target in sorted(set(CSS_ADDRESS.findall(path.read_text("utf-8")))):
            problem = missing(urljoin(address, target), files, {}, hosts)
            if problem:
                found.append(f"{address}: {target}: {problem}")
    return found


def read(file: Path, output: Path) -> Document:
    """One page's ids and pointers."""
    address = "/" + file.relative_to(output).as_posix().removesuffix("index.html")
    document = Document(address)
    tree = html.document_fromstring(file.read_bytes())
    document.language = tree.get("lang", "")
    for element in tree.iter(etree.Element):
        take(element, document)
    for link in tree.iter("link"):
        rel = link.get("rel", "").split()
        if "alternate" in rel and link.get("hreflang"):
            document.alternates[link.get("hreflang")] = link.get("href", "")
        if "canonical" in rel:
            document.canonical = link.get("href")
    return document


def take(element: html.HtmlElement, document: Document) -> None:
    """What one element offers and points to."""
    values = element.attrib
    if "id" in values:
        document.ids[values["id"]] += 1
    document.targets.update(values[name] for name in POINTERS if name in values)
    if "srcset" in values:
        parts = values["srcset"].split(",")
        document.targets.update(part.split()[0] for part in parts if part.strip())
    for name in REFERENCES:
        document.references.update(values.get(name, "").split())
    styles = values.get("style", "") + ((element.text or "") if element.tag == "style" else "")
    document.targets.update(CSS_ADDRESS.findall(styles))


def own_problems(document: Document) -> Iterator[str]:
    """What is wrong inside one page."""
    for name, count in document.ids.items():
        if count > 1:
            yield f'{document.address}: id "{name}" {count} times'
    for name in sorted(document.references - document.ids.keys()):
        yield f'{document.address}: nothing has the id "{name}" that is referred to'


def target_problems(
    document: Document, documents: dict[str, Document], files: set[str], hosts: set[str]
) -> Iterator[str]:
    """What this page points to and isn't there."""
    for target in sorted(document.targets):
        problem = missing(urljoin(document.address, target.strip()), files, documents, hosts)
        if problem:
            yield f"{document.address}: {target}: {problem}"


def missing(
    target: str, files: set[str], documents: dict[str, Document], hosts: set[str]
) -> str | None:
    """Why ``target``, resolved, leads nowhere; ``None`` where it does or is another site's."""
    parts = urlsplit(target)
    if parts.scheme not in {"", "http", "https"} or (parts.netloc and parts.netloc not in hosts):
        return None
    path, fragment = unquote(parts.path) or "/", unquote(urldefrag(target).fragment)
    if path.endswith("/"):
        if path + "index.html" not in files:
            return "no such page"
    elif path not in files:
        return "no such file"
    elif path + "/index.html" in files:
        return 'redirects: write it with a "/" at its end'
    page = documents.get(path.removesuffix("index.html"))
    if fragment and fragment != "top" and page is not None and fragment not in page.ids:
        return f'that page has no id "{fragment}"'
    return None


def alternate_problems(
    document: Document, documents: dict[str, Document], hosts: set[str]
) -> Iterator[str]:
    """Where this page and its other language don't point at each other."""
    if not document.alternates:
        return
    own = document.alternates.get(document.language)
    if own is None or urlsplit(own).path != document.address:
        yield f'{document.address}: hreflang "{document.language}" is not the page itself'
    if "x-default" not in document.alternates:
        yield f"{document.address}: no hreflang x-default"
    if document.canonical and urlsplit(document.canonical).path != document.address:
        yield f"{document.address}: canonical names {document.canonical}"
    for language, target in sorted(document.alternates.items()):
        parts = urlsplit(target)
        if not parts.scheme or (hosts and parts.netloc not in hosts):
            yield f"{document.address}: hreflang {language} is no full address here: {target}"
        other = documents.get(parts.path)
        if other is None:
            yield f"{document.address}: hreflang {language} leads nowhere: {target}"
        elif language not in {"x-default", other.language}:
            yield f'{document.address}: hreflang {language} leads to "{other.language}"'
        elif other.alternates.get(document.language) != own:
            yield f"{document.address}: {parts.path} does not point back by hreflang"
