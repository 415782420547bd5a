"""One file of the output, looked at by all that its type asks for.

Reads   a file's path below the output and its bytes.
Gives   ``look``: ``FileFacts``, which follow from these two and the site's host alone.
"""

from collections.abc import Iterator

from msgspec import structs

from plugins.gate.addresses import lead
from plugins.gate.data_files import read_data
from plugins.gate.documents import document_findings
from plugins.gate.drawings import drawing_findings
from plugins.gate.file_types import SQUEEZED, TEXTS, type_findings
from plugins.gate.findings import FileFacts, Finding, SheetFacts, shortened
from plugins.gate.foreign_code import code_in_script
from plugins.gate.packed_twins import held_by
from plugins.gate.page_reading import compressed_size, read_page
from plugins.gate.pictures import picture_findings
from plugins.gate.secrets import blobs_in, secrets_in
from plugins.gate.stylesheets import sheet_of
from plugins.gate.words import BREAK, gambling_words

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".ico")


def look(name: str, data: bytes, host: str) -> FileFacts:
    """Everything that one file says; a check that fails is a finding, never a pass."""
    wrong = tuple(type_findings(name, data))
    if wrong:
        return FileFacts(findings=(*wrong, *secrets_in(data.decode("latin-1"), name)))
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    try:
        if ending in TEXTS or not ending:
            return _text_file(name, ending, data, host)
        if ending in SQUEEZED:
            return FileFacts(twin=held_by(ending, data))
        return FileFacts(findings=tuple(_binary(name, ending, data)), sent=len(data))
    except Exception as error:  # noqa: BLE001 (hostile bytes may raise anything)
        return FileFacts(findings=(_unreadable(name, f"{type(error).__name__}: {error}"),))


def _binary(name: str, ending: str, data: bytes) -> Iterator[Finding]:
    if ending in _PICTURES:
        yield from picture_findings(name, data)
    elif ending == ".pdf":
        yield from document_findings(name, data)


def _text_file(name: str, ending: str, data: bytes, host: str) -> FileFacts:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return FileFacts(findings=(_unreadable(name, str(error)),))
    if ending == ".html":
        facts, passages = read_page(name, data, text, host)
    elif ending == ".css":
        facts, passages = _sheet(name, data, text, host), text
    elif ending == ".js":
        found = tuple(code_in_script(name, text))
        facts, passages = FileFacts(findings=found, sent=compressed_size(data)), text
    elif ending == ".svg":
        found = tuple(drawing_findings(name, data))
        facts, passages = FileFacts(findings=found, sent=compressed_size(data)), text
    else:
        facts, told = read_data(name, data, text, host)
        passages = BREAK.join(told)
    more = [*secrets_in(text, name), *blobs_in(text, name), *_words(name, passages)]
    if not more:
        return facts
    return _with(facts, more)


def _sheet(name: str, data: bytes, text: str, host: str) -> FileFacts:
    sheet = sheet_of(text)
    leads = [lead(address, f"/{name}", host) for address in sheet.loads]
    away = tuple(
        Finding(
            name,
            "other-host",
            shortened(each.address),
            "CSS ini meminta berkas dari server lain.",
            "This stylesheet asks another host for a file.",
        )
        for each in leads
        if each.kind == "foreign"
    )
    links = tuple(each.address for each in leads if each.kind == "own")
    shown = SheetFacts(sheet.hiding)
    return FileFacts(findings=away, sheet=shown, links=links, sent=compressed_size(data))


def _with(facts: FileFacts, more: list[Finding]) -> FileFacts:
    findings = tuple(dict.fromkeys((*facts.findings, *more)))
    return structs.replace(facts, findings=findings)


def _words(name: str, passages: str) -> Iterator[Finding]:
    for hit in gambling_words(passages):
        word = hit.passage[hit.start : hit.end]
        yield Finding(
            name,
            "gambling-words",
            shortened(hit.passage, hit.start, hit.end),
            f"Ada kata “{word}”.",
            f"The word “{word}” is there.",
            "error",
            hit.passage,
            hit.start,
            hit.end,
        )


def _unreadable(name: str, excerpt: str) -> Finding:
    return Finding(
        name,
        "unreadable",
        shortened(excerpt),
        "Berkas ini tidak dapat diperiksa.",
        "This file can't be looked into.",
    )
